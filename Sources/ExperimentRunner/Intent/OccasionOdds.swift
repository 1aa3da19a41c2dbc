import Glibc
import MarketModel
import TransformerScorer

/// Choice probabilities of some occasions at list prices.
struct OccasionOdds: Sendable, Hashable {
  /// Probability of buying anything; shape `[row]`.
  private(set) var purchase: [Double] = []
  /// Probability of buying each offer; one per offer token.
  private(set) var offers: [Double] = []
  /// ln(probability / (1 - probability)) of each offer; one per offer token.
  private(set) var logOdds: [Double] = []

  /// Takes a network's scores.
  ///
  /// - Parameters:
  ///   - scores: One per offer token.
  ///   - evidence: What was scored.
  ///   - shifts: The calibration's shift of each offer of the category.
  init(_ scores: OfferScores, of evidence: ScorerEvidence, shifts: ArraySlice<Double>) {
    let utilities = evidence.offers.indices.map {
      Double(scores.alpha[$0]) + shifts[shifts.startIndex + evidence.offers[$0]]
    }
    for row in 0..<evidence.tokens.rows {
      let first = Int(evidence.tokens.offerStarts[row])
      add(utilities[first..<Int(evidence.tokens.offerStarts[row + 1])])
    }
  }

  /// Adds a row; the outside option has utility 0.
  private mutating func add(_ utilities: ArraySlice<Double>) {
    let largest = max(0, utilities.max() ?? 0)
    let weights = utilities.map { exp($0 - largest) }
    let inside = weights.reduce(0, +)
    let total = inside + exp(-largest)
    purchase.append(inside / total)
    for (utility, weight) in zip(utilities, weights) {
      offers.append(weight / total)
      logOdds.append(utility - largest - log(total - weight))
    }
  }
}
