/// How a sweep is laid out and what it compares.
public struct SweepSettings: Sendable, Hashable {
  /// How points are spread over the space.
  public enum Design: String, Sendable, Hashable, CaseIterable {
    /// Every combination of the keys' values.
    case grid
    /// One point in every stratum of every key.
    case latinHypercube = "latin-hypercube"
    /// Sobol's quasi-random points.
    case sobol
  }

  /// What strategies are compared by; more is better.
  public enum Metric: String, Sendable, Hashable, CaseIterable {
    case contribution, revenue, margin, units, purchases
  }

  /// The design; `nil` for one that fits the keys.
  public var design: Design?
  /// The number of points; `nil` for the design's own.
  public var points: Int?
  /// What strategies are compared by; `nil` for the scenario's objective.
  public var metric: Metric?

  /// Gathers the parts.
  public init(design: Design?, points: Int?, metric: Metric?) {
    self.design = design
    self.points = points
    self.metric = metric
  }
}
