import Foundation
import MarketModel
import PricingStrategies
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// What must be true of every scenario in `scenarios/`.
@Suite("Every committed scenario")
struct CommittedScenarioTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scenarios")

  static let names = [
    "booking-window",
    "brand-at-retailer",
    "buy-up",
    "coffee",
    "corner-shop",
    "coupon-campaign",
    "duopoly",
    "elasticity-pricing",
    "espresso",
    "external-program",
    "fare-classes",
    "fashion-markdown",
    "flash-sale",
    "four-prices",
    "fresh-produce",
    "incomplete-learning",
    "last-seats",
    "learning-a-price",
    "learning-with-stock",
    "llm-duopoly",
    "new-product",
    "patient-shoppers",
    "planned-stock",
    "price-match",
    "promotion-diversion",
    "q-learning-duopoly",
    "reference-price",
    "season",
    "stockpiling",
    "targeted-coupons",
    "teashop",
    "two-peaks",
    "two-shops",
    "waiting-for-the-sale",
    "yogurt",
  ]
  /// Utilities are stated there: theory, not consumers.
  static let statedNames = [
    "booking-window",
    "buy-up",
    "duopoly",
    "elasticity-pricing",
    "external-program",
    "fare-classes",
    "four-prices",
    "incomplete-learning",
    "last-seats",
    "learning-a-price",
    "learning-with-stock",
    "llm-duopoly",
    "planned-stock",
    "promotion-diversion",
    "q-learning-duopoly",
    "reference-price",
    "two-peaks",
  ]
  static let consumerNames = names.filter { !statedNames.contains($0) }
  /// The markdown game states its demand.
  static let calibratedNames = consumerNames.filter { $0 != "fashion-markdown" }

  @Test("is in this list, and nothing else is")
  func listIsComplete() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let found = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    #expect(found == Self.names)
  }

  @Test("loads without a warning", arguments: names)
  func loads(name: String) throws {
    #expect(try Self.scenario(name).warnings.map(\.message) == [])
  }

  @Test("of consumers: `fixed` at 1.5 x list earns less than list", arguments: consumerNames)
  func dearerLoses(name: String) throws {
    var scenario = try Self.scenario(name)
    let market = scenario.market
    let own = market.offers.filter { $0.firm == market.focalFirm }
    let dear = own.map { ($0.product, $0.listPrice.scaled(by: 1.5)) }
    scenario.strategies = [
      Scenario.NamedStrategy(name: "list", specification: .fixed(prices: [:]), promotions: []),
      Scenario.NamedStrategy(
        name: "dear",
        specification: .fixed(prices: Dictionary(dear, uniquingKeysWith: { first, _ in first })),
        promotions: []),
    ]
    scenario.baseline = 0
    scenario.guardrails = []
    scenario.market.firms[market.focalFirm].rules = BusinessRules()
    scenario.assumptions = scenario.assumptions.map {
      Assumption(
        name: $0.name, subject: $0.subject, centre: $0.centre, halfWidth: 0, isDefault: false)
    }
    scenario.experiment.replications = 10
    let outcome = try ComparisonRun(
      scenario: scenario, resolvedText: name,
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    let row = try #require(outcome.summary.strategies.first { $0.name == "dear" })
    // All replications must agree: chance alone would do that once in 1,024.
    #expect(row.difference.high < 0 && row.winShare == 0, "\(row.difference)")
  }

  @Test("of consumers: prices respond between -1.5 and -4 on average", arguments: calibratedNames)
  func elasticityIsPlausible(name: String) throws {
    let scenario = try Self.scenario(name)
    guard case .calibrated(let targets) = scenario.intent.source else {
      Issue.record("\(name) is not calibrated")
      return
    }
    #expect((-4 ... -1.5).contains(targets.longRunElasticity))
  }

  @Test("duopoly: simulated Nash profits agree with the closed form of O1.1")
  func duopolyAgrees() throws {
    let scenario = try Self.scenario("duopoly")
    let outcome = try ComparisonRun(
      scenario: scenario, resolvedText: "duopoly",
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    let row = try #require(outcome.summary.strategies.first { $0.name == "nash" })
    let mean = row.objectives.reduce(0, +) / Double(row.objectives.count)
    // 20 replications of 24,000 expected occasions. Profit per occasion is 0.22292666 on average,
    // (p - c) q with p - c = 0.47292666; visits are Poisson, so the variance per expected occasion is
    // (p - c)^2 q = 0.1054 and the standard error of the mean 11.2.
    #expect(abs(mean - 24_000 * 0.222_926_66) <= 4 * 11.2)
  }

  @Test("planned-stock: share on deal and mean price agree with the closed form of O7.3")
  func plannedStockAgrees() throws {
    let outcome = try ComparisonRun(
      scenario: try Self.scenario("planned-stock"), resolvedText: "planned-stock",
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    let row = try #require(outcome.summary.strategies.first { $0.name == "random" })
    let share = try #require(row.metrics.first { $0.name == "units on deal" })
    let price = try #require(row.metrics.first { $0.name == "mean price paid" })
    // 40 replications of 208 weeks; four standard errors of the share of deal weeks, .0047, bought a
    // fifth cheaper, and what the start of each replication's measured weeks with some stock moves.
    #expect(abs(share.estimate.mean - 0.76269531) < 0.02)
    #expect(abs(price.estimate.mean - (1 - 0.2 * 0.76269531)) < 0.005)
  }

  static func scenario(_ name: String) throws -> Scenario {
    let path = folder.appending(path: name + ".yaml").path
    return try ScenarioLoader(physicalMemory: 8 << 30).load(path: path).scenario
  }
}
