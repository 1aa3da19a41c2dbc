import CompanyData
import Foundation
import MarketModel
import ScenarioFiles
import ScientificComputing

/// Finds which assumptions of a forecast the sales contradict.
struct LearningDiagnosis {
  private let forecast: LearningForecast
  private let rows: [LearningTable.Row]
  private let model: RatioModel
  /// Moves per row; shape `[slope][row]`: cuts, then lasting; one sum of both where there is one slope.
  private let moves: [[Double]]
  private let hasOneSlope: Bool
  /// Rows of weeks in which no product is cut, if there are enough, otherwise all: a cut takes units from
  /// the other products, the more the stronger its elasticity.
  private let isCalm: [Bool]
  /// Slope on lasting moves found between items, where weeks tell none.
  private let between: Estimate?

  init(_ forecast: LearningForecast, _ table: LearningTable) {
    self.forecast = forecast
    rows = table.rows.filter { $0.status == .compared }
    hasOneSlope = forecast.scenario.intent.model != .transformer
    let perItem = forecast.products.indices.map { item in
      PriceMoves(
        ratios: (0..<forecast.weeks).map {
          forecast.price(item: item, week: $0) / forecast.listPrices[item]
        })
    }
    let cuts = rows.map { perItem[$0.item].cuts[$0.week] }
    let lasting = rows.map { perItem[$0.item].lasting[$0.week] }
    isCalm = Self.calm(rows, perItem)
    moves = hasOneSlope ? [zip(cuts, lasting).map { $0 + $1 }] : [cuts, lasting]
    model = RatioModel(
      rows, moves: moves, items: forecast.products.count, weeks: forecast.weeks)
    between =
      model.slopes.last ?? nil == nil
      ? BetweenItems(model, lasting: lasting, rows: rows, items: forecast.products.count)?.slope
      : nil
  }

  /// Weeks without a cut that level and shares need.
  private static let leastCalm = 3

  private static func calm(_ rows: [LearningTable.Row], _ moves: [PriceMoves]) -> [Bool] {
    let isCalm = rows.map { row in moves.allSatisfy { $0.cuts[row.week] == 0 } }
    let weeks = Set(rows.indices.filter { isCalm[$0] }.map { rows[$0].week })
    return weeks.count >= leastCalm ? isCalm : rows.map { _ in true }
  }

  // MARK: - Elasticities

  /// Level and elasticities, in this order.
  func assumptions() -> [LearnedAssumption] {
    let slopes = model.slopes
    let longRun = LearnedAssumption.elasticity(
      .longRun, assumed: assumed(.longRunElasticity, targets?.longRunElasticity),
      used: used(.longRunElasticity, targets?.longRunElasticity),
      slope: (slopes.last ?? nil) ?? between, reason: longRunReason)
    guard !hasOneSlope else { return [level(), longRun] }
    let promotion = LearnedAssumption.elasticity(
      .promotion, assumed: assumed(.promotionElasticity, targets?.promotionElasticity),
      used: used(.promotionElasticity, targets?.promotionElasticity), slope: slopes[0],
      reason: promotionReason)
    return [level(), promotion, longRun]
  }

  private var promotionReason: String {
    moves[0].contains { $0 != 0 }
      ? "no product has weeks with and without a cut, or units are too few"
      : "no price was cut for a while in the compared weeks"
  }

  private var longRunReason: String {
    if hasOneSlope {
      return moves[0].contains { $0 != 0 }
        ? "prices of a product did not differ between weeks, or units are too few"
        : "all prices were at list in the compared weeks"
    }
    return moves[1].contains { $0 != 0 }
      ? "lasting prices moved alike for all; an elasticity off and a level off look the same"
      : "no lasting price was off list in the compared weeks"
  }

  private var targets: CalibrationTargets? {
    guard case .calibrated(let targets) = forecast.scenario.intent.source else { return nil }
    return targets
  }

  private func assumed(
    _ subject: Assumption.Subject, _ centre: Double?
  ) -> LearnedAssumption.Spread? {
    guard let centre else { return nil }
    let stated = forecast.scenario.assumptions.first { $0.subject == subject }
    return .init(centre, halfWidth: stated?.halfWidth ?? 0)
  }

  private func used(_ subject: Assumption.Subject, _ centre: Double?) -> Double? {
    centre.map { forecast.meanDraw(of: subject) ?? $0 }
  }

  // MARK: - Level

  private func level() -> LearnedAssumption {
    let traffic = forecast.scenario.assumptions.first { $0.subject == .traffic }
    let moved = traffic.map { (forecast.meanDraw(of: .traffic) ?? $0.centre) / $0.centre } ?? 1
    return LearnedAssumption.level(
      assumed: assumed(.conversion, targets?.conversion),
      used: used(.conversion, targets?.conversion).map { $0 * moved }, logRatio: logRatio,
      trafficWidth: traffic.map { $0.halfWidth / $0.centre } ?? 0)
  }

