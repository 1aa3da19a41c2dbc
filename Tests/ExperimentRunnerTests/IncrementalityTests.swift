import EventSimulation
import Foundation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import ScenarioFiles
import Testing

@testable import ExperimentRunner

@Suite("Twins without a promotion")
struct IncrementalityTests {
  typealias Row = IncrementalityRecord.Row
  typealias Twin = IncrementalityRecord.Twin

  static let replication = ReplicationKey(.fresh, family: 4, number: 1)

  static func run(_ scenario: Scenario) throws -> ReplicationRun {
    try ReplicationRun(
      prepared: PreparedMarket(scenario, weights: nil, threads: 1), replication: replication)
  }

  static func contribution(_ run: ReplicationRun, strategy: Int) throws -> Int64 {
    let named = run.scenario.strategies[strategy]
    let season = try run.simulate(named.specification, promotions: named.promotions)
    return run.market.offers.indices.filter { run.market.offers[$0].firm == 0 }
      .reduce(0) { $0 + season.ledger.contribution(ofOffer: $1) }
  }

  static func rows(
    _ record: IncrementalityRecord, _ name: String, _ twin: Twin
  ) throws -> [Row] {
    let removal = try #require(record.removals.first { $0.name == name })
    return removal.rows.filter { $0.twin == twin }
  }

  @Test("a twin with nothing taken out is the season itself", arguments: [1, 2])
  func emptyTwin(strategy: Int) throws {
    try Self.expectSelf(Self.run(SmallScenario.statedCoffee()), strategy: strategy)
  }

  @Test(
    "so it is with every mechanic, memory, supply and lifts of visits",
    arguments: MechanicScenario.allCases)
  func emptyTwinOfMechanics(mechanic: MechanicScenario) throws {
    try Self.expectSelf(Self.run(mechanic.scenario), strategy: 1)
  }

  static func expectSelf(_ run: ReplicationRun, strategy: Int) throws {
    let named = run.scenario.strategies[strategy]
    var season = run.snapshot
    season.log = MarketLog()
    season.runMeasured(
      focal: try run.strategy(named.specification), promotions: named.promotions,
      advertising: named.advertising)
    var direct = run.snapshot
    direct.runReplay(
      of: try #require(season.log), promotions: named.promotions,
      advertising: named.advertising, without: .none)
    var total = run.snapshot
    total.runMeasured(
      focal: try run.strategy(named.specification), promotions: named.promotions,
      advertising: named.advertising, without: .none)
    let plain = try run.simulate(
      named.specification, promotions: named.promotions, advertising: named.advertising)
    for twin in [season, direct, total] {
      #expect(twin.ledger == plain.ledger)
      #expect(twin.daily == plain.daily)
    }
    // What purchases, as they were logged, brought is what the books hold.
    let logged = try #require(season.log).purchases
    let sales = plain.ledger.sales
    #expect(logged.reduce(0) { $0 + $1.units } == sales.reduce(0) { $0 + $1.units })
    #expect(logged.reduce(0) { $0 + $1.booked.net } == sales.reduce(0) { $0 + $1.net })
    #expect(logged.reduce(0) { $0 + $1.booked.funding } == sales.reduce(0) { $0 + $1.funding })
    #expect(logged.reduce(0) { $0 + $1.booked.goods } == sales.reduce(0) { $0 + $1.goods })
    let selling = logged.reduce(0) { $0 + $1.booked.payment + $1.orderCost }
    #expect(selling == sales.reduce(0) { $0 + $1.selling })
  }

  /// Without its only promotions, or all of its cuts, a strategy at list prices is `today`, which runs
  /// by itself.
  @Test(
    "the change of contribution is that between two seasons run apart",
    arguments: [(1, "spring"), (2, "all promotions")])
  func contributionAgrees(strategy: Int, name: String) throws {
    let run = try Self.run(SmallScenario.statedCoffee())
    let record = try run.incrementality(strategy: strategy, digest: "")
    let rows = try Self.rows(record, name, .total)
    let change =
      try Self.contribution(run, strategy: strategy) - Self.contribution(run, strategy: 0)
    let parts = rows.filter { $0.quantity != .contribution }
    #expect(change != 0)
    #expect(parts.reduce(0) { $0 + $1.amount } == change)
    #expect(rows.filter { $0.quantity == .contribution }.reduce(0) { $0 + $1.amount } == change)
  }

  @Test("units and millionths add up in every twin", arguments: [1, 2])
  func identities(strategy: Int) throws {
    let run = try Self.run(SmallScenario.statedCoffee())
    let record = try run.incrementality(strategy: strategy, digest: "")
    try Self.expectIdentities(record)
    #expect(record.removals.flatMap(\.rows).allSatisfy { $0.quantity != .other })
  }

