import MarketModel
import RandomStreams
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// Groups and their guardrail from the scenario to the verdict.
@Suite("fairness in comparisons")
struct FairnessRunTests {
  /// Regulars are mostly rich, hunters mostly poor.
  static let income = ConsumerGroups.Dimension(
    name: "income", bands: ["low", "high"], shares: [[0.1, 0.9], [0.9, 0.1]])

  static func gap(atMost bound: Double) -> Guardrail {
    Guardrail(
      text: "price_gap(income) <= \(bound)", metric: .priceGap, comparison: .atMost, bound: bound,
      versusBaseline: false, dimension: "income")
  }

  /// `today` against `spring`, a coupon of 20 % for hunters only, judged by units.
  static func scenario(guardrails: [Guardrail] = []) -> Scenario {
    var scenario = SmallScenario.statedCoffee()
    scenario.strategies = Array(scenario.strategies.prefix(2))
    scenario.market.promotions[0].offers = [0, 1]
    scenario.market.promotions[0].display = nil
    scenario.market.promotions[0].firstDay = 0
    scenario.market.promotions[0].lastDay = 55
    scenario.market.promotions[0].terms = PromotionTerms(
      mechanic: .coupon(PromotionTerms.Coupon(redemption: [0.9, 0.9], perConsumer: 99)),
      audience: PromotionTerms.Audience(segments: [1]))
    scenario.groups = ConsumerGroups([income])
    scenario.objective = .units
    scenario.guardrails = guardrails
    return scenario
  }

  static func run(_ scenario: Scenario, named name: String) throws -> ComparisonRun.Outcome {
    try ComparisonRun(
      scenario: scenario, resolvedText: name, incrementality: .none,
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
  }

  @Test("a coupon for a segment that is mostly poor opens a gap, and a guardrail stops it")
  func guardrail() throws {
    let free = try Self.run(Self.scenario(guardrails: [Self.gap(atMost: 0.5)]), named: "loose")
    #expect(free.summary.verdict.outcome == .recommend && !free.gateFailed)
    #expect(free.summary.verdict.strategy == "spring")
    let bound = try Self.run(Self.scenario(guardrails: [Self.gap(atMost: 0.02)]), named: "tight")
    #expect(bound.summary.verdict.outcome == .keepBaseline && bound.gateFailed)
    let spring = try #require(bound.summary.strategies.first { $0.name == "spring" })
    #expect(spring.guardrails[0].probability == 0 && !spring.guardrails[0].holds)
    let today = try #require(bound.summary.strategies.first { $0.name == "today" })
    #expect(today.guardrails[0].probability == 1)
  }

  @Test("the summary says who pays less, who held a coupon, and how many they are")
  func summary() throws {
    let outcome = try Self.run(Self.scenario(), named: "groups")
    let fairness = try #require(outcome.summary.fairness)
    func mean(_ metric: FairnessSummary.Metric, _ strategy: String, _ group: String) -> Double? {
      fairness.estimate(metric, strategy: strategy, dimension: "income", group: group)?.mean
    }
    // List prices for everybody: no gap at all.
    #expect(mean(.gap, "today", "") == 0 && mean(.priceIndex, "today", "low") == 0)
    #expect(mean(.holders, "today", "low") == 0)
    let low = try #require(mean(.priceIndex, "spring", "low"))
    let high = try #require(mean(.priceIndex, "spring", "high"))
    #expect(low < -0.02 && high > 0.02)
    let gap = try #require(mean(.gap, "spring", ""))
    #expect(abs(gap - (high - low)) < 1e-12)
    // 36 % hunters among the poor's 42 %, 4 % among the rich's 58 %.
    #expect(abs((mean(.consumers, "spring", "low") ?? 0) - 0.42) < 0.05)
    #expect(abs((mean(.holders, "spring", "low") ?? 0) - 0.36 / 0.42) < 0.06)
    #expect(abs((mean(.holders, "spring", "high") ?? 0) - 0.04 / 0.58) < 0.05)
    #expect((mean(.users, "spring", "low") ?? 1) < (mean(.holders, "spring", "low") ?? 0))
  }

  @Test("cells with groups and welfare hold the same seasons as without")
  func sameSeasons() throws {
    var asked = Self.scenario()
    asked.experiment.measuresWelfare = true
    var plain = asked
    plain.groups = ConsumerGroups()
    plain.experiment.measuresWelfare = false
    let cells = try [asked, plain].map { scenario in
      try ReplicationRun(
        prepared: try PreparedMarket(scenario, weights: nil, threads: 1),
        replication: .init(.rank, number: 0)
      ).run(strategy: 1, digest: "same")
    }
    var stripped = cells[0]
    #expect(stripped.groups.count == 2 && stripped.welfare.count == 2)
    (stripped.groups, stripped.welfare) = ([], [])
    #expect(stripped == cells[1])
  }

  @Test("groups and welfare name cells anew where they are used, and only there")
  func digests() {
    func first(_ change: (inout Scenario) -> Void) -> String {
      var scenario = SmallScenario.statedCoffee()
      change(&scenario)
      return RunPlan(scenario).rankingCells[0].digest
    }
    let plain = first { _ in }
    #expect(first { $0.groups = ConsumerGroups() } == plain)
    let grouped = first { $0.groups = ConsumerGroups([Self.income]) }
    let measured = first { $0.experiment.measuresWelfare = true }
    #expect(Set([plain, grouped, measured]).count == 3)
    // The market that strategies see knows nothing of groups.
    let scenario = Self.scenario()
    #expect(!canonicalText(scenario.market).contains("income"))
  }
}
