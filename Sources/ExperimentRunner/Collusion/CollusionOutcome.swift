public import PricingStrategies
import ScientificComputing

/// What came of an experiment with Q-learning firms.
public struct CollusionOutcome: Sendable, Hashable {
  /// The firms' names.
  public let firms: [String]
  /// What there was to gain by collusion; `nil` where nobody knows.
  public let gain: ProfitGain?
  /// The sessions, in order.
  public let sessions: [CollusionSession]

  /// Mean, spread and quantiles of a number over sessions.
  public struct Spread: Sendable, Hashable, Codable {
    /// The mean.
    public var mean: Double
    /// Its standard error.
    public var standardError: Double
    /// Standard deviation between sessions.
    public var deviation: Double
    /// The quantiles at 10, 50 and 90 %.
    public var quantiles: [Double]

    init(_ values: [Double]) {
      mean = SampleStatistics.mean(values)
      deviation = values.count > 1 ? SampleStatistics.variance(values).squareRoot() : 0
      standardError = deviation / Double(values.count).squareRoot()
      quantiles = [0.1, 0.5, 0.9].map { SampleStatistics.quantile(values, $0) }
    }
  }

  /// The paper's Delta.
  public var profitGain: Spread? {
    gain.map { gain in Spread(sessions.map { $0.share(of: gain) }) }
  }

  /// Periods until the end of a session.
  public var periods: Spread { Spread(sessions.map { Double($0.periods) }) }

  /// Each firm's mean price over the cycle, in currency units.
  public var prices: [Spread] {
    firms.indices.map { firm in Spread(sessions.map { $0.policies.meanPrices[firm] }) }
  }

  /// Share of sessions that ended because nothing changed any more.
  public var convergedShare: Double { share { $0.hasConverged } }

  /// Share of sessions whose cycle has this length.
  public func share(cycleLength: Int) -> Double { share { $0.cycleLength == cycleLength } }

  /// Share of deviations that cost the deviator, each session weighing the same; `nil` where nobody
  /// could deviate.
  public var unprofitableShare: Double? {
    deviationMean { Double($0.count { $0.gain < 0 }) }
  }

  /// Mean change of the deviator's discounted profit, weighed likewise.
  public var meanDeviationGain: Double? {
    deviationMean { $0.reduce(0) { $0 + $1.gain } }
  }

  /// Mean change of prices in the periods from a deviation on, relative to those without it: the
  /// deviator's, and all others'; weighed likewise, empty where nobody could deviate.
  public func response(periods: Int) -> [(deviator: Double, others: Double)] {
    guard !deviating.isEmpty else { return [] }
    var sums = Array(repeating: (deviator: 0.0, others: 0.0), count: periods)
    for session in deviating {
      let weight = 1 / Double(deviating.count * session.deviations.count)
      for deviation in session.deviations {
        let changes = session.policies.changes(after: deviation, periods: periods)
        for (period, change) in changes.enumerated() {
          sums[period].deviator += weight * change.deviator
          sums[period].others += weight * change.others
        }
      }
    }
    return sums
  }

  /// Sessions in which somebody could deviate.
  private var deviating: [CollusionSession] { sessions.filter { !$0.deviations.isEmpty } }

  /// The mean over sessions of a sum over their deviations, per deviation.
  private func deviationMean(_ sum: ([PriceDeviation]) -> Double) -> Double? {
    let means = deviating.map { sum($0.deviations) / Double($0.deviations.count) }
    return means.isEmpty ? nil : SampleStatistics.mean(means)
  }

  private func share(_ condition: (CollusionSession) -> Bool) -> Double {
    Double(sessions.count(where: condition)) / Double(max(1, sessions.count))
  }
}
