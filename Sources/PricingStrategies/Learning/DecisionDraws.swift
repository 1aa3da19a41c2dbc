import MarketModel
import ScientificComputing

/// A decision's random numbers about one product.
struct DecisionDraws: TrialDraws {
  /// Those of the product.
  let draws: NamedDraws
  let decision: Int64

  func uniform(_ place: Int) -> Double {
    draws.uniform(["\(place)"], index: decision)
  }

  func sample(_ distribution: Distribution, _ place: Int) -> Double {
    draws.sample(distribution, ["\(place)"], index: decision)
  }
}
