/// How to test the promotion in the real market.
public struct MarketTestFacts: Sendable, Hashable, Codable {
  /// The size of a test on one measure.
  public struct Power: Sendable, Hashable, Codable {
    /// The measure, such as units of the promoted products in a week.
    public var measure: String
    /// Its mean in a baseline week, in millionths of a unit.
    public var weeklyMean: Int64
    /// Its standard deviation from week to week in the simulation, in millionths.
    public var weeklyDeviation: Int64
    /// The forecast effect per promoted week, in millionths.
    public var weeklyEffect: Int64
    /// Test units per arm for the promotion's weeks; `nil` where the effect is zero or too small.
    public var unitsPerArm: Int?
    /// Pairs of promoted and usual weeks that one unit alone would need; `nil` likewise.
    public var switchbackWeekPairs: Int?
    /// The smallest effect per week that `unitsPerArm` test units show, in millionths.
    public var detectableEffect: Int64?

    /// Gathers the parts.
    public init(
      measure: String, weeklyMean: Int64, weeklyDeviation: Int64, weeklyEffect: Int64,
      unitsPerArm: Int?, switchbackWeekPairs: Int?, detectableEffect: Int64?
    ) {
      self.measure = measure
      self.weeklyMean = weeklyMean
      self.weeklyDeviation = weeklyDeviation
      self.weeklyEffect = weeklyEffect
      self.unitsPerArm = unitsPerArm
      self.switchbackWeekPairs = switchbackWeekPairs
      self.detectableEffect = detectableEffect
    }
  }

  /// What is randomised.
  public var testUnit: String
  /// Weeks of the promotion.
  public var promotionWeeks: Int
  /// Weeks without promotion after it, before anything else is measured.
  public var washoutWeeks: Int
  /// Probability of a false alarm, two-sided, in millionths.
  public var significance: Int64
  /// Probability of finding the forecast effect, in millionths.
  public var power: Int64
  /// The sizes, main measure first.
  public var sizes: [Power]
  /// When to stop, in words.
  public var stopRules: [String]

  /// Gathers the parts.
  public init(
    testUnit: String, promotionWeeks: Int, washoutWeeks: Int, significance: Int64, power: Int64,
    sizes: [Power], stopRules: [String]
  ) {
    self.testUnit = testUnit
    self.promotionWeeks = promotionWeeks
    self.washoutWeeks = washoutWeeks
    self.significance = significance
    self.power = power
    self.sizes = sizes
    self.stopRules = stopRules
  }
}
