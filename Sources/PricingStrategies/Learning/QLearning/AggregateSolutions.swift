public import MarketModel

extension MarketDefinition {
  /// Returns the Nash equilibrium and the joint profit of a market whose sales are a function of prices,
  /// profits per epoch; `nil` where the function has no solver.
  ///
  /// - Throws: `PriceGameError`.
  public func aggregateSolutions() throws -> (nash: PriceSolution, jointProfit: PriceSolution)? {
    guard aggregate.isUsed else { return nil }
    switch aggregate.form {
    case .linear where aggregate.reference == nil:
      let demand = LinearDemand(intercepts: aggregate.intercepts, slopes: aggregate.slopes)
      return try solutions(PriceGame(market: self, category: 0, demand: demand), buyers: 1)
    case .logitShares:
      return try solutions(
        PriceGame(market: self, category: 0, demand: aggregate.logitDemand),
        buyers: aggregate.buyers.size)
    case .linear, .logLinear, .exponential, .bernoulli, .fareRequests: return nil
    }
  }

  private func solutions(
    _ game: PriceGame<some PriceDemand>, buyers: Double
  ) throws -> (nash: PriceSolution, jointProfit: PriceSolution) {
    var (nash, jointProfit) = (try game.nash(), try game.jointProfit())
    nash.profit *= buyers
    jointProfit.profit *= buyers
    return (nash, jointProfit)
  }
}

extension AggregateDemand {
  /// `logitShares` per buyer, before rounding.
  public var logitDemand: DemandSystem {
    let offers = intercepts.indices
    return DemandSystem(
      offers: offers.map { _ in DemandSystem.Offer(listPrice: 1) }, weights: [1],
      alpha: intercepts.map { $0 - buyers.outside },
      firstSlopes: offers.map { -slopes[$0 * intercepts.count + $0] })
  }
}
