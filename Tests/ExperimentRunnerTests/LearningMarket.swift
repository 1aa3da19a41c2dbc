import CompanyData
import Foundation
import MarketModel
import RandomStreams
import ScenarioFiles
import ScientificComputing

@testable import ExperimentRunner

/// A forecast and sales that differ from it by known amounts: a level, an elasticity to cuts and one to
/// lasting prices, one product's share, and shocks that move all products of a week.
struct LearningMarket {
  /// Usual price over list price by product.
  var usual = Array(repeating: 1.0, count: LearningMarket.items)
  /// Whether each product is cut for two single weeks.
  var hasCuts = true
  /// True units over forecast at list prices.
  var level = 1.0
  /// True elasticity to cuts less that of the forecast.
  var cutShift = 0.0
  /// True elasticity to lasting prices less that of the forecast.
  var lastingShift = 0.0
  /// True units over forecast of the first product, besides.
  var firstShare = 1.0
  /// Standard deviation of the logarithm of a week's shock.
  var weekDeviation = 0.0

  static let items = 6
  static let weeks = 12
  static let replications = 20
  /// A Monday.
  static let monday = CivilDate(dayNumber: 20_514)

  static let scenarioText = """
    marketeer: 1
    name: tea
    market: {category: tea, purchase: repeat, start: 2026-03-02, horizon: 12 weeks, warm_up: 8 weeks}
    focal: {firm: shop, role: retailer}
    products:
      - {id: a, list_price: 2.00, unit_cost: 1.10, expected_share: 10%}
      - {id: b, list_price: 2.50, unit_cost: 1.30, expected_share: 10%}
      - {id: c, list_price: 3.00, unit_cost: 1.60, expected_share: 20%}
      - {id: d, list_price: 3.50, unit_cost: 1.90, expected_share: 20%}
      - {id: e, list_price: 4.00, unit_cost: 2.20, expected_share: 20%}
      - {id: f, list_price: 4.99, unit_cost: 2.70, expected_share: 20%}
    consumers:
      population: 1000
      segments:
        - {id: everyone, visits: {fixed: 1/week}}
    intent:
      model: transformer
      calibrate: {conversion: 5% +- 0.5%, elasticity: {promotion: -2.6 +- 0.4, long_run: -2.2 +- 0.4}}
    baseline: today
    strategies: {today: {fixed: {}}}
    experiment: {seed: 1, replications: 20}

    """

  /// Reads a scenario's text, with other files beside it.
  static func load(
    _ text: String, beside files: [String: String] = [:]
  ) throws -> Scenario {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, other) in files {
      try Data(other.utf8).write(to: folder.appending(path: name))
    }
    let path = folder.appending(path: "top.yaml")
    try Data(text.utf8).write(to: path)
    return try ScenarioLoader(physicalMemory: .max).load(path: path.path).scenario
  }

  /// The forecast: Poisson around 30 to 80 units a week at list prices.
  func forecast(_ scenario: Scenario, seed: UInt64 = 1) -> LearningForecast {
    let own = scenario.market.offers
    let prices = cells.map { own[$0.item].listPrice.units * ratio($0.item, $0.week) }
    let units = (0..<Self.replications).map { replication in
      var stream = Self.stream(seed, replication, "forecast")
      return cells.map { Self.poisson(mean(item: $0.item, week: $0.week), &stream) }
    }
    let central = scenario.assumptions.map(\.centre)
    return LearningForecast(
      run: "results/tea/1", strategy: "today", scenario: scenario, products: own.map(\.product),
      listPrices: own.map(\.listPrice.units), firstMonday: Self.monday, weeks: Self.weeks,
      units: units, prices: prices, draws: units.map { _ in central })
  }

  /// What was sold; the file begins a week before the forecast.
  func sales(_ forecast: LearningForecast, seed: UInt64 = 1) -> WeeklySales {
    var sales = WeeklySales(
      items: forecast.products, firstDay: Self.monday.adding(days: -7), weeks: Self.weeks + 1)
    var stream = Self.stream(seed, 0, "sales")
    let shocks = (0..<Self.weeks).map { _ in
      exp(weekDeviation * SpecialFunctions.normalQuantile(stream.nextUniform()))
    }
    for cell in cells {
      let truth = trueMean(item: cell.item, week: cell.week) * shocks[cell.week]
      sales.append(
        .init(
          item: cell.item, week: cell.week + 1, units: Self.poisson(truth, &stream),
          price: forecast.price(item: cell.item, week: cell.week),
          listPrice: forecast.listPrices[cell.item]))
    }
    return sales
  }

  /// The comparison of one drawn market.
  func outcome(_ scenario: Scenario, seed: UInt64 = 1) throws -> LearningOutcome {
    let forecast = forecast(scenario, seed: seed)
    return try LearningOutcome(
      forecast, sales: sales(forecast, seed: seed), path: "actuals.csv")
  }

  private var cells: [(item: Int, week: Int)] {
    (0..<Self.items).flatMap { item in (0..<Self.weeks).map { (item, $0) } }
  }

  private func cut(_ item: Int, _ week: Int) -> Double {
    guard hasCuts else { return 1 }
    return week == item / 2 + 1 ? 0.8 : week == item / 2 + 7 ? 0.7 : 1
  }

  private func ratio(_ item: Int, _ week: Int) -> Double { usual[item] * cut(item, week) }

  private func mean(item: Int, week: Int) -> Double {
    let base = 30.0 + 10 * Double(item)
    return base * pow(usual[item], -2.2) * pow(cut(item, week), -2.6)
  }

  private func trueMean(item: Int, week: Int) -> Double {
    mean(item: item, week: week) * level * (item == 0 ? firstShare : 1)
      * pow(usual[item], lastingShift) * pow(cut(item, week), cutShift)
  }

  private static func stream(_ seed: UInt64, _ number: Int, _ purpose: String) -> RandomStream {
    RandomStream(
      seed: seed, replication: ReplicationKey(.rank, number: number), purpose: purpose,
      entity: EntityKey("learning"))
  }

  private static func poisson(_ mean: Double, _ stream: inout RandomStream) -> Double {
    Distribution.poisson(mean: mean).quantile(stream.nextUniform())
  }
}
