import MarketModel
import PriceClaims
import RandomStreams
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// Announced reductions from the scenario to the verdict.
@Suite("unlawful claims in comparisons")
struct ClaimRunTests {
  static func scenario(
    _ jurisdiction: Jurisdiction = .europeanUnion, guardrails: [Guardrail] = []
  ) -> Scenario {
    var scenario = SmallScenario.statedCoffee()
    scenario.strategies = Array(scenario.strategies.prefix(3))
    scenario.market.history = .none
    scenario.claims = ClaimSettings(jurisdiction: jurisdiction)
    scenario.objective = .units
    scenario.guardrails = guardrails
    return scenario
  }

  static let noneUnlawful = Guardrail(
    text: "unlawful_claims <= 0", metric: .unlawfulClaims, comparison: .atMost, bound: 0,
    versusBaseline: false)

  static func cell(_ scenario: Scenario, strategy: Int) throws -> CellRecord {
    try ReplicationRun(
      prepared: try PreparedMarket(scenario, weights: nil, threads: 1),
      replication: .init(.rank, number: 0)
    ).run(strategy: strategy, digest: "same")
  }

  static func total(_ cell: CellRecord, _ count: KeyPath<CellRecord.ClaimRow, Int64>) -> Int64 {
    cell.claims.filter(\.rule.isEmpty).reduce(0) { $0 + $1[keyPath: count] }
  }

  @Test("of a cut every four weeks the first is lawful in the EU, and the next is not")
  func highLow() throws {
    let cell = try Self.cell(Self.scenario(), strategy: 2)
    // Two products, cut twice each in eight weeks; the second time the first cut lies in the 30 days.
    #expect(Self.total(cell, \.announced) == 4 && Self.total(cell, \.unlawful) == 2)
    #expect(cell.unlawfulClaims == 2 && Self.total(cell, \.open) == 0)
    let rules = Set(cell.claims.filter { $0.unlawful > 0 }.map(\.rule))
    #expect(rules == ["", "EU-6a-1", "EU-6a-3", "EU-6a-4"])
  }

  @Test("list prices announce nothing, and one promotion after weeks at list is lawful")
  func lawful() throws {
    let today = try Self.cell(Self.scenario(), strategy: 0)
    #expect(today.claims.isEmpty && today.unlawfulClaims == 0)
    let spring = try Self.cell(Self.scenario(), strategy: 1)
    #expect(Self.total(spring, \.announced) > 0 && spring.unlawfulClaims == 0)
  }

  @Test("promotions of the warm-up count as earlier prices")
  func warmUp() throws {
    var scenario = Self.scenario()
    scenario.market.history = HistoryPromotions(everyWeeks: 2, depth: 0.2, display: false)
    let spring = try Self.cell(scenario, strategy: 1)
    #expect(spring.unlawfulClaims > 0)
  }

  @Test("transaction prices are kept where a rule asks for them, from the warm-up on")
  func transactions() throws {
    #expect(Self.scenario(.europeanUnion).paidPriceBooks == nil)
    let spring = try Self.cell(Self.scenario(.china), strategy: 1)
    // The base is the list price, at which everything was sold in the seven days before.
    #expect(Self.total(spring, \.announced) > 0 && spring.unlawfulClaims == 0)
    #expect(Self.total(spring, \.open) == 0)
  }

  @Test("cells with claims hold the same seasons as without", arguments: Jurisdiction.allCases)
  func sameSeasons(jurisdiction: Jurisdiction) throws {
    var plain = Self.scenario(jurisdiction)
    plain.claims = nil
    var asked = try Self.cell(Self.scenario(jurisdiction), strategy: 2)
    #expect(!asked.claims.isEmpty)
    asked.claims = []
    #expect(try Self.cell(plain, strategy: 2) == asked)
  }

  @Test("claims name cells anew where they are used, by jurisdiction and options")
  func digests() {
    func first(_ claims: ClaimSettings?) -> String {
      var scenario = SmallScenario.statedCoffee()
      scenario.claims = claims
      return RunPlan(scenario).rankingCells[0].digest
    }
    let all = [
      first(nil), first(ClaimSettings(jurisdiction: .europeanUnion)),
      first(ClaimSettings(jurisdiction: .unitedStates)),
      first(ClaimSettings(jurisdiction: .europeanUnion, options: .progressive)),
    ]
    #expect(Set(all).count == 4)
  }

