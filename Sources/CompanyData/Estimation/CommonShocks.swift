internal import ScientificComputing

/// How far a category's future weeks lie from what the last weeks' level and the season say.
///
/// Measured by replay: at every past week the level of the eight weeks before it forecasts the eight
/// weeks after it. Part of the error is the same in all eight weeks, the rest new in each.
public struct CommonShocks: Sendable, Hashable {
  /// Logarithm of the level of the last weeks, season taken out.
  public let level: Double
  /// Variance of the error that all future weeks share, in squared logarithms.
  public let levelVariance: Double
  /// Variance of each week's own shock, in squared logarithms.
  public let weekVariance: Double

  /// Weeks of which the level is the median.
  static let levelWeeks = 8
  /// Weeks that a replay forecasts.
  static let horizon = 8

  /// Measures.
  ///
  /// - Parameters:
  ///   - effects: Time effects of consecutive weeks, season taken out; not empty.
  ///   - samplingVariance: Mean variance of their estimates.
  init(effects: [Double], samplingVariance: Double) {
    let weeks = Self.levelWeeks
    let last = SampleStatistics.quantile(Array(effects.suffix(weeks)), 0.5)
    var singles: [Double] = []
    var blocks: [Double] = []
    for origin in weeks..<max(weeks + 1, effects.count) where origin < effects.count {
      let level = SampleStatistics.quantile(Array(effects[(origin - weeks)..<origin]), 0.5)
      let errors = effects[origin...].prefix(Self.horizon).map { $0 - level }
      singles += errors.map { $0 * $0 }
      guard errors.count == Self.horizon else { continue }
      let mean = SampleStatistics.mean(errors)
      blocks.append(mean * mean)
    }
    let horizon = Double(Self.horizon)
    if blocks.isEmpty {
      let spread = effects.count > 1 ? SampleStatistics.variance(effects) : 0
      weekVariance = max(0, spread - samplingVariance)
      levelVariance = spread / Double(min(weeks, effects.count))
    } else {
      let single = SampleStatistics.mean(singles)
      let block = SampleStatistics.mean(blocks)
      let shared = min(single, max(0, (horizon * block - single) / (horizon - 1)))
      levelVariance = shared
      weekVariance = max(0, single - shared - samplingVariance)
    }
    level = last + weekVariance / 2
  }
}
