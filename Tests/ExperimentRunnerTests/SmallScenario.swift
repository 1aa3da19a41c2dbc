import EventSimulation
import Foundation
import MarketModel
import PricingStrategies
import ResultsStore
import ScientificComputing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// A small coffee market with a reacting webshop, built without a file.
enum SmallScenario {
  static func coffee(population: Int = 600, replications: Int = 4) -> Scenario {
    Scenario(
      name: "small-coffee", summary: "A small coffee market.",
      market: market(population: population),
      intent: IntentSpecification(
        model: .mixedLogit,
        source: .calibrated(
          CalibrationTargets(
            conversion: 0.05, longRunElasticity: -2.2, longRunIsDerived: false,
            unitsPerPurchase: nil)),
        priceCoefficientLogDeviation: 0.3, tasteDeviation: 0, displayEffect: 0.3075,
        mailerEffect: 0.1222),
      assumptions: [
        Assumption(
          name: "conversion", subject: .conversion, centre: 0.05, halfWidth: 0.005,
          isDefault: false),
        Assumption(
          name: "long-run elasticity", subject: .longRunElasticity, centre: -2.2, halfWidth: 0.4,
          isDefault: false),
      ],
      strategies: strategies, baseline: 0,
      rivalStrategies: [nil, .matchLowest(latency: .days(7), floorMargin: 0.08)],
      objective: .contribution, guardrails: [margin],
      experiment: Scenario.Experiment(
        seed: 20_260_302, replications: replications, materialDifference: 0.01),
      warnings: [])
  }

  /// The same market with utilities stated and nothing assumed: no pilot runs, and more is bought.
  static func statedCoffee(replications: Int = 4) -> Scenario {
    var scenario = coffee(replications: replications)
    scenario.intent.model = .logit
    scenario.intent.source = .stated(
      utilities: [2.3, 3, 2.2], outside: 0, scale: 1, priceCoefficient: 0.6)
    scenario.intent.priceCoefficientLogDeviation = 0
    scenario.assumptions = []
    return scenario
  }

  /// The same market with consumers who remember, on a few weeks.
  static func remembering(population: Int = 400, replications: Int = 2) -> Scenario {
    var scenario = coffee(population: population, replications: replications)
    scenario.market.calendar.warmUpWeeks = 5
    scenario.market.calendar.horizonWeeks = 4
    scenario.market.calendar.coolDownWeeks = 0
    scenario.intent = IntentSpecification(
      model: .transformer,
      source: .calibrated(
        CalibrationTargets(
          conversion: 0.05, longRunElasticity: -2.2, longRunIsDerived: false,
          unitsPerPurchase: nil, promotionElasticity: -2.6)),
      priceCoefficientLogDeviation: 0, tasteDeviation: 0, displayEffect: 0, mailerEffect: 0,
      transformer: .init(weightsPath: nil, openResponses: []))
    scenario.assumptions.append(
      Assumption(
        name: "promotion elasticity", subject: .promotionElasticity, centre: -2.6, halfWidth: 0.4,
        isDefault: false))
    return scenario
  }

  private static let strategies = [
    Scenario.NamedStrategy(name: "today", specification: .fixed(prices: [:]), promotions: []),
    Scenario.NamedStrategy(name: "spring", specification: .fixed(prices: [:]), promotions: [0]),
    Scenario.NamedStrategy(
      name: "hilo",
      specification: .highLow(depth: 0.2, every: .weeks(4), lasting: .weeks(1), products: []),
      promotions: []),
    Scenario.NamedStrategy(
      name: "dear",
      specification: .fixed(prices: ["lungo": Money(8.24), "crema": Money(10.49)]),
      promotions: []),
  ]

  private static let margin = Guardrail(
    text: "margin >= 10%", metric: .margin, comparison: .atLeast, bound: 0.1,
    versusBaseline: false)

  private static func market(population: Int) -> MarketDefinition {
    let shop = { (id: String, price: Double, cost: Double) in
      Offer(
        product: id, name: id, brand: "Altura", category: 0, firm: 0, listPrice: Money(price),
        unitCost: Money(cost))
    }
    return MarketDefinition(
      categories: [Category(name: "coffee", purchase: .repeat)],
      firms: [
        Firm(name: "shop", role: .retailer), Firm(name: "webshop", role: .retailer),
      ], focalFirm: 0,
      offers: [
        shop("lungo", 5.49, 2.40), shop("crema", 6.99, 3.10),
        Offer(
          product: "lungo", name: "lungo", brand: "Altura", category: 0, firm: 1,
          listPrice: Money(5.29), unitCost: Money(2.40)),
      ],
      segments: [
        Segment(
          name: "regulars", share: 0.6, visitRate: .gamma(shape: 1.2, scale: 1 / 1.2),
          priceSensitivity: 0.9),
        Segment(
          name: "hunters", share: 0.4, visitRate: .gamma(shape: 1, scale: 0.6),
          priceSensitivity: 1.4),
      ], population: population,
      calendar: MarketCalendar(
        start: CivilDate(dayNumber: 20_514), warmUpWeeks: 8, horizonWeeks: 8, coolDownWeeks: 2),
      money: MoneyRules(
        pricesIncludeTax: true, taxRate: 0.07, paymentShare: 0.012,
        fulfilmentPerOrder: Money(0.25)),
      promotions: [
        Promotion(
          name: "spring", offers: [0], reduction: .percentOff(0.2), firstDay: 14, lastDay: 27,
          display: Money(30))
      ], history: .usual)
  }

  /// Options that write to `folder`.
  static func options(
    folder: String, threads: Int = 2, stopAfter cells: Int = .max
  ) -> ComparisonRun.Options {
    let stop = StopAfter(cells)
    return ComparisonRun.Options(
      resultsFolder: folder, threads: threads, onProgress: { _, done, _ in stop.saw(done) },
      isCancelled: { stop.isReached }, now: { "2026-03-02T00:00:00Z" })
  }

  /// A fresh folder below the system's temporary one.
  static func temporaryFolder() throws -> String {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url.path
  }
}
