import Foundation
import MarketModel
import PricingStrategies
import Testing

/// Games beyond the plain logit: O1.3, O2.1, O2.3.
@Suite struct GeneralGameTests {
  @Test("linear Bertrand firms post 2/3 and together 1 (O1.3)")
  func linearBertrand() throws {
    let demand = LinearDemand(intercepts: [1, 1], slopes: [-1, 0.5, 0.5, -1])
    let game = firmGame(demand, cost: [0, 0], price: [1, 1])
    #expect(distance(try game.nash().prices, [2.0 / 3, 2.0 / 3]) <= 1e-10)
    #expect(distance(try game.jointProfit().prices, [1, 1]) <= 1e-10)
  }

  @Test("Hotelling's firms post cost plus transport cost (O1.3)")
  func hotelling() throws {
    let demand = LinearDemand(intercepts: [0.5, 0.5], slopes: [-0.5, 0.5, 0.5, -0.5])
    let nash = try firmGame(demand, cost: [1, 1], price: [3, 3]).nash()
    #expect(distance(nash.prices, [2, 2]) <= 1e-10)
  }

  @Test("with every price held the stated prices are the answer")
  func everyPriceHeld() throws {
    let demand = LinearDemand(intercepts: [1, 1], slopes: [-1, 0.5, 0.5, -1])
    var offers = firmGame(demand, cost: [0, 0], price: [1, 0.5]).offers
    for index in offers.indices { offers[index].isHeld = true }
    let game = PriceGame(demand: demand, offers: offers, firmNames: ["firm 0", "firm 1"])
    // 1 x (1 - 1 + 0.25) + 0.5 x (1 + 0.5 - 0.5).
    for solution in [try game.nash(), try game.jointProfit()] {
      #expect(solution.prices == [1, 0.5] && solution.residual == 0)
      #expect(solution.profit == 0.75)
    }
    #expect(try game.bestResponse(of: 0, to: [1, 0.5]).prices == [1, 0.5])
  }

