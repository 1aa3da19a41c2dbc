import Foundation
import ScientificComputing

/// Returns a logit share against an outside option of utility 0.
func logitShare(_ utilities: [Double], _ offer: Int) -> Double {
  exp(utilities[offer]) / utilities.reduce(1) { $0 + exp($1) }
}

/// Returns the best response of a logit duopolist with quality 2, cost 1 and mu 1/4 (O1.1).
func logitBestResponse(to rival: Double) -> Double {
  let rest = exp((2 - rival) / 0.25) + 1
  let lambert = (try? SpecialFunctions.lambertW(exp(1 / 0.25 - 1) / rest)) ?? .nan
  return 1 + 0.25 * (1 + lambert)
}
