extension PriceGame {
  /// Returns the firm's best prices while all other prices stay as given.
  ///
  /// - Throws: `PriceGameError` when a price runs to its bound or no search converges.
  public func bestResponse(of firm: Int, to prices: [Double]) throws -> PriceSolution {
    precondition(prices.count == offers.count, "one price per offer")
    return try best(for: setter(firm: firm), given: prices)
  }

  /// Returns the prices that maximise the joint profit of all firms; held prices stay.
  ///
  /// - Throws: `PriceGameError` when a price runs to its bound or no search converges.
  public func jointProfit() throws -> PriceSolution {
    try best(for: cartel, given: offers.map(\.price))
  }

  /// Returns prices from which no firm gains by moving its own; held prices stay.
  ///
  /// Firms climb in turn from each of three starting points until nobody moves; the first-order
  /// conditions are then solved together, and every firm searches its whole interval for a better
  /// price. Of several equilibria the one reached from the offers' stated prices comes first.
  ///
  /// - Throws: `PriceGameError` when a price runs to its bound, no search converges or some firm
  ///   always gains by moving.
  public func nash() throws -> PriceSolution {
    var found: [PriceSolution] = []
    var failure: (any Error)?
    for start in equilibriumStarts {
      do {
        let next = try equilibrium(from: start)
        if !found.contains(where: { isSame($0.prices, next.prices) }) { found.append(next) }
      } catch {
        failure = failure ?? error
      }
    }
    guard var first = found.first else {
      throw failure
        ?? PriceGameError.notConverged(
          sought: "Nash equilibrium", iterations: 0, residual: .infinity, tolerance: 1e-10)
    }
    first.optima = found.map { PriceOptimum(prices: $0.prices, profit: $0.profit) }
    return first
  }

  private func best(for setter: PriceSetter, given prices: [Double]) throws -> PriceSolution {
    guard !setter.movable.isEmpty else {
      let profit = state(of: setter, at: prices).profit
      return PriceSolution(
        prices: prices, profit: profit, residual: 0, iterations: 0,
        optima: [PriceOptimum(prices: prices, profit: profit)])
    }
    var search = PriceSearch(game: self, setter: setter)
    let maxima = try search.maxima(given: prices)
    return PriceSolution(
      prices: maxima[0].prices, profit: maxima[0].profit, residual: maxima[0].residual,
      iterations: search.steps,
      optima: maxima.map { PriceOptimum(prices: $0.prices, profit: $0.profit) })
  }

  /// Stated prices, prices that just cover cost, and prices far above.
  private var equilibriumStarts: [[Double]] {
    let covering = zip(offers, netShares).map { offer, share in
      min(max(offer.unitCost / share, offer.bounds.lowerBound), offer.bounds.upperBound)
    }
    let high = offers.map { ($0.bounds.lowerBound + $0.bounds.upperBound) / 2 }
    return [offers.map(\.price)]
      + [covering, high].map { start in
        offers.indices.map { offers[$0].isHeld ? offers[$0].price : start[$0] }
      }
  }

  private func equilibrium(from start: [Double]) throws -> PriceSolution {
    var prices = start
    var iterations = 0
    for _ in 0..<10 {
      prices = try restingPoint(from: prices, iterations: &iterations)
      let root: (prices: [Double], residual: Double, iterations: Int)
      do { root = try solveConditions(of: setters, from: prices) } catch {
        // Without a resting point the conditions need have no solution; then some firm is tempted.
        try rejectTemptation(at: prices, iterations: &iterations)
        throw error
      }
      iterations += root.iterations
      guard let better = try deviation(from: root.prices, iterations: &iterations) else {
        let profit = profits(at: root.prices).reduce(0, +)
        return PriceSolution(
          prices: root.prices, profit: profit, residual: root.residual, iterations: iterations,
          optima: [])
      }
      prices = better.prices
    }
    try rejectTemptation(at: prices, iterations: &iterations)
    throw PriceGameError.notConverged(
      sought: "Nash equilibrium", iterations: iterations, residual: .infinity, tolerance: 1e-10)
  }

  private func rejectTemptation(at prices: [Double], iterations: inout Int) throws {
    guard let better = try deviation(from: prices, iterations: &iterations) else { return }
    throw PriceGameError.noEquilibrium(
      firm: better.firm, gain: better.gain, iterations: iterations)
  }

  /// Lets firms climb in turn until no price moves.
  private func restingPoint(from start: [Double], iterations: inout Int) throws -> [Double] {
    var prices = start
    for _ in 0..<200 {
      let before = prices
      for setter in setters {
        var search = PriceSearch(game: self, setter: setter)
        let summit = search.climb(from: prices)
        iterations += search.steps
        prices = summit.state.prices
      }
      if isSame(before, prices) { break }
    }
    for setter in setters {
      let search = PriceSearch(game: self, setter: setter)
      let state = state(of: setter, at: prices)
      if let offer = search.boundOffer(of: state) { throw search.atBound(state, offer: offer) }
    }
    return prices
  }

  /// The first firm's move that raises its profit by more than rounding.
  private func deviation(
    from prices: [Double], iterations: inout Int
  ) throws -> (prices: [Double], firm: String, gain: Double)? {
    for setter in setters {
      let now = state(of: setter, at: prices).profit
      var search = PriceSearch(game: self, setter: setter)
      let best = try search.maxima(given: prices)[0]
      iterations += search.steps
      let gain = best.profit - now
      if gain > 1e-8 * abs(now) { return (best.prices, setter.name, gain) }
    }
    return nil
  }

  private func isSame(_ left: [Double], _ right: [Double]) -> Bool {
    zip(left, right).allSatisfy { abs($0 - $1) <= 1e-6 * max(abs($0), abs($1)) }
  }
}
