import EventSimulation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import ScenarioFiles

/// Simulates the cells of one replication: the warm-up once, then every strategy from its snapshot.
///
/// A cell is a pure function of (plan, strategy, replication).
struct ReplicationRun: Sendable {
  private(set) var prepared: PreparedMarket
  let replication: ReplicationKey
  let draws: AssumptionDraws
  let market: MarketDefinition
  /// The replication's consumers.
  let population: Population
  private let demand: [DemandSystem]
  /// The market at time 0.
  private(set) var snapshot: MarketSimulation
  /// What rivals decide against the baseline; `nil` before `recordRivals`.
  var rivalDecisions: MarketLog?

  var scenario: Scenario { prepared.scenario }

  /// Draws the replication's assumptions and population and runs its warm-up; `occasions` goes along
  /// where every purchase is to be known, `paidPrices` where every price paid is.
  init(
    prepared: PreparedMarket, replication: ReplicationKey, occasions: OccasionRecord? = nil,
    paidPrices: PaidPrices? = nil
  ) throws {
    let scenario = prepared.scenario
    let seed = scenario.experiment.seed
    self.prepared = prepared
    self.replication = replication
    draws =
      replication.part == .central
      ? .central(scenario.assumptions)
      : .drawn(scenario.assumptions, seed: seed, replication: replication)
    market = scenario.market(under: draws)
    demand = try scenario.needsTrueDemand ? prepared.demand(under: draws) : []
    population = Population(
      market: market, size: market.population, seed: seed, replication: replication)
    let intent = prepared.intents.intent(
      market: market, population: population, seed: seed, replication: replication)
    snapshot = MarketSimulation(
      market: market, population: population, intent: intent,
      adjustment: prepared.adjustment(try prepared.solutions(under: draws)),
      strategies: try scenario.baselineStrategies(
        draws: draws, demand: demand, replication: replication), seed: seed,
      replication: replication)
    snapshot.occasions = occasions
    snapshot.paidPrices = paidPrices ?? scenario.paidPriceBooks
    if scenario.keepsCustomers { snapshot.customers = CustomerBooks(population) }
    snapshot.runWarmUp()
  }

  /// The same replication with other candidates of the same market.
  func serving(_ prepared: PreparedMarket) -> ReplicationRun {
    var run = self
    run.prepared = prepared
    return run
  }

  /// Runs the measured weeks under a strategy; `notes` goes along where its decisions are to be known.
  func run(
    strategy index: Int, rivals: RivalConduct = .reacting, digest: String,
    notes: DecisionNotes? = nil
  ) throws -> CellRecord {
    let named = scenario.strategies[index]
    var simulation = snapshot
    openReaderBooks(&simulation, strategy: index)
    if named.specification.couponTargeting == nil { simulation.customers = nil }
    openBeliefs(&simulation, of: named.specification)
    try measure(named, rivals: rivals, in: &simulation, notes: notes)
    var cell = record(simulation, strategy: named.name, digest: digest)
    cell.part = CellRecord.part(cell.part, rivals)
    cell.promotions = market.promotionRows(simulation.ledger)
    cell.promotionTotals = market.promotionTotals(simulation.ledger, listed: named.promotions)
    cell.supply = market.supplyRows(simulation)
    cell.sellers = market.sellerRows(simulation.ledger)
    cell.groups = groupRows(simulation.groupBooks)
    cell.welfare = welfareRows(simulation.welfare)
    cell.claims = claimRows(simulation)
    cell.targeting = try targetingRows(simulation, strategy: named, rivals: rivals)
    cell.beliefs = beliefRows(simulation)
    return cell
  }

  /// Returns the market after the measured weeks under any strategy and promotions; rivals react.
  func simulate(
    _ specification: StrategySpecification, promotions: [Int], advertising: [Int] = []
  ) throws -> MarketSimulation {
    var simulation = snapshot
    simulation.runMeasured(
      focal: try strategy(specification), promotions: promotions, advertising: advertising)
    return simulation
  }

  /// Makes the focal firm's strategy.
  func strategy(
    _ specification: StrategySpecification, adviser: (any SeasonAdviser)? = nil
  ) throws -> any PricingStrategy {
    var context = StrategyContext(
      market: market, firm: market.focalFirm, demand: demand,
      draws: scenario.strategyDraws(replication), adviser: adviser)
    if let targeting = specification.couponTargeting, targeting.algorithm == .oracle {
      context.couponResponse = try couponResponse(targeting)
    }
    return try specification.makeStrategy(context: context)
  }

