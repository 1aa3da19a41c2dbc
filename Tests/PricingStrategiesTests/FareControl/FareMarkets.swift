import EventSimulation
import MarketModel
import PricingStrategies
import RandomStreams
import ScientificComputing

/// Markets of fare classes on one stock, and what strategies earn in them.
struct FareMarket {
  var market: MarketDefinition

  /// Classes from dear to cheap, `cycles` booking cycles after `past` cycles of warm-up; an epoch is a
  /// week.
  init(
    fares: [Double], seats: Int, requests: FareRequests, cycles: Int = 1, past: Int = 0
  ) {
    let renewal = SimulationDuration.weeks(requests.epochs)
    market = MarketDefinition(
      categories: [Category(name: "flight", purchase: .repeat)],
      firms: [Firm(name: "airline", role: .brand)], focalFirm: 0,
      offers: fares.enumerated().map { place, fare in
        var offer = Offer(
          product: "class \(place + 1)", name: "", brand: "", category: 0, firm: 0,
          listPrice: Money(fare), unitCost: .zero)
        if place == 0 {
          offer.stock = StockPlan(initial: seats, salvage: .zero)
          offer.stock?.renewal.every = renewal
        }
        return offer
      }, segments: [Segment(name: "market", share: 1, visitRate: .constant(0))], population: 0,
      calendar: MarketCalendar(
        start: CivilDate(dayNumber: 20_514), warmUpWeeks: past * requests.epochs,
        horizonWeeks: cycles * requests.epochs, coolDownWeeks: 0),
      money: MoneyRules(), promotions: [], history: .none)
    market.stockPools = StockPools(keepers: fares.map { _ in 0 })
    market.aggregate = AggregateDemand(
      requests: requests, offerCount: fares.count, every: .weeks(1))
  }

  func strategy(_ specification: StrategySpecification) throws -> any PricingStrategy {
    try specification.makeStrategy(
      context: StrategyContext(market: market, firm: 0, demand: []))
  }

  /// The market after a run, with `baseline` in the warm-up.
  func run(
    _ specification: StrategySpecification, baseline: StrategySpecification = .fixed(prices: [:]),
    number: Int
  ) throws -> MarketSimulation {
    let key = ReplicationKey(.rank, number: number)
    let parameters = LogitParameters(
      alpha: market.offers.map { _ in 0 }, priceCoefficient: 1, logDeviation: 0, tasteDeviation: 0,
      displayEffect: 0, mailerEffect: 0)
    let population = Population(market: market, size: 0, seed: 1, replication: key)
    var simulation = MarketSimulation(
      market: market, population: population,
      intent: LogitIntent(
        parameters: parameters, market: market, population: population, seed: 1, replication: key),
      adjustment: UtilityAdjustment(shifts: market.offers.map { _ in 0 }),
      strategies: [try strategy(baseline)], seed: 1, replication: key)
    simulation.runWarmUp()
    simulation.runMeasured(focal: try strategy(specification), promotions: [])
    return simulation
  }

  /// Revenue of each of `runs` replications, in currency units.
  func revenues(
    _ specification: StrategySpecification, baseline: StrategySpecification = .fixed(prices: [:]),
    runs: Int
  ) throws -> [Double] {
    try (0..<runs).map { number in
      let simulation = try run(specification, baseline: baseline, number: number)
      return Double(simulation.ledger.sales.reduce(0) { $0 + $1.net }) / 1e6
    }
  }
}

extension FareMarket {
  /// The cabin of Talluri and van Ryzin 2004, page 44: cheap classes ask first.
  static func cabin(seats: Int, cycles: Int = 1, past: Int = 0) -> FareMarket {
    let demands = zip([17.3, 45.1, 39.6, 34], [5.8, 15, 13.2, 11.3]).enumerated().map {
      FareRequests.ClassDemand(
        offer: $0, units: .normal(mean: $1.0, standardDeviation: $1.1))
    }
    return FareMarket(
      fares: [1050, 567, 534, 520], seats: seats,
      requests: FareRequests(.byClass(demands.reversed()), epochs: 4), cycles: cycles, past: past)
  }

  /// Thirty epochs of Lee and Hersh 1993.
  static func leeHersh(seats: Int, cycles: Int = 1, past: Int = 0) -> FareMarket {
    let rows: [(Int, [Double])] = [
      (5, [0.08, 0.08, 0.14, 0.14]), (7, [0.06, 0.06, 0.14, 0.14]), (7, [0.1, 0.1, 0.1, 0.1]),
      (7, [0.14, 0.14, 0.16, 0.16]), (4, [0.15, 0.15, 0, 0]),
    ]
    return FareMarket(
      fares: [200, 150, 120, 80], seats: seats,
      requests: FareRequests(
        .byEpoch(rows.flatMap { row in (0..<row.0).flatMap { _ in row.1 } }), epochs: 30),
      cycles: cycles, past: past)
  }

  /// What is bought of Y, M and K at 800, 500 and 450, by the set on sale: bit 0 is Y.
  static let choices = FareChoiceTable(
    offerCount: 3,
    probabilities: [
      0, 0, 0, 0.3, 0, 0, 0, 0.4, 0, 0.1, 0.6, 0, 0, 0, 0.5, 0.3, 0, 0.5, 0, 0.4, 0.5, 0.1, 0.4,
      0.5,
    ])

  /// The market of Talluri and van Ryzin 2004, *Management Science* 50(1).
  static func choices(epochs: Int, seats: Int, cycles: Int = 1, past: Int = 0) -> FareMarket {
    FareMarket(
      fares: [800, 500, 450], seats: seats,
      requests: FareRequests(.byChoice(choices), epochs: epochs), cycles: cycles, past: past)
  }
}

/// The mean with its standard error.
func meanAndError(_ sample: [Double]) -> (mean: Double, error: Double) {
  (
    SampleStatistics.mean(sample),
    (SampleStatistics.variance(sample) / Double(sample.count)).squareRoot()
  )
}
