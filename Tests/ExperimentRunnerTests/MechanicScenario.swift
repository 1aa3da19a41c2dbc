import EventSimulation
import MarketModel
import ScientificComputing
import Testing

@testable import ScenarioFiles

/// A small coffee market whose strategy 1 runs a promotion of some kind, strategy 0 none.
enum MechanicScenario: String, CaseIterable, CustomTestStringConvertible {
  case coupon, loyalty, multiBuy, bundle, basket, flash, homeStock, returns, lift, perishable

  var testDescription: String { rawValue }

  /// Whether some goods cost otherwise than on the shelf, or come back.
  var hasOther: Bool { self == .returns || self == .perishable }

  var scenario: Scenario {
    var scenario = SmallScenario.statedCoffee()
    scenario.market.promotions[0].funding = .shareOfDiscount(0.25)
    change(&scenario.market)
    return scenario
  }

  private func change(_ market: inout MarketDefinition) {
    switch self {
    case .coupon:
      setTerms(.coupon(coupon(market)), &market)
      market.promotions[0].terms?.budget = Money(60)
    case .loyalty: setTerms(.loyalty(members: 0.4), &market)
    case .multiBuy:
      setTerms(.multiBuy(buy: 3, pay: 2), &market)
      for offer in market.offers.indices { market.offers[offer].quantityShares = [0.6, 0.2, 0.2] }
    case .bundle:
      setTerms(.bundle(price: Money(9.99)), &market)
      market.promotions[0].offers = [0, 1]
      for offer in market.offers.indices { market.offers[offer].quantityShares = [0.6, 0.4] }
    case .basket:
      setTerms(.threshold(spend: Money(10), reach: Money(5)), &market)
      market.promotions[0].offers = [0, 1]
      for offer in market.offers.indices { market.offers[offer].quantityShares = [0.6, 0.4] }
    case .flash:
      setTerms(.cut, &market)
      market.promotions[0].terms?.startOffset = 18 * 3_600_000_000
      market.promotions[0].terms?.unitLimit = 40
    case .homeStock:
      market.memory.homeStock = .init(
        consumption: .constant(0.5), perUnit: 0.3, whileStocked: 0.2)
    case .returns:
      market.memory.returns = .init(
        rate: 0.2, delayWeeks: .exponential(mean: 2), cost: Money(1), restockedShare: 0.5)
    case .lift:
      market.promotions[0].traffic = TrafficLift(change: 0.3, halfLife: .days(3))
    case .perishable: makePerishable(&market)
    }
  }

  private func setTerms(_ mechanic: PromotionTerms.Mechanic, _ market: inout MarketDefinition) {
    market.promotions[0].terms = PromotionTerms(mechanic: mechanic)
  }

  private func coupon(_ market: MarketDefinition) -> PromotionTerms.Coupon {
    PromotionTerms.Coupon(
      redemption: market.segments.map { _ in 0.6 }, perConsumer: 3, handling: Money(0.05))
  }

  /// Goods that keep four days, ordered every other day, with a cost that jumps in the promotion.
  private func makePerishable(_ market: inout MarketDefinition) {
    var stock = StockPlan(
      initial: 60,
      replenishment: .init(every: .days(2), upTo: 60, leadTime: .days(1)),
      holdingPerDay: Money(0.01), salvage: .zero)
    stock.supply = SupplyTerms(orderCost: Money(3), shelfLifeDays: 4)
    market.offers[0].stock = stock
    market.shocks = ShockPlan([
      MarketShock(
        name: "frost", effect: .cost(offers: [0], change: 0.2),
        timing: .dated(firstDay: 16, lastDay: 30))
    ])
  }
}
