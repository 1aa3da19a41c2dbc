import Foundation
public import TransformerScorer

/// The manager's rule: who bought often and is due buys again, and what she bought lately.
///
/// Whether: purchase shares of a 10 x 10 grid of purchase rate and weeks since the last purchase
/// relative to the usual gap, each cell drawn towards the mean. Which: proportional to the item's own
/// decayed purchases plus a fixed multiple of its market share; the multiple is the likeliest of
/// `multiples`.
public struct RecencyFrequency: ChoiceModel {
  /// What tables call it.
  public let name = "recency-frequency heuristic"

  /// Candidates for the weight of the market share against one decayed purchase.
  static let multiples = [0.03, 0.1, 0.2, 0.3, 0.5, 1, 2, 4]
  private static let cells = 10
  private static let rateColumn = 0
  private static let recencyColumn = 3
  private static let shareColumn = 5
  private static let decayedColumn = 10
  /// Occasions of the mean that a cell's share is drawn towards.
  private static let priorOccasions = 50.0

  private let rateEdges: [Float]
  private let recencyEdges: [Float]
  /// P(purchase); shape `[rate, recency]`.
  private let shares: [Double]
  /// The chosen multiple of the market share.
  public let multiple: Double

  /// Counts cells and chooses the multiple on a table.
  public init(_ table: OccasionTable) {
    rateEdges = Self.edges(table, Self.rateColumn)
    recencyEdges = Self.edges(table, Self.recencyColumn)
    var bought = [Double](repeating: 0, count: Self.cells * Self.cells)
    var seen = bought
    for row in 0..<table.rows {
      let cell = Self.cell(row, of: table, rateEdges, recencyEdges)
      seen[cell] += Double(table.weights[row])
      bought[cell] += table.choices[row] >= 0 ? Double(table.weights[row]) : 0
    }
    let mean = max(bought.reduce(0, +), 0.5) / max(seen.reduce(0, +), 1)
    shares = zip(bought, seen).map {
      min(($0 + Self.priorOccasions * mean) / ($1 + Self.priorOccasions), 1 - 1e-6)
    }
    let scored = Self.multiples.map { ($0, Self.choiceLikelihood(table, multiple: $0)) }
    multiple = scored.max { $0.1 < $1.1 }?.0 ?? 1
  }

  /// Returns the utilities of the table's offers.
  public func utilities(of table: OccasionTable) -> OfferUtilities {
    var base = [Float](repeating: 0, count: table.logRegular.count)
    for row in 0..<table.rows {
      let share = shares[Self.cell(row, of: table, rateEdges, recencyEdges)]
      let range = Self.offers(row, of: table)
      let appeals = range.map { Self.appeal($0, of: table, multiple: multiple) }
      let logOdds = log(share / (1 - share)) - log(appeals.reduce(0, +))
      for (offer, appeal) in zip(range, appeals) { base[offer] = Float(logOdds + log(appeal)) }
    }
    return OfferUtilities(withoutPrices: base)
  }

  private static func offers(_ row: Int, of table: OccasionTable) -> Range<Int> {
    Int(table.tokens.offerStarts[row])..<Int(table.tokens.offerStarts[row + 1])
  }

  private static func appeal(_ offer: Int, of table: OccasionTable, multiple: Double) -> Double {
    let first = offer * TokenFeatures.offer.count
    let own = max(0, expm1(Double(table.tokens.offers[first + decayedColumn])))
    return own + multiple * exp(Double(table.tokens.offers[first + shareColumn]))
  }

  private static func choiceLikelihood(_ table: OccasionTable, multiple: Double) -> Double {
    var sum = 0.0
    for row in 0..<table.rows where table.choices[row] >= 0 {
      let range = offers(row, of: table)
      let total = range.reduce(0) { $0 + appeal($1, of: table, multiple: multiple) }
      let chosen = range.lowerBound + Int(table.choices[row])
      let share = appeal(chosen, of: table, multiple: multiple) / total
      sum += Double(table.weights[row]) * log(share)
    }
    return sum
  }

  /// Returns the upper edges of all cells but the last: quantiles of the column.
  private static func edges(_ table: OccasionTable, _ column: Int) -> [Float] {
    guard table.rows > 0 else { return [] }
    let width = TokenFeatures.context.count
    let values = (0..<table.rows).map { table.tokens.context[$0 * width + column] }.sorted()
    return (1..<cells).map { values[values.count * $0 / cells] }
  }

  private static func cell(
    _ row: Int, of table: OccasionTable, _ rateEdges: [Float], _ recencyEdges: [Float]
  ) -> Int {
    let first = row * TokenFeatures.context.count
    let (rate, recency) = (
      table.tokens.context[first + rateColumn], table.tokens.context[first + recencyColumn]
    )
    return rateEdges.partitioningIndex { $0 > rate } * cells
      + recencyEdges.partitioningIndex { $0 > recency }
  }
}
