import ScientificComputing

/// Finds the prices that maximise a setter's profit while all other prices stay.
///
/// Many climbs, then Powell's hybrid method on the first-order conditions. A climb moves every price
/// by its first-order condition, which is a gradient ascent scaled by each offer's own demand slope:
/// with a plain logit a single price jumps to the markup of its present share, however flat profit
/// is there. Steps are halved until profit rises (Armijo's rule).
struct PriceSearch<Demand: PriceDemand> {
  let game: PriceGame<Demand>
  let setter: PriceSetter
  private(set) var steps = 0

  init(game: PriceGame<Demand>, setter: PriceSetter) {
    self.game = game
    self.setter = setter
  }

  /// Where a climb ended, and whether profit still rises across a bound.
  struct Summit {
    var state: PriceState
    var isAtBound: Bool
  }

  /// Returns every local maximum found, best first, given the other prices in `prices`.
  mutating func maxima(given prices: [Double]) throws -> [PriceState] {
    var found: [PriceState] = []
    var failure: (profit: Double, error: any Error)?
    for start in starts(given: prices) {
      let summit = climb(from: start)
      if summit.isAtBound {
        found.append(summit.state)
      } else if !found.contains(where: { isSame($0, summit.state, within: 1e-3) }) {
        do {
          found.append(try polished(summit.state))
        } catch {
          if summit.state.profit > failure?.profit ?? -.infinity {
            failure = (summit.state.profit, error)
          }
        }
      }
    }
    let sorted = distinct(found)
    guard let best = sorted.first else { throw failure?.error ?? notConverged(residual: .infinity) }
    if let failure, failure.profit > best.profit + tolerance(best) { throw failure.error }
    if let bound = boundOffer(of: best) { throw atBound(best, offer: bound) }
    return sorted.filter { boundOffer(of: $0) == nil }
  }

  /// Climbs to a local maximum, to about six digits.
  mutating func climb(from start: [Double]) -> Summit {
    var state = game.state(of: setter, at: start)
    for _ in 0..<500 {
      let move = direction(at: state)
      let size = move.map { abs($0) }.max() ?? 0
      guard size > 1e-6 * scale(of: state.prices), let next = step(from: state, along: move) else {
        break
      }
      state = next
      steps += 1
    }
    return Summit(state: state, isAtBound: boundOffer(of: state) != nil)
  }

  /// Returns the point near a summit at which the first-order conditions hold to 1e-10.
  mutating func polished(_ summit: PriceState) throws -> PriceState {
    let root = try game.solveConditions(of: [setter], from: summit.prices)
    steps += root.iterations
    let state = game.state(of: setter, at: root.prices)
    // Another root far away, or a saddle, would not be the maximum that was climbed.
    guard isSame(state, summit, within: 1e-2), state.profit >= summit.profit - tolerance(summit)
    else { throw notConverged(residual: summit.residual) }
    return state
  }

  private func tolerance(_ state: PriceState) -> Double { 1e-9 * abs(state.profit) }

  /// First-order conditions, cut to a sixteenth of the searched interval and to its ends.
  private func direction(at state: PriceState) -> [Double] {
    zip(setter.movable, state.conditions).map { offer, condition in
      guard condition.isFinite else { return 0 }
      let bounds = game.offers[offer].bounds
      let reach = (bounds.upperBound - bounds.lowerBound) / 16
      let price = state.prices[offer]
      return min(
        max(price + min(max(condition, -reach), reach), bounds.lowerBound), bounds.upperBound)
        - price
    }
  }

  private func step(from state: PriceState, along move: [Double]) -> PriceState? {
    let rise = zip(move, state.gradient).reduce(0) { $0 + $1.0 * $1.1 }
    var share = 1.0
    while share > 1e-9 {
      var prices = state.prices
      for (offer, change) in zip(setter.movable, move) { prices[offer] += share * change }
      let next = game.state(of: setter, at: prices)
      // Equality lets prices move where almost nobody buys and profit is flat to the last digit.
      if next.profit >= state.profit + 1e-4 * share * rise { return next }
      share /= 2
    }
    return nil
  }

  /// Points of the searched box, denser at low prices: along its diagonal, and for several prices
  /// also Sobol points and the prices given.
  private func starts(given prices: [Double]) -> [[Double]] {
    if setter.movable.count == 1 { return humps(along: diagonal(count: 64, prices: prices)) }
    let sobol = (try? Sobol.points(count: 8, dimensions: setter.movable.count)) ?? []
    return [placed(setter.movable.map { prices[$0] }, in: prices)]
      + diagonal(count: 8, prices: prices) + sobol.map { point(shares: $0, prices: prices) }
  }

