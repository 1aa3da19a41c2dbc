import Foundation
import MarketModel
import RandomStreams
import ResultsStore
import Testing
import TransformerScorer

@testable import ExperimentRunner
@testable import ScenarioFiles

/// Every mechanism of the market at once, in the committed scenario `corner-shop`.
@Suite("every mechanism at once")
struct WholeMarketTests {
  /// The scenario with stated utilities, so that no pilot runs, and fewer consumers; with the
  /// Transformer without what it contains already.
  static func scenario(
    _ model: IntentSpecification.Model, replacing changes: [(String, String)] = []
  ) throws -> Scenario {
    var text = try String(
      contentsOf: CommittedScenarioTests.folder.appending(path: "corner-shop.yaml"), encoding: .utf8
    )
    for (old, new) in changes {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    if model == .transformer {
      let own = ["  reference_price:", "  satiation:"]
      text = text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { line in !own.contains(where: line.hasPrefix) }.joined(separator: "\n")
        .replacing("model: mixed_logit", with: "model: transformer")
    }
    let file = URL(filePath: try SmallScenario.temporaryFolder()).appending(path: "corner.yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    var scenario = try ScenarioLoader(physicalMemory: 8 << 30).load(path: file.path).scenario
    scenario.market.population = 300
    if model != .transformer {
      scenario.intent.source = .stated(
        utilities: scenario.market.offers.map { 0.6 * $0.listPrice.units - 0.5 }, outside: 0,
        scale: 1, priceCoefficient: 0.6)
    } else {
      // A pilot runs: fewer weeks, and no nests.
      scenario.market.calendar.warmUpWeeks = 2
      scenario.market.calendar.horizonWeeks = 6
      scenario.market.calendar.coolDownWeeks = 1
      scenario.intent.source = .calibrated(
        CalibrationTargets(
          conversion: 0.25, longRunElasticity: -2.3, longRunIsDerived: false,
          unitsPerPurchase: nil, promotionElasticity: -2.7))
    }
    return scenario
  }

  /// Prepared once: the Transformer's takes a pilot.
  static let prepared: [IntentSpecification.Model: PreparedMarket] = {
    var markets: [IntentSpecification.Model: PreparedMarket] = [:]
    for model in [IntentSpecification.Model.mixedLogit, .transformer] {
      guard let scenario = try? scenario(model) else { continue }
      markets[model] = try? PreparedMarket(
        scenario, weights: ScorerSource(scenario).weights, threads: 2)
    }
    return markets
  }()

  static func replication(
    _ model: IntentSpecification.Model, number: Int
  ) throws -> ReplicationRun {
    try ReplicationRun(
      prepared: #require(prepared[model]), replication: ReplicationKey(.rank, number: number))
  }

  /// The season in which every promotion runs.
  static func season(_ run: ReplicationRun) throws -> MarketSimulation {
    let everything = try #require(run.scenario.strategies.last)
    return try run.simulate(
      everything.specification, promotions: everything.promotions,
      advertising: everything.advertising)
  }

  static let cases: [(IntentSpecification.Model, Int)] = [
    (.mixedLogit, 0), (.mixedLogit, 1), (.mixedLogit, 2), (.transformer, 0), (.transformer, 1),
  ]

  @Test("stock is never negative; goods, money and itemised receipts add up", arguments: cases)
  func conserved(model: IntentSpecification.Model, number: Int) throws {
    let run = try Self.replication(model, number: number)
    let season = try Self.season(run)
    let (ledger, market) = (season.ledger, run.market)
    for offer in market.offers.indices {
      let rows = (0..<ledger.segmentCount).map { ledger.sales[offer * ledger.segmentCount + $0] }
      func sum(_ column: KeyPath<Ledger.Sales, Int64>) -> Int64 {
        rows.reduce(0) { $0 + $1[keyPath: column] }
      }
      #expect(sum(\.units) > 0)
      #expect(sum(\.gross) == sum(\.tax) + sum(\.net))
      let totals = ledger.offers[offer]
      #expect(totals.returns.gross <= sum(\.gross) && totals.returns.tax <= totals.returns.gross)
      expectReceipts(ledger, offer: offer, market: market)
      guard market.offers[offer].stock != nil else { continue }
      let days = season.daily.stock.indices.filter { $0 % market.offers.count == offer }
      #expect(days.allSatisfy { season.daily.stock[$0] >= 0 })
      expectGoods(season, offer: offer)
    }
  }

  /// Goods that were there, came and came back are sold, expired or left, at what they cost.
  private func expectGoods(_ season: MarketSimulation, offer: Int) {
    let (ledger, totals) = (season.ledger, season.ledger.offers[offer])
    let rows = offer * ledger.segmentCount..<(offer + 1) * ledger.segmentCount
    let sold = ledger.sales[rows].reduce(0) { $0 + $1.goods }
    #expect(
      totals.openingValue + season.paidToSupplier(ofOffer: offer) + totals.returns.goods
        == sold + totals.expiry + season.stockValue(ofOffer: offer), "goods of \(offer)")
  }

  /// List x units is what was paid and every reduction, to the millionth.
  private func expectReceipts(_ ledger: Ledger, offer: Int, market: MarketDefinition) {
    let name = market.firms[market.offers[offer].firm].name
    let product = market.offers[offer].product
    let savings = market.promotionRows(ledger)
      .filter { $0.firm == name && $0.product == product }.reduce(0) { $0 + $1.saving }
    let sales = market.salesRows(ledger).filter { $0.firm == name && $0.product == product }
    let list = market.money.split(market.offers[offer].listPrice).gross.millionths
    let (units, paid) = (
      sales.reduce(0) { $0 + $1.units }, sales.reduce(0) { $0 + $1.gross }
    )
    #expect(units * list == paid + savings, "\(name)/\(product)")
  }

  @Test(
    "budgets, caps and limits hold",
    arguments: cases)
  func capped(model: IntentSpecification.Model, number: Int) throws {
    let run = try Self.replication(model, number: number)
    let season = try Self.season(run)
    for (index, promotion) in run.market.promotions.enumerated() {
      let totals = season.ledger.promotions.totals[index]
      if let budget = promotion.terms?.budget { #expect(totals.spent <= budget.millionths) }
      if let limit = promotion.terms?.unitLimit { #expect(totals.units <= limit) }
      if case .coupon(let coupon)? = promotion.terms?.mechanic, let total = coupon.total {
        #expect(totals.uses <= total)
      }
    }
    let used = season.ledger.promotions.totals.filter { $0.units > 0 }
    #expect(used.count >= 3, "the promotions are in use at all")
  }

  @Test("nobody buys what is unknown or of a firm that is away, whatever promotes it")
  func offered() throws {
    let scenario = try Self.scenario(
      .mixedLogit,
      replacing: [
        ("innovation: 0.05/week", "innovation: 0/week"), ("initial: 10%", "initial: 0%"),
        ("chance: 6%, lasting: 3 days", "from: 2026-03-16, to: 2026-03-29"),
      ])
    let run = try ReplicationRun(
      prepared: PreparedMarket(
        scenario, weights: ScorerSource(scenario).weights, threads: 1),
      replication: ReplicationKey(.rank, number: 0))
    let season = try Self.season(run)
    func units(_ offer: Int, days: Range<Int>) -> Int {
      season.daily.units(ofOffer: offer, before: days.upperBound, days: days.count)
    }
    for (index, offer) in run.market.offers.enumerated() {
      let weeks = run.market.calendar.horizonWeeks
      let isUnknown = offer.product == "decaf"
      #expect((units(index, days: 0..<7 * weeks) > 0) != isUnknown, "\(offer.product)")
      if offer.firm != run.market.focalFirm {
        #expect(units(index, days: 14..<28) == 0 && units(index, days: 0..<14) > 0)
      }
    }
  }

  @Test("occasions chunk by chunk and one by one give equal books", arguments: [false, true])
  func chunks(remembering: Bool) throws {
    let run = try Self.replication(remembering ? .transformer : .mixedLogit, number: 3)
    let (scenario, market) = (run.scenario, run.market)
    let seed = scenario.experiment.seed
    let population = Population(
      market: market, size: market.population, seed: seed, replication: run.replication)
    let everything = try #require(scenario.strategies.last)
    let ledgers = try [512, 1].map { size in
      var season = MarketSimulation(
        market: market, population: population,
        intent: run.prepared.intents.intent(
          market: market, population: population, seed: seed, replication: run.replication),
        adjustment: run.prepared.adjustment(try run.prepared.solutions(under: run.draws)),
        strategies: try scenario.baselineStrategies(
          draws: run.draws, demand: [], replication: run.replication), seed: seed,
        replication: run.replication, chunkSize: size)
      season.runWarmUp()
      season.runMeasured(
        focal: try run.strategy(everything.specification), promotions: everything.promotions,
        advertising: everything.advertising)
      return season.ledger
    }
    #expect(ledgers[0] == ledgers[1])
    #expect(try ledgers[0] == Self.season(run).ledger)
  }

  @Test("a twin with nothing removed is its season, to the byte", arguments: [false, true])
  func twin(remembering: Bool) throws {
    let run = try Self.replication(remembering ? .transformer : .mixedLogit, number: 4)
    try IncrementalityTests.expectSelf(run, strategy: 2)
  }
}