  @Test("joint profit of a market nobody leaves is an error, not the search bound")
  func unbounded() throws {
    let demand = LinearDemand(intercepts: [0.5, 0.5], slopes: [-0.5, 0.5, 0.5, -0.5])
    let game = firmGame(demand, cost: [1, 1], price: [3, 3])
    let error = #expect(throws: PriceGameError.self) { try game.jointProfit() }
    #expect(
      error?.description == """
        no best price of 'offer 0': it runs to the search bound 30.0, where the elasticity of demand \
        is 0.0
        hint: with an elasticity weaker than -1 profit is unbounded, so make demand more elastic; \
        otherwise widen the search bounds
        """)
  }

  @Test("weak price terms run to the bound too, in a Nash equilibrium")
  func weakSlopes() throws {
    let demand = DemandSystem(
      offers: [4, 5].map { DemandSystem.Offer(listPrice: $0) }, priceTerms: .relative,
      weights: [1], alpha: [-2, -2], firstSlopes: [0.05, 0.05], secondSlopes: [1, 1])
    let game = firmGame(demand, cost: [2, 2], price: [4, 5])
    let error = #expect(throws: PriceGameError.self) { try game.nash() }
    guard case .atBound(_, let price, let elasticity) = error else {
      Issue.record("an error about the bound, not \(String(describing: error))")
      return
    }
    #expect([40, 50].contains(price))
    // At ten times list it is -10 x 0.05 x (1 - share), the share being about exp(-2.45) = 0.09.
    #expect((-0.48 ... -0.44).contains(elasticity))
  }

  @Test("firms with loyal buyers and shared bargain hunters have no equilibrium in prices")
  func noEquilibrium() throws {
    // Varian's model of sales (American Economic Review 70(4), 1980) has no pure equilibrium; here
    // loyal buyers have a nearly sharp reservation price of 2, and hunters choose nearly exactly.
    let loyal = 30.0
    let demand = DemandSystem(
      offers: [1.5, 1.5].map { DemandSystem.Offer(listPrice: $0) }, weights: [0.3, 0.3, 0.4],
      alpha: [2 * loyal, -100, -100, 2 * loyal, 400, 400],
      firstSlopes: [loyal, loyal, loyal, loyal, 200, 200])
    let game = firmGame(demand, cost: [1, 1], price: [1.5, 1.5])
    let error = #expect(throws: PriceGameError.self) { try game.nash() }
    guard case .noEquilibrium(_, let gain, _) = error else {
      Issue.record("an error about the missing equilibrium, not \(String(describing: error))")
      return
    }
    #expect(gain > 0)
  }

  struct LognormalCase: Sendable {
    var deviation: Double
    var owners: [Int]
    var prices: [Double]
    var units: [Double]
  }

  static let lognormal = [
    LognormalCase(
      deviation: 0, owners: [0, 1, 2, 3], prices: [1.575165, 1.675059, 1.475271, 1.283577],
      units: [0.136621, 0.136462, 0.136780, 0.149067]),
    LognormalCase(
      deviation: 0, owners: [0, 0, 1, 1], prices: [1.663832, 1.763832, 1.572459, 1.372459],
      units: [0.126057, 0.125884, 0.124057, 0.137481]),
    LognormalCase(
      deviation: 0.5, owners: [0, 1, 2, 3], prices: [1.736088, 1.863230, 1.610490, 1.373663],
      units: [0.112122, 0.112376, 0.112251, 0.123613]),
    LognormalCase(
      deviation: 0.5, owners: [0, 0, 1, 1], prices: [1.901072, 2.027419, 1.762094, 1.512806],
      units: [0.099161, 0.100238, 0.100571, 0.111283]),
    LognormalCase(
      deviation: 0.5, owners: [0, 1, 1, 2], prices: [1.746060, 2.000681, 1.749102, 1.383621],
      units: [0.117338, 0.097133, 0.095610, 0.128973]),
    LognormalCase(
      deviation: 0.5, owners: [0, 0, 0, 0], prices: [2.341448, 2.480172, 2.201568, 1.918095],
      units: [0.071983, 0.072804, 0.071622, 0.080022]),
  ]

  // The oracle prints six decimals, so half a unit of the last one is the whole difference allowed.
  @Test("ownership and mergers move mixed-logit prices as published (O2.1)", arguments: lognormal)
  func ownership(_ row: LognormalCase) throws {
    let summary = try lognormalGame(deviation: row.deviation, owners: row.owners).nashSummary()
    #expect(distance(summary.offers.map(\.price), row.prices) <= 6e-7)
    #expect(distance(summary.offers.map(\.units), row.units) <= 6e-7)
    #expect(summary.residual <= 3e-10)
  }

  @Test("a single owner's Nash prices are the joint-profit prices (O2.1)")
  func singleOwner() throws {
    let game = try lognormalGame(deviation: 0.5, owners: [0, 1, 2, 3])
    let joint = try game.jointProfit().prices
    #expect(distance(joint, [2.341448, 2.480172, 2.201568, 1.918095]) <= 6e-7)
  }

  @Test("own elasticities at the mixed-logit equilibrium (O2.1)")
  func elasticities() throws {
    let summary = try lognormalGame(deviation: 0.5, owners: [0, 1, 2, 3]).nashSummary()
    let own = (0..<4).map { summary.elasticities[$0][$0] }
    #expect(distance(own, [-2.358533, -2.441243, -2.266732, -2.039095]) <= 6e-7)
  }

  @Test("a logit firm's markups are equal: mu / (1 - share) (O2.1)")
  func equalMarkups() throws {
    let nash = try lognormalGame(deviation: 0, owners: [0, 0, 1, 1]).nashSummary()
    let markups = nash.offers.map { $0.price - $0.unitCost }
    let share = nash.offers[0].share + nash.offers[1].share
    #expect(abs(markups[0] - markups[1]) <= 1e-9)
    #expect(abs(markups[0] - exp(-0.7) / (1 - share)) <= 1e-9)
  }

  @Test("two latent classes (O2.1)")
  func latentClasses() throws {
    let demand = DemandSystem(
      offers: [2, 1.5].map { DemandSystem.Offer(listPrice: $0) }, weights: [0.3, 0.7],
      alpha: [2, 1.5, 2, 1.5], firstSlopes: [1.5, 1.5, 5, 5])
    let nash = try firmGame(demand, cost: [0.5, 0.4], price: [1, 1]).nashSummary()
    #expect(distance(nash.offers.map(\.price), [1.299718, 0.999880]) <= 6e-7)
    #expect(distance(nash.offers.map(\.units), [0.110861, 0.118629]) <= 6e-7)
  }

  struct TwoHumps: Sendable {
    var weights: [Double]
    var cost: Double
    var prices: [Double]
    var profits: [Double]
  }

  @Test(
    "a monopolist's two local maxima are both found, the global one first (O2.3)",
    arguments: [
      TwoHumps(
        weights: [0.2, 0.8], cost: 0, prices: [1.24799639, 4.69318505],
        profits: [0.9789196586, 0.7386989185]),
      TwoHumps(
        weights: [0.25, 0.75], cost: 0.2, prices: [4.73662522, 1.32413657],
        profits: [0.8842037524, 0.8424357359]),
    ])
  func twoHumps(_ row: TwoHumps) throws {
    let demand = DemandSystem(
      offers: [DemandSystem.Offer(listPrice: 2)], weights: row.weights, alpha: [6, 6],
      firstSlopes: [1, 4])
    let game = firmGame(demand, cost: [row.cost], price: [2])
    for solution in try [game.jointProfit(), game.nash()] {
      #expect(distance(solution.prices, [row.prices[0]]) <= 1e-8)
    }
    let optima = try game.jointProfit().optima
    #expect(distance(optima.map { $0.prices[0] }, row.prices) <= 1e-8)
    #expect(distance(optima.map(\.profit), row.profits) <= 1e-9)
  }

  @Test("held prices stay, and the others answer them")
  func heldPrices() throws {
    var offers = LogitMarket.symmetric(2).game.offers
    offers[1].isHeld = true
    offers[1].price = 1.92498092
    let game = PriceGame(
      demand: LogitMarket.symmetric(2).game.demand, offers: offers, firmNames: ["we", "they"])
    #expect(distance(try game.nash().prices, [1.66169485, 1.92498092]) <= 1e-7)
  }

  @Test("tax, fees and order costs move prices as a cost in the same proportion does")
  func netShare() throws {
    let plain = LogitMarket(quality: [2, 2], cost: [1.5, 1.25]).game
    let taxed = PriceGame(
      demand: plain.demand,
      offers: plain.offers.map {
        PriceGameOffer(
          name: $0.name, firm: $0.firm, unitCost: $0.unitCost * 0.8 - 0.3, price: $0.price)
      }, firmNames: plain.firmNames, netShare: 0.8, orderCost: 0.3)
    #expect(distance(try taxed.nash().prices, try plain.nash().prices) <= 1e-9)
    #expect(abs(try taxed.nash().profit - 0.8 * (try plain.nash().profit)) <= 1e-9)
  }

  @Test("no firm gains by a price on a fine grid around its equilibrium")
  func noDeviation() throws {
    let game = try lognormalGame(deviation: 0.5, owners: [0, 0, 1, 1])
    let nash = try game.nash().prices
    let profits = game.profits(at: nash)
    for offer in 0..<4 {
      let partner = offer ^ 1
      for step in 1...100 where abs(Double(step) * 0.05 - nash[offer]) > 1e-3 {
        var prices = nash
        prices[offer] = Double(step) * 0.05
        let moved = game.profits(at: prices)
        #expect(moved[offer] + moved[partner] < profits[offer] + profits[partner])
      }
    }
  }
}
