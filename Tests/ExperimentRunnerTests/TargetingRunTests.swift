import EventSimulation
import MarketModel
import PricingStrategies
import RandomStreams
import Reports
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// Coupons for chosen customers from the scenario to the report.
@Suite("targeted coupons in comparisons")
struct TargetingRunTests {
  private static func scenario() -> Scenario {
    var scenario = SmallScenario.statedCoffee(replications: 3)
    scenario.market.promotions = [coupon("small", 0.1), coupon("large", 0.3)]
    scenario.market.couponTrial = CouponTrial(coupons: [0, 1], share: 0.5, weeks: 4)
    scenario.guardrails = []
    let uplift = CouponTargeting.UpliftSettings(ridge: 10, test: 0.3, holdout: 0.2, caution: 0)
    scenario.strategies =
      [Scenario.NamedStrategy(name: "nobody", specification: .fixed(prices: [:]), promotions: [])]
      + [
        ("everybody", .random(share: 1), nil), ("uplift", .uplift(uplift), Money(40)),
        ("thompson", .linearThompson(exploration: 1, ridge: 1), nil),
        ("oracle", .oracle, Money(40)),
      ].map { (name: String, algorithm: CouponTargeting.Algorithm, budget: Money?) in
        Scenario.NamedStrategy(
          name: name,
          specification: .couponTargeting(
            CouponTargeting(
              algorithm: algorithm, coupons: ["small", "large"], budget: budget,
              every: name == "thompson" ? .weeks(2) : nil)), promotions: [0, 1])
      }
    return scenario
  }

  private static func coupon(_ name: String, _ share: Double) -> Promotion {
    Promotion(
      name: name, offers: [0, 1], reduction: .percentOff(share), firstDay: 14, lastDay: 41,
      terms: PromotionTerms(
        mechanic: .coupon(.init(redemption: [0.7, 0.7], perConsumer: 2, handling: Money(0.05))),
        audience: .init(channel: .init(reach: 0.5, costPerContact: Money(0.02)))))
  }

  private static func run(_ name: String, threads: Int = 2) throws -> ComparisonSummary {
    try ComparisonRun(
      scenario: scenario(), resolvedText: name, incrementality: .winner,
      options: SmallScenario.options(
        folder: try SmallScenario.temporaryFolder(), threads: threads)
    ).execute().summary
  }

  @Test("the true gain is what the contribution differs by, plans stay within their budget")
  func gains() throws {
    let summary = try Self.run("gains")
    let targeting = try #require(summary.targeting)
    for row in summary.strategies where row.name != "nobody" {
      let gain = try #require(targeting.estimate("true gain", strategy: row.name)).mean
      let mean = row.differences.reduce(0, +) / Double(row.differences.count)
      #expect(abs(gain - mean) < 1e-6, "\(row.name)")
      #expect(gain != 0)
    }
    for name in ["uplift", "oracle"] {
      let cost = try #require(targeting.estimate("expected cost", strategy: name)).mean
      #expect(cost > 0 && cost <= 40)
    }
    #expect(summary.strategies.first { $0.name == "oracle" }?.isReference == true)
    #expect(summary.strategies.first { $0.name == "uplift" }?.information == "model")
  }

  @Test("knowing every type's response gains more than sending to everybody")
  func oracle() throws {
    let targeting = try #require(try Self.run("oracle").targeting)
    let best = try #require(targeting.estimate("true gain", strategy: "oracle")).mean
    let all = try #require(targeting.estimate("true gain", strategy: "everybody")).mean
    #expect(best > all)
  }

  @Test("the report shows expected, measured and true gain, and the curve")
  func report() throws {
    let summary = try Self.run("report", threads: 1)
    let targeting = try #require(summary.targeting)
    #expect(targeting.course("qini curve", strategy: "uplift").count == 21)
    #expect(try #require(targeting.estimate("held out", strategy: "uplift")).mean > 0)
    #expect(targeting.estimate("measured gain", strategy: "everybody") == nil)
    let page = HTMLReport.render(summary)
    #expect(page.contains("Whom the coupons changed") && page.contains("uplift: Qini curve"))
    #expect(
      targeting.table.text.hasPrefix(
        "strategy,measure,unit,place,mean,low,high\neverybody,sent,count,0"))
    // One thread or two, the same numbers.
    #expect(try Self.run("report again").targeting?.table.text == targeting.table.text)
  }
}
