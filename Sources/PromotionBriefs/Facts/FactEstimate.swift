/// What a number counts.
public enum FactUnit: String, Sendable, Hashable, Codable, CaseIterable {
  /// Currency units.
  case money
  /// Units, purchases, consumers.
  case count
  /// A share of one.
  case share
  /// A ratio, such as the return on spend.
  case ratio
}

/// An estimate with its intervals; every number an integer count of millionths of its unit, so that
/// equal facts are equal bytes.
public struct FactEstimate: Sendable, Hashable, Codable {
  /// A 95 % interval, in millionths.
  public struct Interval: Sendable, Hashable, Codable {
    /// Lower end.
    public var low: Int64
    /// Upper end.
    public var high: Int64

    /// Gathers the parts.
    public init(low: Int64, high: Int64) {
      self.low = low
      self.high = high
    }

    /// Rounds two numbers in whole units to millionths.
    public init(lowUnits low: Double, highUnits high: Double) {
      self.init(low: FactEstimate.millionths(low), high: FactEstimate.millionths(high))
    }
  }

  /// What it counts.
  public var unit: FactUnit
  /// The mean over the seasons that count, in millionths.
  public var mean: Int64
  /// The interval of simulation alone, from central seasons; `nil` where it was not worked out.
  public var simulation: Interval?
  /// The interval of simulation and assumptions; `nil` with a single season.
  public var simulationAndAssumptions: Interval?
  /// Seasons behind the mean.
  public var seasons: Int

  /// Gathers the parts.
  public init(
    unit: FactUnit, mean: Int64, simulation: Interval?, simulationAndAssumptions: Interval?,
    seasons: Int
  ) {
    self.unit = unit
    self.mean = mean
    self.simulation = simulation
    self.simulationAndAssumptions = simulationAndAssumptions
    self.seasons = seasons
  }

  /// Rounds a number to millionths; what is not finite, or too large, becomes the nearest bound.
  public static func millionths(_ number: Double) -> Int64 {
    guard !number.isNaN else { return 0 }
    let scaled = (number * 1e6).rounded()
    if scaled >= 9e18 { return 9_000_000_000_000_000_000 }
    if scaled <= -9e18 { return -9_000_000_000_000_000_000 }
    return Int64(scaled)
  }
}