  /// `other` holds goods by delivery, returns and whatever no part knows: without the first two it is
  /// empty, so that every mechanic is split to the millionth.
  @Test(
    "so they do with every mechanic, memory, supply and lifts of visits",
    arguments: MechanicScenario.allCases)
  func identitiesOfMechanics(mechanic: MechanicScenario) throws {
    let run = try Self.run(mechanic.scenario)
    let record = try run.incrementality(strategy: 1, digest: "")
    try Self.expectIdentities(record)
    let others = record.removals.flatMap(\.rows).filter { $0.quantity == .other }
    #expect(others.isEmpty != mechanic.hasOther)
    let change = record.removals[0].rows.filter {
      $0.quantity == .contribution && $0.twin == .total
    }
    #expect(
      try change.reduce(0) { $0 + $1.amount }
        == Self.contribution(run, strategy: 1) - Self.contribution(run, strategy: 0))
  }

  private static func expectIdentities(_ record: IncrementalityRecord) throws {
    #expect(!record.removals.isEmpty)
    for removal in record.removals {
      for twin in Twin.allCases {
        let rows = removal.rows.filter { $0.twin == twin }
        func units(_ quantity: IncrementalityRecord.Quantity, _ window: String) -> Int64 {
          rows.filter { $0.quantity == quantity && $0.window == window }
            .reduce(0) { $0 + $1.units }
        }
        let parts = EffectParts(rows)
        let sources = [.cannibalisation, .switching, .timing, .growth].reduce(0) {
          $0 + parts[$1]
        }
        #expect(units(.promoted, "in") == parts[.grossLift])
        #expect(parts[.grossLift] == sources)
        #expect(units(.promoted, "pre") == 0 && units(.promoted, "post") == 0)
        #expect(parts[.switching] == -units(.rivals, "in"))
        let money = rows.reduce(0) {
          $1.quantity == .contribution ? $0 - $1.amount : $0 + $1.amount
        }
        #expect(money == 0)
      }
    }
  }

  @Test("where nobody reacts, both twins agree")
  func twinsAgree() throws {
    var scenario = SmallScenario.statedCoffee()
    scenario.rivalStrategies[1] = .fixed(prices: [:])
    let record = try Self.run(scenario).incrementality(strategy: 1, digest: "")
    let direct = try Self.rows(record, "spring", .direct)
    var total = try Self.rows(record, "spring", .total)
    for index in total.indices { total[index].twin = .direct }
    #expect(!direct.isEmpty)
    #expect(direct == total)
  }

  @Test("a rival who follows a cut gains by it, which only the total twin sees")
  func rivalsReact() throws {
    let record = try Self.run(SmallScenario.statedCoffee()).incrementality(
      strategy: 1, digest: "")
    let gains = try Twin.allCases.map { twin in
      try Self.rows(record, "spring", twin).filter { $0.quantity == .rivals }
        .reduce(0) { $0 + $1.units }
    }
    #expect(gains[0] < 0)
    #expect(gains[1] > gains[0])
  }

  @Test("buyers who would have bought anyway are subsidised, unit by unit")
  func subsidised() throws {
    var market = DiversionMarket(population: 500)
    market.alphas = [500, 0, 0]
    let run = try Self.run(market.scenario)
    let record = try run.incrementality(strategy: 1, digest: "")
    let parts = EffectParts(try Self.rows(record, "cut", .direct))
    let sold = try run.simulate(.fixed(prices: [:]), promotions: [0]).ledger.sales[0].dealUnits
    #expect(sold > 2_000)
    #expect(parts[.subsidised] == sold)
    #expect(parts[.incremental] == 0)
    #expect(parts[.grossLift] == 0)
    #expect(parts[.contribution] == -200_000 * sold)
    #expect(parts[.discountSubsidised] == parts[.contribution])
  }

  @Test("posted cuts of at most the stated length are promotions, lasting ones are not")
  func shortCuts() throws {
    var scenario = SmallScenario.statedCoffee()
    let hilo = try Self.run(scenario).incrementality(strategy: 2, digest: "")
    #expect(
      hilo.removals.map(\.name) == [
        "cut 2026-03-02 to 2026-03-08", "cut 2026-03-30 to 2026-04-05", "all promotions",
      ])
    #expect(hilo.removals[0].products == ["lungo", "crema"])
    scenario.promotionMaxDuration = .days(6)
    #expect(try Self.run(scenario).incrementality(strategy: 2, digest: "").removals.isEmpty)
    let dear = try Self.run(SmallScenario.statedCoffee()).incrementality(strategy: 3, digest: "")
    #expect(dear.removals.isEmpty)
  }

  @Test("of many promotions the six largest stand alone, and the rest together")
  func sixLargest() {
    let promotions = (0..<9).map { number in
      SeasonPromotion(
        name: "p\(number)", kind: .dated,
        removal: PromotionRemoval(
          windows: [.init(offer: 0, start: Int64(number), end: Int64(number + 1))],
          promotions: [number]),
        size: [5, 1, 9, 2, 8, 7, 3, 6, 4][number])
    }
    let removals = SeasonPromotion.removals(promotions)
    #expect(
      removals.map(\.name) == [
        "p0", "p2", "p4", "p5", "p7", "p8", "other promotions", "all promotions",
      ])
    #expect(removals[6].removal.promotions == [1, 3, 6])
    #expect(removals[7].removal.promotions == Array(0..<9))
  }
}