  private func diagonal(count: Int, prices: [Double]) -> [[Double]] {
    (0..<count).map { index in
      let share = (Double(index) + 0.5) / Double(count)
      return point(shares: setter.movable.map { _ in share }, prices: prices)
    }
  }

  /// Keeps the points whose profit no neighbour exceeds.
  private func humps(along line: [[Double]]) -> [[Double]] {
    let profits = line.map { game.state(of: setter, at: $0).profit }
    return line.indices.filter { index in
      (index == 0 || profits[index - 1] <= profits[index])
        && (index == line.count - 1 || profits[index + 1] <= profits[index])
    }.map { line[$0] }
  }

  private func point(shares: [Double], prices: [Double]) -> [Double] {
    let own = zip(setter.movable, shares).map { offer, share in
      let bounds = game.offers[offer].bounds
      return bounds.lowerBound + (bounds.upperBound - bounds.lowerBound) * share * share
    }
    return placed(own, in: prices)
  }

  /// Returns `prices` with the setter's own replaced, inside the bounds.
  private func placed(_ own: [Double], in prices: [Double]) -> [Double] {
    var result = prices
    for (offer, price) in zip(setter.movable, own) {
      let bounds = game.offers[offer].bounds
      result[offer] = min(max(price, bounds.lowerBound), bounds.upperBound)
    }
    return result
  }

  /// Sorts by profit, best first, and drops repetitions.
  private func distinct(_ states: [PriceState]) -> [PriceState] {
    var kept: [PriceState] = []
    for state in states.sorted(by: { $0.profit > $1.profit })
    where !kept.contains(where: { isSame($0, state, within: 1e-6) }) {
      kept.append(state)
    }
    return kept
  }

  private func isSame(_ left: PriceState, _ right: PriceState, within share: Double) -> Bool {
    zip(left.prices, right.prices).allSatisfy {
      abs($0 - $1) <= share * scale(of: right.prices)
    }
  }

  private func scale(of prices: [Double]) -> Double {
    setter.movable.map { prices[$0] }.max() ?? 1
  }

  /// The first movable offer whose price stands at an end that profit pushes against.
  func boundOffer(of state: PriceState) -> Int? {
    zip(setter.movable, state.conditions).first { offer, condition in
      let bounds = game.offers[offer].bounds
      return (state.prices[offer] >= bounds.upperBound && condition > 0)
        || (state.prices[offer] <= bounds.lowerBound && condition < 0)
    }?.0
  }

  func atBound(_ state: PriceState, offer: Int) -> PriceGameError {
    // One common change of all the setter's prices tells whether dearer prices lose revenue.
    let change = setter.counted.reduce(0) { sum, j in
      setter.movable.reduce(sum) {
        $0 + state.response.unitsJacobian[j * game.offers.count + $1] * state.prices[$1]
      }
    }
    let units = setter.counted.reduce(0) { $0 + state.response.units[$1] }
    return .atBound(
      offer: game.offers[offer].name, price: state.prices[offer], elasticity: change / units)
  }

  private func notConverged(residual: Double) -> PriceGameError {
    .notConverged(
      sought: "best price of \(setter.name)", iterations: steps, residual: residual,
      tolerance: 1e-10)
  }
}

extension PriceGame {
  /// Returns the prices near `start` at which every setter's first-order conditions hold.
  func solveConditions(
    of setters: [PriceSetter], from start: [Double]
  ) throws -> (prices: [Double], residual: Double, iterations: Int) {
    let movable = setters.flatMap(\.movable)
    guard !movable.isEmpty else { return (start, 0, 0) }
    func placed(_ own: [Double]) -> [Double] {
      var prices = start
      for (offer, price) in zip(movable, own) { prices[offer] = price }
      return prices
    }
    func conditions(_ own: [Double]) -> [Double] {
      let prices = placed(own)
      let response = demand.priceResponse(at: prices)
      return setters.flatMap { state(of: $0, at: prices, response: response).conditions }
    }
    let tolerance = 1e-10 * max(1, movable.map { start[$0] }.max() ?? 1)
    do {
      let root = try Roots.system(
        start: movable.map { start[$0] }, tolerance: tolerance, iterations: 200, conditions)
      return (placed(root.point), root.residual, root.iterations)
    } catch ScientificError.notConverged(_, let iterations, let residual, let tolerance) {
      throw PriceGameError.notConverged(
        sought: "solution of the first-order conditions", iterations: iterations,
        residual: residual, tolerance: tolerance)
    }
  }
}
