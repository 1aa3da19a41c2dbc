import CompanyData
import ScientificComputing

/// The simulations' units in the company's scale, with their uncertainty.
///
/// The scale makes the simulated units of all weeks from time 0 on equal to those that the regression
/// expects, as `import` sizes a market; no unit sold in the holdout enters.
struct SimulatedForecast {
  private let units: [[Double]]
  private let offers: [Int?]
  private let offerCount: Int
  private let firstWeek: Int
  /// Real units for one simulated unit.
  let scale: Double

  /// Takes units of shape `[replication][week from time 0, offer]`.
  init(_ units: [[Double]], past: BacktestScenario, offers: [Int?]) {
    self.units = units
    self.offers = offers
    let weeks = past.lead + past.holdout.count
    offerCount = max(1, (units.first?.count ?? 0) / max(1, weeks))
    firstWeek = past.firstWeek
    let sales = past.sales
    var (expected, simulated) = (0.0, 0.0)
    for row in 0..<sales.count {
      let week = Int(sales.week[row])
      guard week >= past.firstWeek, week < past.holdout.upperBound,
        let offer = offers[Int(sales.item[row])]
      else { continue }
      expected += past.expectedUnits(row)
      let cell = (week - past.firstWeek) * offerCount + offer
      simulated += units.reduce(0) { $0 + $1[cell] } / Double(units.count)
    }
    scale = simulated > 0 ? expected / simulated : 0
  }

  /// Returns the mean over replications and an interval whose variance is that of the replications'
  /// assumptions and, in proportion, the regression's own; `nil` for an item without an offer.
  func forecast(
    item: Int, week: Int, regression: ForecastInterval
  ) -> ForecastTable.Forecast? {
    guard let offer = offers[item] else { return nil }
    let cell = (week - firstWeek) * offerCount + offer
    let drawn = units.map { $0[cell] * scale }
    let mean = drawn.reduce(0, +) / Double(drawn.count)
    guard mean > 0 else { return ForecastTable.Forecast(0, low: 0, high: 0) }
    let squares = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    // What replications differ by beyond the chance of their few consumers.
    let assumptions = max(0, squares / Double(max(1, drawn.count - 1)) - mean * scale)
    let relative = regression.mean > 0 ? mean / regression.mean : 1
    let scatter = max(mean, regression.variance * relative * relative)
    return Self.interval(mean: mean, variance: scatter + assumptions)
  }

  private static func interval(mean: Double, variance: Double) -> ForecastTable.Forecast {
    let excess = variance - mean
    let distribution =
      excess > 1e-6 * mean
      ? Distribution.negativeBinomial(successes: mean * mean / excess, probability: mean / variance)
      : Distribution.poisson(mean: mean)
    let tail = (1 - Backtest.probability) / 2
    return ForecastTable.Forecast(
      mean, low: distribution.quantile(tail), high: distribution.quantile(1 - tail))
  }
}
