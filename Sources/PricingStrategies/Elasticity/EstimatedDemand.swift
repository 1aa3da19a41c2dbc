import Glibc
import MarketModel
import ScientificComputing

/// A firm's demand in one category, estimated from its own sales: a logit whose outside option is every
/// visit without a purchase from the firm.
///
/// Utility of product j is a_j - b (price_j - list_j) / mean list price + d while on display; that of the
/// outside option is -g (rivals' price level - 1). The a_j, b, d and g are estimated from units per product
/// and visits, span by span. Prices that never move say nothing of b, which then stays what it was believed
/// to be.
struct EstimatedDemand: Sendable {
  /// Regular prices of the firm's products, in currency units.
  let listPrices: [Double]
  private let belief: CoefficientBelief
  private var sales: ChoiceTable
  private(set) var fit: MultinomialLogit?

  /// Starts with what is believed of the elasticity, and with nothing sold.
  init(listPrices: [Double], _ settings: ElasticityPricing) {
    self.listPrices = listPrices
    let count = listPrices.count
    var belief = CoefficientBelief(count: count + 3)
    for product in 0..<count { belief.believe(product, mean: 0, deviation: 10) }
    belief.believe(
      count, mean: -settings.elasticity, deviation: settings.halfWidth / Self.normalQuantile)
    belief.believe(count + 1, mean: 0, deviation: 1)
    belief.believe(count + 2, mean: 0, deviation: -settings.elasticity)
    self.belief = belief
    sales = ChoiceTable(width: count + 3)
  }

  /// What 95 % of a normal distribution lie within, in standard deviations.
  private static let normalQuantile = 1.959_963_984_540_054

  /// Adds a span of time: what became of each product, and the rivals' mean price over their list price.
  mutating func add(_ sold: [OfferFeedback], rivalLevel: Double) {
    let visits = sold.map(\.opportunities).max() ?? 0
    guard visits > 0 else { return }
    var (features, counts, offsets) = ([Double](), [Double](), [Double]())
    for (product, sold) in sold.enumerated() where sold.opportunities > 0 {
      features += row(product, price: sold.price.units, isDisplayed: sold.isDisplayed)
      counts.append(Double(sold.units))
      // On sale for a part of the visits: as if that part of its buyers had seen it.
      offsets.append(log(sold.opportunities / visits))
    }
    features += outsideRow(rivalLevel: rivalLevel)
    counts.append(max(0, visits - counts.reduce(0, +)))
    sales.append(features, counts: counts, offsets: offsets + [0])
  }

  /// Fits anew to all sales so far; keeps the former fit where there is no better one.
  mutating func refit() {
    guard sales.setCount > 0 else { return }
    let start = fit?.coefficients ?? belief.means
    fit = (try? MultinomialLogit(fittedTo: sales, belief: belief, start: start)) ?? fit
  }

  /// The estimate of b with its standard error; `nil` before the first fit.
  var priceCoefficient: (mean: Double, standardError: Double)? {
    guard let fit, let errors = try? fit.standardErrors() else { return nil }
    return (fit.coefficients[listPrices.count], errors[listPrices.count])
  }

  /// Returns the logit of some coefficients at the rivals' prices of the moment, without display.
  func logit(
    _ coefficients: [Double], costs: [Double], ranges: [ClosedRange<Double>], rivalLevel: Double
  ) -> LogitPrices {
    let count = listPrices.count
    let outside = -coefficients[count + 2] * (rivalLevel - 1)
    // Far below what was believed, demand counts as falling slowly: prices then end at their limits.
    let slope = max(coefficients[count], 0.05 * belief.means[count]) / meanListPrice
    return LogitPrices(
      utilities: (0..<count).map { coefficients[$0] + slope * listPrices[$0] - outside },
      slope: slope, costs: costs, ranges: ranges)
  }

  private var meanListPrice: Double {
    listPrices.reduce(0, +) / Double(listPrices.count)
  }

  private func row(_ product: Int, price: Double, isDisplayed: Bool) -> [Double] {
    listPrices.indices.map { $0 == product ? 1 : 0 }
      + [(listPrices[product] - price) / meanListPrice, isDisplayed ? 1 : 0, 0]
  }

  private func outsideRow(rivalLevel: Double) -> [Double] {
    listPrices.map { _ in 0 } + [0, 0, 1 - rivalLevel]
  }
}
