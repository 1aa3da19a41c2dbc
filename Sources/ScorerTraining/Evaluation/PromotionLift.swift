import Foundation
import RandomStreams
public import TransformerScorer

/// How much an item's purchases rise when one promotion of it is switched on.
///
/// In every occasion one offer is drawn and shown without and with the promotion; the rest of the
/// shelf stays. The lift is the ratio of summed purchase probabilities, less 1. An offer counts as
/// often as its shelf is long, so the sums estimate those over every offer.
public struct PromotionLift: Sendable, Equatable, Codable {
  /// Display in the store, off to on.
  public var display: Double
  /// Any page of the mailer, off to on.
  public var mailer: Double
  /// An inside page of the mailer to a major one.
  public var frontPage: Double

  /// At most this many occasions are asked; they stand at equal distances in the table.
  public static let occasionLimit = 60_000

  private static let displayColumn = 1
  private static let mailerColumn = 2
  private static let majorColumn = 3

  /// Asks a model.
  public init(of model: any ChoiceModel, on table: OccasionTable, seed: UInt64) {
    let probe = Probe(table, limit: Self.occasionLimit, seed: seed)
    let plain: [(Int, Float)] = [(Self.mailerColumn, 0), (Self.majorColumn, 0)]
    let inside: [(Int, Float)] = [(Self.mailerColumn, 1), (Self.majorColumn, 0)]
    let off = probe.purchases(model, plain)
    let mailed = probe.purchases(model, inside)
    mailer = mailed / off - 1
    frontPage =
      probe.purchases(model, [(Self.mailerColumn, 1), (Self.majorColumn, 1)]) / mailed - 1
    let hidden = probe.purchases(model, [(Self.displayColumn, 0)])
    display = probe.purchases(model, [(Self.displayColumn, 1)]) / hidden - 1
  }
}

/// A table with one drawn offer in each row.
private struct Probe {
  private var table = OccasionTable()
  private var offers: [Int] = []

  init(_ whole: OccasionTable, limit: Int, seed: UInt64) {
    let count = min(limit, whole.rows)
    for index in 0..<count { table.append(whole.rows * index / count, of: whole) }
    let stream = RandomStream(
      seed: seed, replication: ReplicationKey(.central, number: 0), purpose: "promotion probe",
      entity: EntityKey("evaluation"))
    for row in 0..<table.rows {
      let (first, end) = (table.tokens.offerStarts[row], table.tokens.offerStarts[row + 1])
      let place = Int(stream.uniform(at: UInt64(row)) * Double(end - first))
      offers.append(end > first ? Int(first) + place : -1)
    }
  }

  /// Returns the expected purchases of the drawn offers after their features were set.
  func purchases(_ model: any ChoiceModel, _ features: [(column: Int, value: Float)]) -> Double {
    var changed = table
    for offer in offers where offer >= 0 {
      for (column, value) in features {
        changed.tokens.offers[offer * TokenFeatures.offer.count + column] = value
      }
    }
    let predictions = ChoicePredictions(model.utilities(of: changed), of: changed)
    var sum = 0.0
    for (row, offer) in offers.enumerated() where offer >= 0 {
      let shelf = Double(predictions.offers(row).count)
      sum += shelf * Double(table.weights[row]) * exp(predictions.logOffers[offer])
    }
    return sum
  }
}
