import EventSimulation
import MarketModel
import RandomStreams
import ScientificComputing
import Synchronization

/// Builds small markets whose every number a test states.
enum Fixture {
  static let ranking = ReplicationKey(.rank, number: 0)

  static func offer(
    _ product: String, category: Int = 0, firm: Int = 0, list: Double = 2, cost: Double = 1,
    stock: StockPlan? = nil, quantityShares: [Double] = [1], quantityResponse: Double = 0
  ) -> Offer {
    Offer(
      product: product, name: product, brand: "", category: category, firm: firm,
      listPrice: Money(list), unitCost: Money(cost), stock: stock, quantityShares: quantityShares,
      quantityResponse: quantityResponse)
  }

  static func segment(
    _ name: String, share: Double = 1, visits: Distribution = .constant(1),
    profile: VisitProfile = VisitProfile()
  ) -> Segment {
    Segment(name: name, share: share, visitRate: visits, profile: profile)
  }

  /// Time 0 is Monday, 2 March 2026.
  static func calendar(warmUp: Int = 0, weeks: Int, coolDown: Int = 0) -> MarketCalendar {
    MarketCalendar(
      start: CivilDate(dayNumber: 20_514), warmUpWeeks: warmUp, horizonWeeks: weeks,
      coolDownWeeks: coolDown)
  }

  /// One `repeat` category unless stated, one firm per number in `offers`, firm 0 focal.
  static func market(
    _ offers: [Offer], calendar: MarketCalendar, population: Int = 1_000,
    segments: [Segment] = [segment("all")], purchases: [Category.Purchase] = [.repeat],
    rules: BusinessRules = BusinessRules(), money: MoneyRules = MoneyRules(),
    promotions: [Promotion] = [], history: HistoryPromotions = .none
  ) -> MarketDefinition {
    let firmCount = (offers.map(\.firm).max() ?? 0) + 1
    return MarketDefinition(
      categories: purchases.enumerated().map { Category(name: "c\($0)", purchase: $1) },
      firms: (0..<firmCount).map {
        Firm(name: "f\($0)", role: .brand, rules: $0 == 0 ? rules : BusinessRules())
      },
      focalFirm: 0, offers: offers, segments: segments, population: population, calendar: calendar,
      money: money, promotions: promotions, history: history)
  }
}

/// Posts what a closure returns for the observation.
struct RuleStrategy: PricingStrategy {
  var information: InformationClass { .seller }
  var reviews = ReviewPlan()
  var rule: @Sendable (Observation) -> [Money] = { $0.own.map(\.listPrice) }

  func prices(for observation: Observation) -> [Money] { rule(observation) }

  /// List prices for ever.
  static let list = RuleStrategy()

  /// The same price for every own offer, for ever.
  static func fixed(_ price: Double) -> RuleStrategy {
    RuleStrategy(rule: { $0.own.map { _ in Money(price) } })
  }
}

/// Collects values from a strategy or an intent model.
final class Recorder<Value: Sendable>: Sendable {
  private let stored = Mutex<[Value]>([])

  var values: [Value] { stored.withLock { $0 } }

  func append(_ value: Value) { stored.withLock { $0.append(value) } }
}

/// One replication of a market, from the parts that matter to a test.
struct Replication {
  var market: MarketDefinition
  var seed: UInt64 = 1
  var key = Fixture.ranking
  var chunkSize = 512
  /// Baselines by firm; list prices where none is stated.
  var baselines: [Int: RuleStrategy] = [:]

  var population: Population {
    Population(market: market, size: market.population, seed: seed, replication: key)
  }

  func logit(_ parameters: LogitParameters) -> LogitIntent {
    LogitIntent(
      parameters: parameters, market: market, population: population, seed: seed, replication: key)
  }

  func started(_ intent: any IntentModel, adjustment: UtilityAdjustment? = nil) -> MarketSimulation
  {
    MarketSimulation(
      market: market, population: population, intent: intent,
      adjustment: adjustment ?? UtilityAdjustment(shifts: market.offers.map { _ in 0 }),
      strategies: market.firms.indices.map { baselines[$0] ?? .list }, seed: seed,
      replication: key, chunkSize: chunkSize)
  }

  /// Runs warm-up, measured weeks and cool-down.
  func finished(
    _ intent: any IntentModel, focal: any PricingStrategy = RuleStrategy.list,
    promotions: [Int] = [], adjustment: UtilityAdjustment? = nil
  ) -> MarketSimulation {
    var simulation = started(intent, adjustment: adjustment)
    simulation.runWarmUp()
    simulation.runMeasured(focal: focal, promotions: promotions)
    return simulation
  }
}

extension LogitParameters {
  /// A logit in money.
  static func logit(
    alpha: [Double], slope: Double = 1, logDeviation: Double = 0, tastes: Double = 0,
    display: Double = 0
  ) -> LogitParameters {
    LogitParameters(
      alpha: alpha, priceCoefficient: slope, logDeviation: logDeviation, tasteDeviation: tastes,
      displayEffect: display, mailerEffect: 0)
  }

  /// Everybody buys the first offer in stock at every visit, whatever it costs: gaps of 100 utils
  /// exceed every Gumbel shock, which lies between -4 and 37.
  static func certain(offers: Int, categories: Int = 1) -> LogitParameters {
    let shelf = (0..<offers).map { Double(offers - $0) * 100 }
    return logit(alpha: (0..<categories).flatMap { _ in shelf }, slope: 0)
  }
}

extension Ledger {
  func units(ofOffer offer: Int) -> Int64 {
    (0..<segmentCount).reduce(0) { $0 + sales[offer * segmentCount + $1].units }
  }
}

extension DailySeries {
  /// Closing prices of an offer on days from time 0, in currency units.
  func closingPrices(ofOffer offer: Int, days: Range<Int>) -> [Double] {
    days.map { Money(millionths: prices[($0 - firstDay) * offerCount + offer]).units }
  }

  func units(ofOffer offer: Int, day: Int) -> Int {
    Int(units[(day - firstDay) * offerCount + offer])
  }
}
