import EventSimulation
import MarketModel
import PricingStrategies
import RandomStreams
import ScientificComputing

/// The default case of PyPI's `dynamic-pricing-lab` 1.2.0: three prices, a sale or none per customer,
/// 2,000 customers a season.
private enum PricingLab {
  static let prices = [0.5, 0.8, 0.9]
  static let probabilities = [0.5, 0.2, 0.1]
  static let customers = 2_000

  static func family(season: Int) -> StreamFamily {
    StreamFamily(
      seed: 1, replication: ReplicationKey(.rank, number: season), purpose: "pricing lab")
  }
}

/// Thompson sampling alone: choose a price, draw whether the customer buys, learn.
func thompsonDecisions(_ name: String, seasons: Int) -> Benchmark {
  Benchmark(name: name, unit: "decision") {
    {
      for season in 0..<seasons { runSeason(PricingLab.family(season: season)) }
      return seasons * PricingLab.customers
    }
  }
}

private func runSeason(_ family: StreamFamily) {
  var bandit = ThompsonSampling(count: PricingLab.prices.count, prior: .uniform)
  for customer in 0..<PricingLab.customers {
    let draws = CustomerDraws(family: family, customer: UInt64(customer))
    let price = bandit.choice(values: PricingLab.prices, draws: draws)
    let buys = draws.uniform(PricingLab.prices.count) < PricingLab.probabilities[price]
    bandit.learn(PriceTrial(price: price, units: buys ? 1 : 0, opportunities: 1))
  }
}

private struct CustomerDraws: TrialDraws {
  let family: StreamFamily
  let customer: UInt64

  func uniform(_ place: Int) -> Double {
    family.uniform(entity: EntityKey(bits: UInt64(place)), index: customer)
  }

  func sample(_ distribution: Distribution, _ place: Int) -> Double {
    var stream = RandomStream(family: family, entity: EntityKey(bits: 8 * customer + UInt64(place)))
    return distribution.sample(from: &stream)
  }
}

/// The same as simulated seasons: calendar, shelf, prices, ledger and daily books, one decision an hour.
func thompsonSeasons(_ name: String, seasons: Int) -> Benchmark {
  Benchmark(name: name, unit: "decision") {
    var runs = (0..<seasons).map(thompsonSeason)
    return {
      for index in runs.indices { runs[index].run() }
      return seasons * 12 * 7 * 24
    }
  }
}

private struct ThompsonSeason {
  var simulation: MarketSimulation
  let strategy: any PricingStrategy

  mutating func run() { simulation.runMeasured(focal: strategy, promotions: []) }
}

private func thompsonSeason(_ number: Int) -> ThompsonSeason {
  let (market, key) = (labMarket(), ReplicationKey(.rank, number: number))
  let population = Population(market: market, size: 0, seed: 1, replication: key)
  let parameters = LogitParameters(
    alpha: [0], priceCoefficient: 1, logDeviation: 0, tasteDeviation: 0, displayEffect: 0,
    mailerEffect: 0)
  let simulation = MarketSimulation(
    market: market, population: population,
    intent: LogitIntent(
      parameters: parameters, market: market, population: population, seed: 1, replication: key),
    adjustment: UtilityAdjustment(shifts: [0]), strategies: [FixedStrategy(prices: [:])], seed: 1,
    replication: key)
  let settings = PriceLearning(
    algorithm: .thompson(prior: .uniform),
    lists: [.init(product: "ticket", prices: PricingLab.prices.map { Money($0) })], every: .hours(1)
  )
  let context = StrategyContext(
    market: market, firm: 0, demand: [], draws: NamedDraws(seed: 1, replication: key))
  guard let strategy = try? StrategySpecification.learning(settings).makeStrategy(context: context)
  else { preconditionFailure("the context has random numbers") }
  return ThompsonSeason(simulation: simulation, strategy: strategy)
}

private func labMarket() -> MarketDefinition {
  var market = MarketDefinition(
    categories: [Category(name: "tickets", purchase: .repeat)],
    firms: [Firm(name: "shop", role: .retailer)], focalFirm: 0,
    offers: [
      Offer(
        product: "ticket", name: "ticket", brand: "", category: 0, firm: 0, listPrice: Money(0.5),
        unitCost: .zero)
    ], segments: [Segment(name: "market", share: 1, visitRate: .constant(0))], population: 0,
    calendar: MarketCalendar(
      start: CivilDate(dayNumber: 20_514), warmUpWeeks: 0, horizonWeeks: 12, coolDownWeeks: 0),
    money: MoneyRules(), promotions: [], history: .none)
  let rows = zip(PricingLab.prices, PricingLab.probabilities).map {
    PriceTable.Row(price: $0, probability: $1)
  }
  market.aggregate = AggregateDemand(table: PriceTable([rows]), every: .hours(1))
  return market
}