  @Test("a guardrail keeps out a strategy whose announcements break the law")
  func guardrail() throws {
    let outcome = try ComparisonRun(
      scenario: Self.scenario(guardrails: [Self.noneUnlawful]), resolvedText: "claims",
      incrementality: .none,
      options: SmallScenario.options(folder: try SmallScenario.temporaryFolder())
    ).execute()
    let hilo = try #require(outcome.summary.strategies.first { $0.name == "hilo" })
    #expect(hilo.guardrails[0].probability == 0 && !hilo.guardrails[0].holds)
    let today = try #require(outcome.summary.strategies.first { $0.name == "today" })
    #expect(today.guardrails[0].probability == 1)
    let claims = try #require(outcome.summary.claims)
    #expect(claims.jurisdiction == "eu" && claims.banner.contains("Not legal advice"))
    #expect(claims.estimate(.announced, strategy: "hilo")?.mean == 4)
    #expect(claims.estimate(.unlawful, strategy: "hilo")?.mean == 2)
    #expect(claims.estimate(.unlawful, strategy: "hilo", rule: "EU-6a-4")?.mean == 2)
    #expect(claims.estimate(.unlawful, strategy: "spring")?.mean == 0)
  }
}

/// Which prices count as announced.
@Suite("announced reductions")
struct AnnouncedReductionTests {
  static func day(_ day: Int64) -> Int64 { day * 86_400 }

  static func reductions(_ steps: [(Int64, Int64)]) -> AnnouncedReductions {
    AnnouncedReductions(
      history: PriceHistory(steps: steps.map { .init(from: day($0.0), price: $0.1 * 1_000_000) }),
      list: 10_000_000, season: 0..<day(84), knownUntil: day(98), transactions: nil)
  }

  @Test("every new price below list in the season is announced until the next price")
  func spells() {
    let found = Self.reductions([
      (-56, 10), (-20, 8), (-13, 10), (7, 9), (14, 8), (21, 10), (80, 7), (84, 10), (90, 6),
    ]).claims(ClaimSettings(jurisdiction: .europeanUnion))
    #expect(found.map(\.context.start) == [7, 14, 80].map(Self.day))
    #expect(found.map(\.context.end) == [14, 21, 84].map(Self.day))
    #expect(found.map(\.claim.percent?.digits) == [10, 20, 30])
    #expect(found.allSatisfy { $0.claim.was == 10_000_000 && $0.claim.statesPeriod == true })
  }

  @Test("steps that only go down are one row of reductions, a raise begins a new one")
  func rows() {
    let found = Self.reductions([(-56, 10), (7, 9), (14, 8), (21, 9), (28, 7)]).claims(
      ClaimSettings(jurisdiction: .europeanUnion))
    #expect(found.map(\.context.firstReduction) == [nil, Self.day(7), nil, Self.day(21)])
  }

  @Test("a markdown in steps is lawful only where the member state lets the first price count")
  func progressive() {
    func unlawful(_ options: MemberStateOptions) -> Int {
      Self.reductions([(-56, 10), (7, 9), (21, 8), (35, 6)]).claims(
        ClaimSettings(jurisdiction: .europeanUnion, options: options)
      ).count { PriceLaw.verdicts(of: $0.claim, in: $0.context).areUnlawful }
    }
    #expect(unlawful([]) == 2)
    #expect(unlawful(.progressive) == 0)
  }

  @Test("a saving below one percent is announced without a percentage")
  func small() {
    var reductions = Self.reductions([(-56, 10)])
    reductions = AnnouncedReductions(
      history: PriceHistory(
        steps: reductions.history.steps + [.init(from: Self.day(7), price: 9_950_000)]),
      list: reductions.list, season: reductions.season, knownUntil: reductions.knownUntil,
      transactions: nil)
    let found = reductions.claims(ClaimSettings(jurisdiction: .unitedStates))
    #expect(found.count == 1 && found[0].claim.percent == nil && found[0].claim.was != nil)
  }
}
