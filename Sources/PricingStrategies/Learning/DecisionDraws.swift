import MarketModel
import ScientificComputing

/// A decision's random numbers about one product.
struct DecisionDraws: TrialDraws {
  let draws: NamedDraws
  let names: [String]
  let decision: Int64

  func uniform(_ place: Int) -> Double {
    draws.uniform(names + ["\(place)"], index: decision)
  }

  func sample(_ distribution: Distribution, _ place: Int) -> Double {
    draws.sample(distribution, names + ["\(place)"], index: decision)
  }
}
