/// The best prices of a product whose buyers hold every price against a reference price.
///
/// The state is the reference r, the decision the price p, and both lie on one grid:
/// V(r) = max over p of profit(p, r) + discount V(carry r + (1 - carry) p), V linear between grid
/// points. Value iteration stops when the bounds of MacQueen lie closer than the tolerance.
///
/// Sources: I. Popescu and Y. Wu, *Operations Research* 55(3), 2007; M. Puterman, *Markov Decision
/// Processes*, 1994, section 6.6.
public struct ReferencePricePlan: Sendable {
  /// What is planned.
  public struct Problem: Sendable {
    /// The grid of prices and references, in currency units, rising; at least two.
    public var prices: [Double]
    /// What an epoch's profit is worth one epoch earlier, below 1.
    public var discount: Double
    /// What is kept of the old reference at the end of an epoch, below 1.
    public var carry: Double
    /// Profit of an epoch at a price and a reference, in currency units.
    public var profit: @Sendable (_ price: Double, _ reference: Double) -> Double

    /// Gathers the parts; the grid has `points` prices from `lowest` to `highest`.
    public init(
      lowest: Double, highest: Double, points: Int, discount: Double, carry: Double,
      profit: @escaping @Sendable (_ price: Double, _ reference: Double) -> Double
    ) {
      precondition(lowest < highest && points > 1, "a grid has some width")
      precondition((0..<1).contains(discount) && (0..<1).contains(carry), "factors below 1")
      let step = (highest - lowest) / Double(points - 1)
      prices = (0..<points).map { lowest + step * Double($0) }
      self.discount = discount
      self.carry = carry
      self.profit = profit
    }
  }

  private let problem: Problem
  /// Discounted profit from each reference of the grid on, in currency units.
  public let values: [Double]

  /// Solves the problem; values are right within `tolerance` on the grid.
  public init(_ problem: Problem, tolerance: Double = 1e-6) {
    self.problem = problem
    let profits = problem.prices.flatMap { reference in
      problem.prices.map { problem.profit($0, reference) }
    }
    let weight = problem.discount / (1 - problem.discount)
    var values = problem.prices.map { _ in 0.0 }
    while true {
      let best = Self.bestChoices(values, profits, problem)
      let next = Self.evaluated(best, values, profits, problem)
      let changes = zip(next, values).map { $0 - $1 }
      let (low, high) = (changes.min() ?? 0, changes.max() ?? 0)
      values = next
      guard weight * (high - low) > tolerance else {
        self.values = values.map { $0 + weight * (low + high) / 2 }
        return
      }
      for _ in 0..<Self.evaluations { values = Self.evaluated(best, values, profits, problem) }
    }
  }

  /// Sweeps that keep the choices, between two that improve them: far cheaper, and they carry values
  /// on (modified policy iteration, Puterman, section 6.5).
  private static let evaluations = 20

  /// The best place of the price for every reference, the lowest of several.
  private static func bestChoices(
    _ values: [Double], _ profits: [Double], _ problem: Problem
  ) -> [Int] {
    let count = values.count
    return (0..<count).map { reference in
      var best = (worth: -Double.infinity, price: 0)
      for price in 0..<count {
        let worth =
          profits[reference * count + price] + problem.discount
          * next(values, reference, price, problem)
        if worth > best.worth { best = (worth, price) }
      }
      return best.price
    }
  }

  /// One sweep under given choices: profit plus discounted value of every reference.
  private static func evaluated(
    _ choices: [Int], _ values: [Double], _ profits: [Double], _ problem: Problem
  ) -> [Double] {
    choices.enumerated().map { reference, price in
      profits[reference * values.count + price] + problem.discount
        * next(values, reference, price, problem)
    }
  }

  /// The value of the next reference; it and the prices share the grid, so its place is a mean of
  /// places.
  @inline(__always)
  private static func next(
    _ values: [Double], _ reference: Int, _ price: Int, _ problem: Problem
  ) -> Double {
    let place = problem.carry * Double(reference) + (1 - problem.carry) * Double(price)
    let below = min(Int(place), values.count - 2)
    return values[below] + (place - Double(below)) * (values[below + 1] - values[below])
  }

  /// Returns the price of the grid that is best at `reference`, the lowest of several; references
  /// outside the grid count as its nearest end.
  public func price(atReference reference: Double) -> Double {
    let inside = clamped(reference)
    var best = (worth: -Double.infinity, price: inside)
    for price in problem.prices {
      let next = problem.carry * inside + (1 - problem.carry) * price
      let worth = problem.profit(price, inside) + problem.discount * value(atReference: next)
      if worth > best.worth { best = (worth, price) }
    }
    return best.price
  }

  /// Returns the discounted profit from `reference` on, linear between grid points.
  public func value(atReference reference: Double) -> Double {
    let (first, step) = (problem.prices[0], problem.prices[1] - problem.prices[0])
    let place = (clamped(reference) - first) / step
    let below = min(max(0, Int(place)), values.count - 2)
    return values[below] + (place - Double(below)) * (values[below + 1] - values[below])
  }

  private func clamped(_ reference: Double) -> Double {
    min(max(reference, problem.prices[0]), problem.prices[problem.prices.count - 1])
  }
}
