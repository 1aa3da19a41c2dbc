import CompanyData
import Foundation
import MarketModel
import RandomStreams
import ScientificComputing

/// A market whose elasticities are known, and its weekly sales.
struct EstimationMarket {
  var items = 12
  var weeks = 78
  /// Weeks simulated beyond `weeks`, for forecasts.
  var futureWeeks = 0
  var meanElasticity = -2.6
  var betweenItems = 0.6
  var longRun = -1.8
  var display = 0.3
  var feature = 0.25
  /// Quadratic factor of the variance; 0 for Poisson.
  var quadratic = 0.0
  /// Standard deviation of the common shock of a week.
  var shock = 0.15
  /// Amplitude of the season in logarithms.
  var season = 0.2
  /// Standard deviation of an item's custom in logarithms, which lasts for about ten weeks.
  var drift = 0.0
  /// Stock in standard deviations above the mean week; `nil` for no limit.
  var stockMargin: Double?
  var smallestBase = 3.0
  var largestBase = 60.0
  /// Chance that an item's price is below the list price in a week.
  var promotionChance = 0.18

  /// Sales and the elasticities behind them.
  struct Sample {
    var sales: WeeklySales
    var elasticities: [Double]
    /// Expected units of each row with full stock.
    var means: [Double]
    /// Full-stock base rate of each item at its last list price, without the time effect.
    var bases: [Double]
  }

  /// Draws a data set.
  func sample(seed: UInt64, number: Int) -> Sample {
    var draw = RandomStream(
      seed: seed, replication: ReplicationKey(.fresh, number: number), purpose: "sales",
      entity: EntityKey("market"))
    let all = weeks + futureWeeks
    var sales = WeeklySales(
      items: (0..<items).map { "item \($0)" }, firstDay: CivilDate(dayNumber: 19_723), weeks: all)
    let normal = Distribution.normal(mean: 0, standardDeviation: 1)
    let effects = (0..<all).map { week in
      season * cos(2 * .pi * Double(week) / 52.18) + shock * normal.sample(from: &draw)
    }
    var result = Sample(sales: sales, elasticities: [], means: [], bases: [])
    for item in 0..<items {
      let slope = meanElasticity + betweenItems * normal.sample(from: &draw)
      let base = exp(
        Distribution.uniform(low: log(smallestBase), high: log(largestBase)).sample(from: &draw))
      result.elasticities.append(slope)
      var list = 5.0
      var custom = drift * normal.sample(from: &draw)
      for week in 0..<all {
        if draw.nextUniform() < 0.05 { list = 5 * exp(0.12 * normal.sample(from: &draw)) }
        custom = 0.9 * custom + drift * 0.19.squareRoot() * normal.sample(from: &draw)
        let isPromoted = draw.nextUniform() < promotionChance
        let depth = isPromoted ? 0.1 + 0.3 * draw.nextUniform() : 0
        let hasDisplay = draw.nextUniform() < (isPromoted ? 0.5 : 0.05) ? 1.0 : 0
        let hasFeature = draw.nextUniform() < (isPromoted ? 0.4 : 0.05) ? 1.0 : 0
        let mean =
          base
          * exp(
            effects[week] + custom + slope * log(1 - depth) + longRun * log(list / 5)
              + display * hasDisplay + feature * hasFeature)
        let (units, share) = sold(mean, base: base, &draw)
        sales.append(
          WeeklySales.Row(
            item: item, week: week, units: units, price: list * (1 - depth), listPrice: list,
            isPromoted: isPromoted, display: hasDisplay, feature: hasFeature, stockDays: 7 * share))
        result.means.append(mean)
      }
      result.bases.append(base * exp(longRun * log(list / 5)))
    }
    result.sales = sales
    return result
  }

  /// Draws a week's units and the share of the week until the stock ran out.
  private func sold(
    _ mean: Double, base: Double, _ draw: inout RandomStream
  ) -> (units: Double, share: Double) {
    let rate =
      quadratic > 0
      ? Distribution.gamma(shape: 1 / quadratic, scale: mean * quadratic).sample(from: &draw) : mean
    let wanted = rate > 0 ? Distribution.poisson(mean: rate).sample(from: &draw) : 0
    guard let stockMargin else { return (wanted, 1) }
    let spread = (base + quadratic * base * base).squareRoot()
    let stock = (base + stockMargin * spread + 1).rounded(.up)
    guard wanted >= stock else { return (wanted, 1) }
    // The last unit leaves at an order statistic of uniform times.
    let time = Distribution.beta(a: stock, b: wanted - stock + 1).sample(from: &draw)
    return (stock, time)
  }
}
