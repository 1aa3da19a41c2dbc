import Foundation
public import TransformerScorer

/// Choice probabilities of the occasions of a table, in columns.
public struct ChoicePredictions: Sendable, Equatable {
  /// ln P(offer is chosen), in nats; shape `[offers]`.
  public let logOffers: [Double]
  /// ln P(nothing is chosen), in nats; shape `[rows]`.
  public let logOutside: [Double]
  /// First offer of each row and the end; shape `[rows + 1]`.
  public let offerStarts: [Int32]

  /// Takes probabilities that are known.
  ///
  /// - Precondition: One number per offer and per row; the probabilities of a row sum to one.
  public init(logOffers: [Double], logOutside: [Double], offerStarts: [Int32]) {
    precondition(
      offerStarts.count == logOutside.count + 1
        && Int(offerStarts[logOutside.count])
          == logOffers.count,
      "one number per offer and per row")
    self.logOffers = logOffers
    self.logOutside = logOutside
    self.offerStarts = offerStarts
  }

  /// Computes the logit probabilities of a table's offers at the table's prices.
  ///
  /// - SeeAlso: K. Train, *Discrete Choice Methods with Simulation*, 2nd ed., 2009, section 3.1.
  public init(_ utilities: OfferUtilities, of table: OccasionTable) {
    precondition(utilities.base.count == table.logRegular.count, "one utility per offer")
    let starts = table.tokens.offerStarts
    var offers = utilities.base.indices.map {
      utilities.utility(
        $0, logRegular: table.logRegular[$0], logExpected: table.logExpected[$0])
    }
    var outside = [Double](repeating: 0, count: table.rows)
    for row in outside.indices {
      outside[row] = Self.normalise(&offers, Int(starts[row])..<Int(starts[row + 1]))
    }
    self.init(logOffers: offers, logOutside: outside, offerStarts: starts)
  }

  /// Occasions.
  public var rows: Int { logOutside.count }

  /// Returns the probability of a purchase in a row.
  public func incidence(_ row: Int) -> Double { -expm1(logOutside[row]) }

  /// Returns a row's offers.
  func offers(_ row: Int) -> Range<Int> { Int(offerStarts[row])..<Int(offerStarts[row + 1]) }

  /// Turns a row's utilities into logarithms of probabilities and returns that of the outside option.
  private static func normalise(_ values: inout [Double], _ range: Range<Int>) -> Double {
    var largest = 0.0
    for offer in range { largest = max(largest, values[offer]) }
    var sum = exp(-largest)
    for offer in range { sum += exp(values[offer] - largest) }
    let logSum = largest + log(sum)
    for offer in range { values[offer] -= logSum }
    return -logSum
  }
}
