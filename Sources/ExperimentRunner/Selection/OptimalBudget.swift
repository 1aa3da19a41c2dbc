import ScientificComputing

/// Where a number of replications tells the best strategy most surely: optimal computing budget
/// allocation (OCBA).
///
/// Source: C.-H. Chen, J. Lin, E. Yücesan and S. Chick, "Simulation budget allocation for further
/// enhancing the efficiency of ordinal optimization", *Discrete Event Dynamic Systems* 10, 2000.
enum OptimalBudget {
  /// Returns every strategy's share of the replications.
  ///
  /// With d the distance to the largest mean and s the standard deviation, the others' shares go with
  /// (s / d)^2, and the leader's is s_b sqrt(sum of (share / s)^2). Strategies as good as the leader share
  /// what it gets.
  ///
  /// - Parameters:
  ///   - means: Shape `[strategy]`; the largest is best.
  ///   - deviations: Standard deviations of one replication, above 0; shape `[strategy]`.
  /// - Returns: Shares that add up to 1; shape `[strategy]`.
  static func shares(means: [Double], deviations: [Double]) -> [Double] {
    let best = means.indices.max { means[$0] < means[$1] } ?? 0
    // A distance of nothing would ask for everything.
    let least = 1e-3 * (deviations.max() ?? 1)
    var weights = means.indices.map { place -> Double in
      let distance = max(means[best] - means[place], least)
      return place == best ? 0 : (deviations[place] / distance) * (deviations[place] / distance)
    }
    let squares = means.indices.map { weights[$0] / deviations[$0] * weights[$0] / deviations[$0] }
    weights[best] = deviations[best] * squares.reduce(0, +).squareRoot()
    let sum = weights.reduce(0, +)
    return sum > 0 ? weights.map { $0 / sum } : weights.map { _ in 1 / Double(weights.count) }
  }

  /// Returns how many replications each strategy takes next, `step` in all, so that the totals come as
  /// near to the shares as whole numbers and past replications let them.
  static func next(step: Int, counts: [Int], shares: [Double]) -> [Int] {
    var added = Array(repeating: 0, count: counts.count)
    let total = Double(counts.reduce(0, +) + step)
    for _ in 0..<step {
      let missing = counts.indices.map {
        shares[$0] * total - Double(counts[$0] + added[$0])
      }
      let neediest = missing.indices.max { missing[$0] < missing[$1] } ?? 0
      added[neediest] += 1
    }
    return added
  }

  /// A lower bound of the probability that the leader is the best, by Bonferroni over independent
  /// normal means: 1 - sum of Phi(-d / sqrt(s_b^2 / n_b + s_i^2 / n_i)).
  static func leastProbabilityCorrect(
    means: [Double], deviations: [Double], counts: [Int]
  ) -> Double {
    let best = means.indices.max { means[$0] < means[$1] } ?? 0
    func error(_ place: Int) -> Double {
      deviations[place] * deviations[place] / Double(counts[place])
    }
    let misses = means.indices.filter { $0 != best }.map { place in
      SpecialFunctions.normalCumulative(
        -(means[best] - means[place]) / (error(best) + error(place)).squareRoot())
    }
    return max(0, 1 - misses.reduce(0, +))
  }
}
