import Foundation
import MarketModel

/// The lines between the simulation and a program that proposes prices: one JSON object each way per
/// decision.
///
/// Described in docs/reference/external-programs.md; money is in currency units.
enum ProgramMessages {
  /// The version of the protocol; a change that old programs can't read raises it.
  static let version = 1

  /// What a program is told.
  struct Question: Codable, Hashable {
    var protocolVersion = ProgramMessages.version
    var season: Season
    /// Decisions of this season before this one.
    var decision: Int
    /// Days since the start of the measured weeks.
    var day: Int
    var hour: Int
    /// What the own offers have contributed since the start of the measured weeks.
    var contribution: Double
    var own: [OwnOffer]
    var rivals: [RivalOffer]
  }

  /// What stays the same in a season.
  struct Season: Codable, Hashable {
    var scenario: String
    var strategy: String
    var currency: String
    /// First measured day.
    var start: String
    var weeks: Int
    /// For a program's own random numbers: the same in every run of the same season.
    var seed: UInt32
  }

  /// One of the firm's own offers.
  struct OwnOffer: Codable, Hashable {
    var product: String
    var listPrice: Double
    var unitCost: Double
    /// What a unit leaves at the posted price, net of tax and fees.
    var unitProfit: Double
    var posted: Double
    /// The limits that business rules leave for this decision.
    var lowest: Double
    var highest: Double?
    /// Units on hand; absent when unlimited.
    var stock: Int?
    /// Units sold in the last 28 days.
    var recentUnits: Int
    /// What became of it since the last decision; absent at the first one.
    var feedback: Feedback?
  }

  /// What became of an offer since the last decision.
  struct Feedback: Codable, Hashable {
    var price: Double
    var units: Int
    /// Chances to sell: visits, or epochs in markets without consumers.
    var chances: Double
    /// Whether it ran out.
    var censored: Bool
  }

  /// Another firm's offer.
  struct RivalOffer: Codable, Hashable {
    var firm: String
    var product: String
    var price: Double
    var available: Bool
  }

  /// What a program answers; products that it does not name keep their price.
  struct Answer: Codable, Hashable {
    var prices: [String: Double]
  }

  /// The last line of a season that is played from outside.
  struct Ending: Codable, Hashable {
    var protocolVersion = ProgramMessages.version
    var season: Season
    var totals: Totals
  }

  /// What a whole season brought, cool-down included.
  struct Totals: Codable, Hashable {
    var contribution: Double
    var revenue: Double
    var units: Double
    /// The scenario's objective, which `compare` ranks by.
    var objective: Double
  }

  /// A message as a line, without its end.
  static func line(_ message: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(message), as: UTF8.self)
  }
}
