import MarketModel
import PricingStrategies
import ScenarioFiles

/// The objective per occasion as a function of the searched prices, with its gradient, where demand has
/// a closed form; all other prices stay.
struct ClosedFormProfit {
  /// One category's game, reduced to a function of all its prices.
  private struct Part {
    /// Prices of the category's offers where nothing is searched.
    var prices: [Double]
    /// For each searched price of this category, its place among parameters and among offers.
    var places: [(parameter: Int, offer: Int)]
    /// The profit at prices and its derivatives by the focal firm's prices, by offer.
    var state: ([Double]) -> (profit: Double, gradient: [Int: Double])
  }

  private var parts: [Part] = []
  /// Why simulated seasons differ from the closed form; empty where they don't.
  let differences: [String]

  /// Sets up the games of the categories that hold a searched price.
  ///
  /// - Returns: `nil` where what is searched are not prices of `fixed`, or demand has no closed form.
  /// - Throws: What solving the calibration throws.
  init?(
    prepared: PreparedMarket, strategy: Scenario.NamedStrategy, parameters: [SearchParameter]
  ) throws {
    let scenario = prepared.scenario
    let products = parameters.compactMap(\.parameter.product)
    guard case .fixed(let stated) = strategy.specification, products.count == parameters.count,
      scenario.withoutClosedForm == nil, Self.isCovered(scenario),
      strategy.promotions.isEmpty
    else { return nil }
    differences = Self.differences(scenario)
    let market = scenario.market
    for category in market.categories.indices {
      let offers = Array(market.categoryOffers[category])
      let places = products.enumerated().compactMap { index, product in
        offers.firstIndex {
          market.offers[$0].firm == market.focalFirm && market.offers[$0].product == product
        }.map { (parameter: index, offer: $0) }
      }
      guard !places.isEmpty else { continue }
      guard let state = try Self.state(prepared, category: category) else { return nil }
      let prices = offers.map { offer in
        let description = market.offers[offer]
        let own = description.firm == market.focalFirm ? stated[description.product] : nil
        return (own ?? description.listPrice).units
      }
      parts.append(Part(prices: prices, places: places, state: state))
    }
  }

  /// Returns the objective per occasion and its gradient; shape `[parameter]`.
  func callAsFunction(_ searched: [Double]) -> (value: Double, gradient: [Double]) {
    var value = 0.0
    var gradient = searched.map { _ in 0.0 }
    for part in parts {
      var prices = part.prices
      for place in part.places { prices[place.offer] = searched[place.parameter] }
      let state = part.state(prices)
      value += state.profit
      for place in part.places { gradient[place.parameter] += state.gradient[place.offer] ?? 0 }
    }
    return (value, gradient)
  }

  // MARK: - Games

  private static func isCovered(_ scenario: Scenario) -> Bool {
    guard scenario.market.firms.allSatisfy({ $0.terms.retailer == nil }) else { return false }
    switch scenario.objective {
    case .contribution: return true
    case .revenue: return scenario.market.money.paymentShare == 0
    case .units, .weighted: return false
    }
  }

  private static func state(
    _ prepared: PreparedMarket, category: Int
  ) throws -> (([Double]) -> (profit: Double, gradient: [Int: Double]))? {
    let scenario = prepared.scenario
    let aggregate = scenario.market.aggregate
    guard aggregate.isUsed else {
      let systems = try prepared.demand(under: .central(scenario.assumptions))
      return state(scenario, category: category, demand: systems[category])
    }
    switch aggregate.form {
    case .linear:
      let demand = LinearDemand(intercepts: aggregate.intercepts, slopes: aggregate.slopes)
      return state(scenario, category: category, demand: demand)
    case .logitShares:
      return state(scenario, category: category, demand: aggregate.logitDemand)
    case .logLinear, .exponential, .bernoulli, .fareRequests: return nil
    }
  }

  private static func state(
    _ scenario: Scenario, category: Int, demand: some PriceDemand
  ) -> ([Double]) -> (profit: Double, gradient: [Int: Double]) {
    var game = PriceGame(market: scenario.market, category: category, demand: demand)
    if scenario.objective == .revenue {
      game = PriceGame(
        demand: demand,
        offers: game.offers.map {
          PriceGameOffer(name: $0.name, firm: $0.firm, unitCost: 0, price: $0.price)
        }, firmNames: game.firmNames, netShares: game.netShares, orderCost: 0)
    }
    let setter = game.setter(firm: scenario.market.focalFirm)
    return { [game] prices in
      let state = game.state(of: setter, at: prices)
      let gradient = Dictionary(uniqueKeysWithValues: zip(setter.movable, state.gradient))
      return (state.profit, gradient)
    }
  }

  /// What a season has that the closed form leaves out.
  private static func differences(_ scenario: Scenario) -> [String] {
    let market = scenario.market
    var found: [String] = []
    if market.offers.contains(where: { $0.stock != nil }) { found.append("stock may run out") }
    if market.memory.mechanismCount > 0 || scenario.intent.model == .transformer {
      found.append("consumers remember")
    }
    let reacting = scenario.rivalStrategies.contains { strategy in
      guard let strategy else { return false }
      if case .fixed = strategy { return false }
      return true
    }
    if reacting { found.append("rivals move their prices") }
    if market.sellers.isUsed { found.append("visits choose a seller") }
    if market.calendar.coolDownWeeks > 0 { found.append("the cool-down is at list prices") }
    if scenario.drawsAssumptions { found.append("assumptions are drawn") }
    return found
  }
}
