import EventSimulation
import MarketModel
import PricingStrategies
import Testing

/// Strategies that read the true demand.
@Suite struct ReferenceStrategyTests {
  private let tea = ownOffer(0, list: 2, cost: 1, posted: 2)

  @Test("nash and joint_profit post the firm's part of the solution (O1.1)")
  func postedSolutions() throws {
    let seen = observation(own: [tea], rivals: [rivalOffer(1.7)])
    #expect(distance(try StrategySpecification.nash.decide(seen), [1.47292666]) <= 1e-6)
    #expect(distance(try StrategySpecification.jointProfit.decide(seen), [1.92498092]) <= 1e-6)
  }

  @Test("best_response answers what it sees, each time anew (O1.1)")
  func bestResponse() throws {
    let specification = StrategySpecification.bestResponse(every: .weeks(1))
    var strategy = try specification.makeStrategy(context: smallContext())
    #expect(strategy.reviews == ReviewPlan(every: .weeks(1)))
    let expected = [(1.0, 1.31863330), (1.92498092, 1.66169485), (1.0, 1.31863330)]
    for (rival, price) in expected + [(1.0, 1.31863330)] {
      let seen = observation(own: [tea], rivals: [rivalOffer(rival)])
      #expect(distance(strategy.prices(for: seen).map(\.units), [price]) <= 1e-6)
    }
  }

  @Test("tax and fees enter the solved prices")
  func money() throws {
    // With tax t in prices and fee f, netShare s = 1 / (1 + t) - f; O1.1's cost is s x 1 here.
    let money = MoneyRules(
      pricesIncludeTax: true, taxRate: 0.25, paymentShare: 0.05,
      fulfilmentPerOrder: Money(0.05))
    var context = smallContext(money: money)
    var market = context.market
    for offer in [0, 1] { market.offers[offer].unitCost = Money(0.7) }
    context = StrategyContext(market: market, firm: 0, demand: context.demand)
    var strategy = try StrategySpecification.nash.makeStrategy(context: context)
    // Order cost 0.05 and unit cost 0.7 together are s x 1 = 0.75.
    let prices = strategy.prices(for: observation(own: [tea], money: money))
    #expect(distance(prices.map(\.units), [1.47292666]) <= 1e-6)
  }

  @Test(
    "netShare is what a split price leaves after percentage fees",
    arguments: [
      MoneyRules(), MoneyRules(pricesIncludeTax: true, taxRate: 0.19, paymentShare: 0.02),
      MoneyRules(pricesIncludeTax: false, taxRate: 0.19, paymentShare: 0.02),
    ])
  func netShare(money: MoneyRules) {
    // Each amount is rounded to a millionth, three times at most.
    let parts = money.split(Money(1000))
    let left = parts.net.units - money.paymentShare * parts.gross.units
    #expect(abs(left - 1000 * money.netShare) <= 3e-6)
  }

  @Test("only categories in which the firm sells are solved")
  func otherCategories() throws {
    let error = #expect(throws: PriceGameError.self) {
      try StrategySpecification.nash.makeStrategy(context: smallContext(firm: 1))
    }
    guard case .atBound(let offer, let price, _) = error else {
      Issue.record("an error about the bound, not \(String(describing: error))")
      return
    }
    #expect(offer == "cups (rival)" && price == 90)
  }

  @Test("a reference strategy without demand says what it needs")
  func missingDemand() {
    let context = StrategyContext(market: smallMarket(), firm: 0, demand: [])
    let error = #expect(throws: StrategyError.self) {
      try StrategySpecification.bestResponse(every: .weeks(1)).makeStrategy(context: context)
    }
    #expect(
      error?.description == """
        strategy 'best_response' needs the true demand, which has no closed form in this market
        hint: remove waiting segments, or use a strategy that only observes
        """)
  }

  @Test("no equilibrium and no convergence say how far the search came")
  func messages() {
    #expect(
      PriceGameError.noEquilibrium(firm: "shop", gain: 0.5, iterations: 12).description == """
        no Nash equilibrium in 12 iterations: 'shop' still gains 0.5 per occasion by another price
        hint: best responses cycle; use `best_response`, or make segments more alike
        """)
    #expect(
      PriceGameError.notConverged(
        sought: "best price of shop", iterations: 9, residual: 0.03, tolerance: 1e-10
      ).description == """
        no best price of shop after 9 iterations; residual 0.03, tolerance 1e-10
        hint: demand may be flat around these prices; check costs and price sensitivities
        """)
  }
}
