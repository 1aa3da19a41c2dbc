/// Why a pricing game has no result.
public enum PriceGameError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A search ended before its first-order conditions were met.
  case notConverged(sought: String, iterations: Int, residual: Double, tolerance: Double)
  /// The best price lies at an end of the searched interval.
  case atBound(offer: String, price: Double, elasticity: Double)
  /// Some firm gains by leaving every point that meets the first-order conditions.
  case noEquilibrium(firm: String, gain: Double, iterations: Int)

  /// What is wrong, with which value, and what to do.
  public var description: String {
    switch self {
    case .notConverged(let sought, let iterations, let residual, let tolerance):
      """
      no \(sought) after \(iterations) iterations; residual \(residual), tolerance \(tolerance)
      hint: demand may be flat around these prices; check costs and price sensitivities
      """
    case .atBound(let offer, let price, let elasticity):
      """
      no best price of '\(offer)': it runs to the search bound \(price), where the elasticity of \
      demand is \(elasticity)
      hint: with an elasticity weaker than -1 profit is unbounded, so make demand more elastic; \
      otherwise widen the search bounds
      """
    case .noEquilibrium(let firm, let gain, let iterations):
      """
      no Nash equilibrium in \(iterations) iterations: '\(firm)' still gains \(gain) per occasion \
      by another price
      hint: best responses cycle; use `best_response`, or make segments more alike
      """
    }
  }
}
