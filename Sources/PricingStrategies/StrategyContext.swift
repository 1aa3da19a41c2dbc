public import MarketModel

/// What building a strategy may need besides its parameters.
public struct StrategyContext: Sendable {
  /// The market.
  public let market: MarketDefinition
  /// The firm that will use the strategy.
  public let firm: Int
  /// The true demand of each category under lasting price changes, for reference strategies; empty
  /// where none is needed.
  public let demand: [DemandSystem]
  /// Named random numbers of the replication, for strategies that draw; `nil` where there are none.
  public let draws: NamedDraws?
  /// Who proposes the prices of strategies that ask; `nil` where nobody does.
  public let adviser: (any PriceAdviser)?
  /// What coupons do in truth, for reference strategies that send them; `nil` where nobody needs it.
  public var couponResponse: CouponResponse?

  /// Gathers the parts.
  public init(
    market: MarketDefinition, firm: Int, demand: [DemandSystem], draws: NamedDraws? = nil,
    adviser: (any PriceAdviser)? = nil
  ) {
    precondition(market.firms.indices.contains(firm), "a firm of the market")
    precondition(
      demand.isEmpty || demand.count == market.categories.count, "one demand per category, or none")
    self.market = market
    self.firm = firm
    self.demand = demand
    self.draws = draws
    self.adviser = adviser
  }

  /// The pricing game of every category in which the firm sells.
  func games(
    for kind: String
  ) throws -> [(offers: Range<Int>, game: PriceGame<DemandSystem>)] {
    guard !demand.isEmpty else { throw StrategyError.demandMissing(strategy: kind) }
    if let firm = market.firms.first(where: { $0.terms.retailer != nil }) {
      throw StrategyError.retailerBetween(strategy: kind, firm: firm.name)
    }
    return market.categoryOffers.enumerated().compactMap { category, range in
      guard range.contains(where: { market.offers[$0].firm == firm }) else { return nil }
      return (
        range, PriceGame(market: market, category: category, demand: demand[category])
      )
    }
  }

  /// Solves every category in which the firm sells, and collects the prices by offer.
  func solvedPrices(
    for kind: String, _ solve: (PriceGame<DemandSystem>) throws -> PriceSolution
  ) throws -> [Int: Money] {
    var prices: [Int: Money] = [:]
    for (range, game) in try games(for: kind) {
      for (offer, price) in zip(range, try solve(game).prices) { prices[offer] = Money(price) }
    }
    return prices
  }
}

/// Why a strategy can't be built.
public enum StrategyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A reference strategy was given no demand.
  case demandMissing(strategy: String)
  /// A strategy that draws was given no random numbers.
  case drawsMissing(strategy: String)
  /// A strategy that asks for its prices was given nobody to ask.
  case adviserMissing(strategy: String)
  /// A reference strategy that sends coupons was not told what they do.
  case responseMissing(strategy: String)
  /// A firm's posted prices are not the shelf's, which pricing games take them for.
  case retailerBetween(strategy: String, firm: String)
  /// A strategy plans another kind of market.
  case unplannable(strategy: String, what: String)

  /// What is missing, and what to do.
  public var description: String {
    switch self {
    case .demandMissing(let strategy):
      """
      strategy '\(strategy)' needs the true demand, which has no closed form in this market
      hint: remove waiting segments, or use a strategy that only observes
      """
    case .drawsMissing(let strategy):
      """
      strategy '\(strategy)' draws its prices, and this analysis has no random numbers for it
      hint: use 'fixed' or 'high_low' here
      """
    case .adviserMissing(let strategy):
      """
      strategy '\(strategy)' asks for its prices, and only `compare` and `run` have somebody who answers
      hint: use another strategy here
      """
    case .responseMissing(let strategy):
      """
      strategy '\(strategy)' needs the true response to coupons, and only `compare` and `run` know it
      hint: use another strategy here
      """
    case .retailerBetween(let strategy, let firm):
      """
      strategy '\(strategy)' optimises shelf prices, and a retailer sets those of '\(firm)'
      hint: remove 'retailer', or use a strategy that only observes, such as 'fixed' or 'cost_plus'
      """
    case .unplannable(let strategy, let what):
      """
      strategy '\(strategy)' plans \(what), and this market is another
      hint: use a strategy that only observes, such as 'fixed' or 'inventory_threshold'
      """
    }
  }
}
