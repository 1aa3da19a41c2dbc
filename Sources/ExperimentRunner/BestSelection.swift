import RandomStreams
import Reports
import ResultsStore
import ScientificComputing

/// Which strategies can be told from the best: multiple comparisons with the best on paired
/// replications.
///
/// For every pair a Student interval of the paired difference at level 1 - 0.05 / (k - 1) (Bonferroni;
/// valid under common random numbers). Source: J. Hsu, *Multiple Comparisons*, 1996, chapter 4; for
/// common random numbers B. Nelson and F. Matejcik, *Management Science* 41(12), 1995.
struct BestSelection {
  /// Objectives, shape `[strategy][replication]`.
  let objectives: [[Double]]
  /// A difference that matters.
  let indifference: Double

  /// How a strategy stands to the best.
  enum Standing: Hashable {
    case withinBest
    case worse
    case undecided(moreReplications: Int)

    var words: String {
      switch self {
      case .withinBest: "within the best"
      case .worse: "worse"
      case .undecided(let count):
        "undecided: \(ManagerNumber(currency: "").decimal(Double(count), decimals: 0)) more replications"
      }
    }
  }

  /// Returns every strategy's standing.
  func standings() -> [Standing] {
    objectives.indices.map { index in
      let rivals = objectives.indices.filter { $0 != index }
      let gaps = rivals.map { gap(of: $0, over: index, comparisons: rivals.count) }
      if gaps.allSatisfy({ $0.mean + $0.half <= indifference }) { return .withinBest }
      if gaps.contains(where: { $0.mean - $0.half > 0 }) { return .worse }
      return .undecided(moreReplications: gaps.map(missing).max() ?? 0)
    }
  }

  private func gap(
    of rival: Int, over index: Int, comparisons: Int
  ) -> (mean: Double, half: Double) {
    let differences = zip(objectives[rival], objectives[index]).map { $0 - $1 }
    let count = Double(differences.count)
    guard count > 1 else { return (SampleStatistics.mean(differences), .infinity) }
    let quantile = SpecialFunctions.studentQuantile(
      1 - 0.025 / Double(max(1, comparisons)), degreesOfFreedom: count - 1)
    let half = quantile * (SampleStatistics.variance(differences) / count).squareRoot()
    return (SampleStatistics.mean(differences), half)
  }

  /// Replications that would shrink the interval until it decides, at today's mean and variance.
  private func missing(_ gap: (mean: Double, half: Double)) -> Int {
    guard gap.mean - gap.half <= 0, gap.mean + gap.half > indifference else { return 0 }
    let needed = max(gap.mean, indifference - gap.mean)
    let count = Double(objectives[0].count)
    guard gap.half.isFinite, needed > 0 else { return 0 }
    let total = count * (gap.half / needed) * (gap.half / needed)
    return max(1, Int(min(1e6, (total - count).rounded(.up))))
  }

  /// Returns the probability that each mean is the best, by a bootstrap of whole replications; means
  /// that tie share it.
  func probabilitiesBest(seed: UInt64, draws: Int = 2_000) -> [Double] {
    let count = objectives.first?.count ?? 0
    var wins = Array(repeating: 0.0, count: objectives.count)
    var stream = RandomStream(
      seed: seed, replication: ReplicationKey(.rank, number: 0), purpose: "bootstrap",
      entity: EntityKey("probability best"))
    for _ in 0..<draws {
      let rows = (0..<count).map { _ in Int(stream.nextUniform() * Double(count)) }
      let sums = objectives.map { values in rows.reduce(0) { $0 + values[$1] } }
      let most = sums.max()
      let best = sums.indices.filter { sums[$0] == most }
      for index in best { wins[index] += 1 / Double(best.count) }
    }
    return wins.map { $0 / Double(draws) }
  }
}

/// Where a strategy starts to lose: its paired difference, regressed on one drawn assumption.
struct SwitchAnalysis {
  /// Returns the value at which the fitted line crosses zero inside the assumption's range, when the
  /// slope is significant at 5 %.
  static func crossing(
    differences: [Double], values: [Double], centre: Double, halfWidth: Double, name: String
  ) -> ComparisonSummary.SwitchPoint? {
    let count = Double(values.count)
    guard count > 3, halfWidth > 0 else { return nil }
    let meanX = SampleStatistics.mean(values)
    let meanY = SampleStatistics.mean(differences)
    let sxx = values.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let sxy = zip(values, differences).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    guard sxx > 0 else { return nil }
    let slope = sxy / sxx
    let residuals = zip(values, differences).map { $1 - meanY - slope * ($0 - meanX) }
    let variance = residuals.reduce(0) { $0 + $1 * $1 } / (count - 2)
    let quantile = SpecialFunctions.studentQuantile(0.975, degreesOfFreedom: count - 2)
    guard slope != 0, abs(slope) > quantile * (variance / sxx).squareRoot() else { return nil }
    let value = meanX - meanY / slope
    guard abs(value - centre) <= halfWidth else { return nil }
    return ComparisonSummary.SwitchPoint(assumption: name, value: value, losesAbove: slope < 0)
  }
}