  /// ln(units / forecast) at list prices: what the slopes explain is taken out.
  private var logRatio: Estimate {
    let (units, expected) = model.totals { isCalm[$0] }
    let (sold, hoped) = (units.reduce(0, +), expected.reduce(0, +))
    var variance = pow(model.logRatioError { isCalm[$0] }, 2) + pow(simulationError, 2)
    for (column, slope) in zip(moves, model.slopes) {
      guard let slope else { continue }
      variance += pow(meanMove(column) * slope.standardError, 2)
    }
    var value = log(sold / hoped)
    if let between, let lasting = moves.last {
      value -= between.value * meanMove(lasting)
      variance += pow(meanMove(lasting) * between.standardError, 2)
    }
    return Estimate(value, standardError: variance.squareRoot())
  }

  private func meanMove(_ column: [Double]) -> Double {
    let calm = column.indices.filter { isCalm[$0] }
    let total = calm.reduce(0) { $0 + model.expected[$1] }
    return calm.reduce(0) { $0 + column[$1] * model.expected[$1] } / total
  }

  /// Relative standard error of the mean forecast total, drawn levels taken out.
  private var simulationError: Double {
    let levels = forecast.draws.map { draw in
      zip(forecast.scenario.assumptions, draw).reduce(1) {
        [.conversion, .traffic].contains($1.0.subject) ? $0 * $1.1 : $0
      }
    }
    let totals = replicationTotals { isCalm[$0] }
    let ratios = totals.indices.map { totals[$0] / (levels.indices.contains($0) ? levels[$0] : 1) }
    return Self.relativeError(ratios)
  }

  private static func relativeError(_ sample: [Double]) -> Double {
    let mean = sample.reduce(0, +) / Double(max(1, sample.count))
    guard sample.count > 1, mean > 0 else { return 0 }
    return (SampleStatistics.variance(sample) / Double(sample.count)).squareRoot() / mean
  }

  private func replicationTotals(_ isMember: (Int) -> Bool) -> [Double] {
    let members = rows.indices.filter(isMember).map { rows[$0] }
    return forecast.units.map { units in
      members.reduce(0) { $0 + units[$1.item * forecast.weeks + $1.week] }
    }
  }

  /// Units sold over the mean forecast, with the forecast's 80 % interval on the same scale.
  func totalRatio() -> (value: Double, low: Double, high: Double) {
    let totals = replicationTotals { _ in true }
    let mean = max(SampleStatistics.mean(totals), .leastNormalMagnitude)
    return (
      rows.reduce(0) { $0 + $1.units } / mean, SampleStatistics.quantile(totals, 0.1) / mean,
      SampleStatistics.quantile(totals, 0.9) / mean
    )
  }

  // MARK: - Shares

  /// One per product with compared weeks.
  func shares() -> [LearnedShare] {
    let (units, expected) = model.totals { isCalm[$0] }
    let (sold, hoped) = (units.reduce(0, +), expected.reduce(0, +))
    let present = forecast.products.indices.filter { expected[$0] > 0 }
    // All intervals together hold with probability 0.95.
    let quantile = SpecialFunctions.normalQuantile(1 - 0.025 / Double(max(1, present.count)))
    var shares = present.map { item in
      let forecastShare = expected[item] / hoped
      let error = shareError(item, units: units[item]) * quantile
      return LearnedShare(
        sku: forecast.products[item], forecast: forecastShare, actual: units[item] / sold,
        low: forecastShare * exp(-error), high: forecastShare * exp(error))
    }
    propose(&shares)
    return shares
  }

  private func shareError(_ item: Int, units: Double) -> Double {
    let totals = replicationTotals { isCalm[$0] }
    let own = replicationTotals { isCalm[$0] && rows[$0].item == item }
    let simulated = Self.relativeError(zip(own, totals).map { $1 > 0 ? $0 / $1 : 0 })
    // Nothing sold: the interval is that of one unit.
    let sold = units > 0 ? model.logRatioError { isCalm[$0] && rows[$0].item == item } : 1
    return (sold * sold + simulated * simulated).squareRoot()
  }

  private func propose(_ shares: inout [LearnedShare]) {
    let market = forecast.scenario.market
    let stated = shares.map { share in
      market.offers.first { $0.firm == market.focalFirm && $0.product == share.sku }?.expectedShare
    }
    let moved = zip(stated, shares).map { old, share in
      old.map { share.isOff ? $0 * max(share.actual / share.forecast, 0.01) : $0 }
    }
    let before = stated.compactMap { $0 }.reduce(0, +)
    let after = moved.compactMap { $0 }.reduce(0, +)
    guard after > 0 else { return }
    for index in shares.indices {
      shares[index].proposed = moved[index].map { $0 * before / after }
    }
  }
}
