import EventSimulation
@testable import MarketModel
import PricingStrategies

/// Hand-made observations: one own product 'tea' and, where stated, others.
func observation(
  day: Int = 0, hour: Int = 0, own: [Observation.OwnOffer] = [ownOffer()],
  rivals: [Observation.RivalOffer] = [], money: MoneyRules = MoneyRules()
) -> Observation {
  let time = SimulationDuration.days(day) + .hours(hour)
  return Observation(time: time.microseconds, own: own, rivals: rivals, money: money)
}

func ownOffer(
  _ offer: Int = 0, product: String = "tea", list: Double = 5, cost: Double = 3, posted: Double = 5,
  stock: Int? = nil, recentUnits: Int = 0
) -> Observation.OwnOffer {
  Observation.OwnOffer(
    offer: offer, product: product, listPrice: Money(list), unitCost: Money(cost),
    posted: Money(posted), stock: stock, recentUnits: recentUnits)
}

func rivalOffer(
  _ price: Double, product: String = "tea", available: Bool = true
) -> Observation.RivalOffer {
  Observation.RivalOffer(
    offer: 1, product: product, firm: 1, price: Money(price), available: available)
}

/// A market of two categories: 'tea' sold by both firms, and 'cups' sold by the second alone.
func smallMarket(money: MoneyRules = MoneyRules()) -> MarketDefinition {
  func offer(_ product: String, category: Int, firm: Int, list: Double, cost: Double) -> Offer {
    Offer(
      product: product, name: product, brand: "", category: category, firm: firm,
      listPrice: Money(list), unitCost: Money(cost))
  }
  return MarketDefinition(
    categories: ["drinks", "ware"].map { Category(name: $0, purchase: .repeat) },
    firms: ["shop", "rival"].map { Firm(name: $0, role: .retailer) }, focalFirm: 0,
    offers: [
      offer("tea", category: 0, firm: 0, list: 2, cost: 1),
      offer("tea", category: 0, firm: 1, list: 2, cost: 1),
      offer("cups", category: 1, firm: 1, list: 9, cost: 4),
    ], segments: [], population: 0,
    calendar: MarketCalendar(
      start: CivilDate(dayNumber: 0), warmUpWeeks: 0, horizonWeeks: 1, coolDownWeeks: 0),
    money: money, promotions: [], history: .none)
}

/// O1.1's duopoly in the first category, a hopeless demand in the second.
func smallContext(firm: Int = 0, money: MoneyRules = MoneyRules()) -> StrategyContext {
  let inelastic = DemandSystem(
    offers: [DemandSystem.Offer(listPrice: 9)], weights: [1], alpha: [0], firstSlopes: [1e-6])
  return StrategyContext(
    market: smallMarket(money: money), firm: firm,
    demand: [LogitMarket.symmetric(2).game.demand, inelastic])
}

extension StrategySpecification {
  /// Builds the strategy and lets it decide once.
  func decide(_ observation: Observation) throws -> [Double] {
    var strategy = try makeStrategy(context: smallContext())
    return strategy.prices(for: observation).map(\.units)
  }
}
