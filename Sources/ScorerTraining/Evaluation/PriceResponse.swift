import Foundation
import ScientificComputing
public import TransformerScorer

/// How expected purchases answer to an offer's own price, by item, category and in all.
///
/// An item's elasticity is that of its summed purchase probability over the table's occasions:
/// the probability-weighted mean of -slope (1 - P). Temporary: regular and expected price stay.
/// Long-run: the expected price has followed the price, the regular price stays.
public struct PriceResponse: Sendable, Equatable, Codable {
  /// One group of offers.
  public struct Group: Sendable, Equatable, Codable {
    /// Index of the category; absent for all offers together.
    public var category: Int?
    /// Expected purchases.
    public var purchases: Double
    /// Elasticity of the purchase probability to a temporary cut.
    public var temporary: Double
    /// The same to a lasting change with adapted expectations.
    public var longRun: Double
    /// Relative rise of purchases from a temporary cut by 20 %.
    public var liftOfCut: Double
  }

  /// All offers, weighted by purchases.
  public var overall: Group
  /// By category, ascending index; categories without offers are left out.
  public var categories: [Group]
  /// Mean temporary elasticity over items, each counting once.
  public var itemMean: Double
  /// 5, 25, 50, 75 and 95 % quantiles of the items' temporary elasticities.
  public var itemQuantiles: [Double]

  /// The price cut of `liftOfCut`: price after / price before.
  public static let cut = 0.8
  /// The probabilities of `itemQuantiles`.
  public static let quantiles = [0.05, 0.25, 0.5, 0.75, 0.95]

  /// Measures a model on a table at the table's prices.
  public init(_ utilities: OfferUtilities, of table: OccasionTable) {
    let predictions = ChoicePredictions(utilities, of: table)
    let items = Int(table.tokens.offerItems.reduce(-1) { max($0, $1.item) }) + 1
    var sums = [ResponseSum](repeating: ResponseSum(), count: items)
    for row in 0..<table.rows {
      for offer in predictions.offers(row) {
        sums[Int(table.tokens.offerItems[offer].item)].add(
          offer, of: utilities, probability: exp(predictions.logOffers[offer]),
          weight: Double(table.weights[row]), category: Int(table.categories[row]))
      }
    }
    let seen = sums.filter { $0.purchases > 0 }
    overall = ResponseSum(of: seen).group(category: nil)
    categories = Set(seen.map(\.category)).sorted().map { category in
      ResponseSum(of: seen.filter { $0.category == category }).group(category: category)
    }
    let elasticities = seen.map { $0.temporary / $0.purchases }
    itemMean = elasticities.isEmpty ? .nan : SampleStatistics.mean(elasticities)
    itemQuantiles = Self.quantiles.map {
      elasticities.isEmpty ? .nan : SampleStatistics.quantile(elasticities, $0)
    }
  }
}

/// Sums over an item's offers, or over items.
private struct ResponseSum {
  var category = 0
  var purchases = 0.0
  var temporary = 0.0
  var longRun = 0.0
  var afterCut = 0.0

  init() {}

  init(of parts: [ResponseSum]) {
    for part in parts {
      purchases += part.purchases
      temporary += part.temporary
      longRun += part.longRun
      afterCut += part.afterCut
    }
  }

  mutating func add(
    _ offer: Int, of utilities: OfferUtilities, probability: Double, weight: Double, category: Int
  ) {
    let long = Double(utilities.longSlopes[offer])
    let total = long + Double(utilities.shortSlopes[offer])
    let amount = weight * probability
    let ratio = exp(-total * log(PriceResponse.cut))
    self.category = category
    purchases += amount
    temporary -= amount * total * (1 - probability)
    longRun -= amount * long * (1 - probability)
    afterCut += amount * ratio / (1 - probability + probability * ratio)
  }

  func group(category: Int?) -> PriceResponse.Group {
    PriceResponse.Group(
      category: category, purchases: purchases, temporary: temporary / purchases,
      longRun: longRun / purchases, liftOfCut: afterCut / purchases - 1)
  }
}
