internal import ScientificComputing

/// How far a category's future weeks lie from what the last weeks' level and the season say.
///
/// Measured by replay: at every past week the level of the eight weeks before it forecasts the eight
/// weeks after it. Part of the error is the same in all eight weeks, the rest new in each. Replays use
/// a season that has seen the weeks they forecast, so the season's own error is added, half to each
/// part because eight weeks touch two months or three. Neither part is below what the scatter around
/// trend and season alone implies.
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
  ///   - seasonVariance: Mean variance of the season's logarithms.
  ///   - noise: Variance of the effects around trend and season.
  init(
    effects: [Double], samplingVariance: Double, seasonVariance: Double, noise: Double
  ) {
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
    let parts = Self.parts(singles: singles, blocks: blocks)
    let fresh = max(0, max(parts.week, noise) - samplingVariance)
    weekVariance = fresh + seasonVariance / 2
    // The median of n normal values has variance pi / (2 n) times theirs.
    let floor = Double.pi / 2 * noise / Double(min(weeks, effects.count))
    levelVariance = max(parts.level, floor) + seasonVariance / 2
    // The mean of a lognormal factor lies above its median.
    level = last + fresh / 2
  }

  /// Splits mean squared errors into what a block of weeks shares and what is new each week.
  private static func parts(singles: [Double], blocks: [Double]) -> (level: Double, week: Double) {
    guard !blocks.isEmpty else { return (0, 0) }
    let single = SampleStatistics.mean(singles)
    let block = SampleStatistics.mean(blocks)
    let weeks = Double(horizon)
    let shared = min(single, max(0, (weeks * block - single) / (weeks - 1)))
    return (shared, single - shared)
  }
}