  private func record(
    _ simulation: MarketSimulation, strategy: String, digest: String
  ) -> CellRecord {
    var cell = CellRecord(
      digest: digest, strategy: strategy, part: replication.part.rawValue,
      family: replication.family, number: replication.number,
      draws: zip(scenario.assumptions, draws.values).map {
        CellRecord.Draw(name: $0.name, value: $1)
      },
      sales: market.salesRows(simulation.ledger), offers: offerRows(simulation),
      daily: measuredDays(simulation.daily), traffic: market.trafficRows(simulation.ledger))
    cell.memory = simulation.memorySeries.map {
      CellRecord.MemoryRow(measure: $0.measure.rawValue, subject: $0.subject, values: $0.values)
    }
    cell.returns = market.returnRows(simulation.ledger)
    return cell
  }

  private func offerRows(_ simulation: MarketSimulation) -> [CellRecord.OfferRow] {
    market.offers.indices.map { index in
      let totals = simulation.ledger.offers[index]
      var row = CellRecord.OfferRow(
        firm: market.firms[market.offers[index].firm].name, product: market.offers[index].product)
      row.lostUnits = totals.lostUnits
      row.stockOutDays = Double(totals.stockOutTime) / 86_400e6
      row.priceChanges = totals.priceChanges
      row.decisions = totals.decisions
      row.ruleBound = totals.ruleBound
      row.promotionCost = totals.promotionCost + totals.advertising
      row.holding = totals.holding + totals.ordering
      row.writeOff = totals.writeOff + totals.expiry
      row.leftOver = simulation.stock(ofOffer: index).map(Int64.init) ?? -1
      return row
    }
  }

  private func measuredDays(_ daily: DailySeries) -> CellRecord.DailySeries {
    let first = -daily.firstDay * daily.offerCount
    return CellRecord.DailySeries(
      offerCount: daily.offerCount, units: Array(daily.units[first...]),
      prices: Array(daily.prices[first...]), stock: Array(daily.stock[first...]))
  }
}

extension MarketDefinition {
  /// The ledger's occasions with names.
  func trafficRows(_ ledger: Ledger) -> [CellRecord.TrafficRow] {
    categories.indices.flatMap { category in
      segments.indices.map { segment in
        let cell = category * segments.count + segment
        return CellRecord.TrafficRow(
          category: categories[category].name, segment: segments[segment].name,
          occasions: ledger.occasions[cell], buyers: ledger.buyers[cell])
      }
    }
  }

  /// The ledger's sales with names.
  func salesRows(_ ledger: Ledger) -> [CellRecord.SalesRow] {
    offers.indices.flatMap { offer in
      segments.indices.map { segment in
        let sales = ledger.sales[offer * segments.count + segment]
        var row = CellRecord.SalesRow(
          firm: firms[offers[offer].firm].name, product: offers[offer].product,
          segment: segments[segment].name)
        row.purchases = sales.purchases
        row.units = sales.units
        row.dealUnits = sales.dealUnits
        row.gross = sales.gross
        row.tax = sales.tax
        row.net = sales.net
        row.discount = sales.discount
        row.funding = sales.funding
        row.goods = sales.goods
        row.selling = sales.selling
        return row
      }
    }
  }
}

extension Scenario {
  /// Whether some strategy reads the true demand.
  var needsTrueDemand: Bool {
    let all = strategies.map(\.specification) + rivalStrategies.compactMap { $0 }
    return all.contains(where: \.readsConsumerDemand)
  }

  /// The random numbers of strategies that draw, the same for all of them.
  func strategyDraws(_ replication: ReplicationKey) -> NamedDraws {
    NamedDraws(seed: experiment.seed, replication: replication)
  }

  /// Every firm's baseline strategy, with drawn latencies.
  func baselineStrategies(
    draws: AssumptionDraws, demand: [DemandSystem], replication: ReplicationKey
  ) throws -> [any PricingStrategy] {
    let market = market(under: draws)
    return try market.firms.indices.map { firm in
      var specification = rivalStrategies[firm] ?? strategies[baseline].specification
      let latency = value(of: .rivalLatency(firm: firm), in: draws, otherwise: -1)
      if latency >= 0 { specification = specification.with(latencyDays: latency) }
      return try specification.makeStrategy(
        context: StrategyContext(
          market: market, firm: firm, demand: demand, draws: strategyDraws(replication)))
    }
  }
}

extension StrategySpecification {
  /// The same strategy with another latency; unchanged where there is none.
  fileprivate func with(latencyDays: Double) -> StrategySpecification {
    let latency = SimulationDuration(roundingSeconds: latencyDays * 86_400)
    switch self {
    case .matchLowest(_, let margin): return .matchLowest(latency: latency, floorMargin: margin)
    case .undercut(let share, _, let margin):
      return .undercut(share: share, latency: latency, floorMargin: margin)
    default: return self
    }
  }
}
