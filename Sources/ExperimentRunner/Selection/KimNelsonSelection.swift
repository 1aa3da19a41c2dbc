import Foundation
import ScientificComputing

/// Picks the strategy with the largest mean by dropping, replication after replication, those that can't
/// be it any more: the fully sequential procedure KN.
///
/// Where the best mean leads every other by the indifference at least, it is picked with the confidence
/// at least; observations of one replication may depend on each other (common random numbers) and are
/// taken as normal. Source: S.-H. Kim and B. Nelson, "A fully sequential procedure for
/// indifference-zone selection in simulation", *ACM TOMACS* 11(3), 2001, with c = 1.
struct KimNelsonSelection: Sendable {
  /// A lead that does not matter; above 0.
  let indifference: Double
  /// Replications of every strategy before any is dropped; at least 2.
  let firstStage: Int
  /// The paper's h^2 = 2 eta (n0 - 1).
  let hSquared: Double
  /// The strategies that may still be the best, in their order.
  private(set) var inPlay: [Int]
  /// Replications that each strategy took part in; shape `[strategy]`.
  private(set) var counts: [Int]
  private var sums: [Double]
  private var firstResults: [[Double]]
  private var differenceVariances: [[Double]] = []

  /// Starts with all of `count` strategies, at least 2; `confidence` lies between 1 / count and 1.
  init(count: Int, indifference: Double, confidence: Double, firstStage: Int) {
    precondition(count >= 2 && firstStage >= 2 && indifference > 0)
    self.indifference = indifference
    self.firstStage = firstStage
    let eta = Self.eta(count: count, confidence: confidence, firstStage: firstStage)
    hSquared = 2 * eta * Double(firstStage - 1)
    inPlay = Array(0..<count)
    counts = Array(repeating: 0, count: count)
    sums = Array(repeating: 0, count: count)
    firstResults = Array(repeating: [], count: count)
  }

  /// eta = ((2 a / (k - 1))^(-2 / (n0 - 1)) - 1) / 2, with a = 1 - confidence.
  static func eta(count: Int, confidence: Double, firstStage: Int) -> Double {
    let share = 2 * (1 - confidence) / Double(count - 1)
    return (pow(share, -2 / Double(firstStage - 1)) - 1) / 2
  }

  /// Whether one is left.
  var isDecided: Bool { inPlay.count == 1 }

  /// Takes the next replication's results of the strategies in play, in their order.
  mutating func observe(_ results: [Double]) {
    precondition(results.count == inPlay.count && !isDecided)
    for (strategy, result) in zip(inPlay, results) {
      sums[strategy] += result
      counts[strategy] += 1
      if counts[strategy] <= firstStage { firstResults[strategy].append(result) }
    }
    let replications = counts[inPlay[0]]
    guard replications >= firstStage else { return }
    if replications == firstStage { differenceVariances = pairVariances() }
    screen(replications)
    if !isDecided, Double(replications) > longest { inPlay = [leader] }
  }

  /// Keeps those that no other one leads by more than chance explains.
  private mutating func screen(_ replications: Int) {
    let means = inPlay.map(mean)
    let kept = inPlay.indices.filter { place in
      inPlay.indices.allSatisfy { other in
        other == place
          || means[place] >= means[other]
            - allowance(inPlay[place], inPlay[other], Double(replications))
      }
    }
    inPlay = kept.map { inPlay[$0] }
  }

  /// W = max(0, d / (2 r) (h^2 S^2 / d^2 - r)), the lead that r replications leave to chance.
  private func allowance(_ first: Int, _ second: Int, _ replications: Double) -> Double {
    let reach =
      hSquared * differenceVariances[first][second] / (indifference * indifference)
    return max(0, indifference / (2 * replications) * (reach - replications))
  }

  /// max N over the strategies in play, N = floor(h^2 S^2 / d^2): after one more the leader is picked.
  private var longest: Double {
    inPlay.flatMap { differenceVariances[$0] }.map {
      (hSquared * $0 / (indifference * indifference)).rounded(.down)
    }.max() ?? 0
  }

  private var leader: Int {
    inPlay.reduce(inPlay[0]) { mean($1) > mean($0) ? $1 : $0 }
  }

  private func mean(_ strategy: Int) -> Double { sums[strategy] / Double(counts[strategy]) }

  /// Variances of the first stage's paired differences; zero on the diagonal.
  private func pairVariances() -> [[Double]] {
    firstResults.map { first in
      firstResults.map { second in SampleStatistics.variance(zip(first, second).map { $0 - $1 }) }
    }
  }
}
