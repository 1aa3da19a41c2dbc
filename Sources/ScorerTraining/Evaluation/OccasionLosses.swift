import Foundation
public import TransformerScorer

/// What each row of a table adds to a model's metrics; every column has the row's weight in it.
public struct OccasionLosses: Sendable {
  /// The row's weight.
  public private(set) var weight: [Double] = []
  /// -ln P(what was chosen), in nats.
  public private(set) var loss: [Double] = []
  /// -ln P(purchase or none), in nats.
  public private(set) var incidenceLoss: [Double] = []
  /// Whether the likeliest of all outcomes was chosen.
  public private(set) var hits: [Double] = []
  /// Whether the likeliest offer was chosen; 0 without a purchase.
  public private(set) var offerHits: [Double] = []
  /// The weight of rows with a purchase; 0 in others.
  public private(set) var purchases: [Double] = []

  /// Judges predictions of a table.
  ///
  /// Equal probabilities: the outcome that stands first counts as the likeliest, offers in shelf
  /// order before the outside option.
  public init(_ predictions: ChoicePredictions, of table: OccasionTable) {
    precondition(predictions.offerStarts == table.tokens.offerStarts, "predictions of this table")
    for row in 0..<table.rows {
      let offers = predictions.offers(row)
      let choice = Int(table.choices[row])
      let best = Self.largest(predictions.logOffers, offers)
      let outside = predictions.logOutside[row]
      let bestOverall = best >= 0 && predictions.logOffers[offers.lowerBound + best] >= outside
      let bought = choice >= 0
      let logIncidence = bought ? log(max(predictions.incidence(row), 1e-300)) : outside
      let logChosen = bought ? predictions.logOffers[offers.lowerBound + choice] : outside
      let amount = Double(table.weights[row])
      weight.append(amount)
      loss.append(-amount * logChosen)
      incidenceLoss.append(-amount * logIncidence)
      hits.append((bestOverall ? best : -1) == choice ? amount : 0)
      offerHits.append(bought && best == choice ? amount : 0)
      purchases.append(bought ? amount : 0)
    }
  }

  /// Returns the place of the first largest value inside the range, or -1 for an empty one.
  private static func largest(_ values: [Double], _ range: Range<Int>) -> Int {
    var best = range.lowerBound
    for offer in range where values[offer] > values[best] { best = offer }
    return range.isEmpty ? -1 : best - range.lowerBound
  }
}
