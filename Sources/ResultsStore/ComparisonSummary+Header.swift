extension ComparisonSummary {
  /// What was run.
  public struct Header: Sendable, Codable {
    /// The scenario's name.
    public var scenario: String
    /// The scenario's own words.
    public var summary: String
    /// First 12 hex digits of the digest of everything the run depends on.
    public var runID: String
    /// ISO code of the currency.
    public var currency: String
    /// The objective's name, such as `contribution`.
    public var objective: String
    /// The focal firm.
    public var firm: String
    /// The baseline strategy.
    public var baseline: String
    /// First measured day, `2026-03-02`.
    public var start: String
    /// Measured weeks.
    public var horizonWeeks: Int
    /// Weeks of cool-down.
    public var coolDownWeeks: Int
    /// Weeks of warm-up.
    public var warmUpWeeks: Int
    /// Consumers.
    public var population: Int
    /// The seed.
    public var seed: UInt64
    /// Ranking replications.
    public var replications: Int
    /// Central replications.
    public var centralReplications: Int
    /// Fresh replications.
    public var freshReplications: Int
    /// A difference that matters, in units of the objective.
    public var materialDifference: Double
    /// The tool's version.
    public var toolVersion: String

    /// Gathers the parts.
    public init(
      scenario: String, summary: String, runID: String, currency: String, objective: String,
      firm: String, baseline: String, start: String, horizonWeeks: Int, coolDownWeeks: Int,
      warmUpWeeks: Int, population: Int, seed: UInt64, replications: Int,
      centralReplications: Int, freshReplications: Int, materialDifference: Double,
      toolVersion: String
    ) {
      self.scenario = scenario
      self.summary = summary
      self.runID = runID
      self.currency = currency
      self.objective = objective
      self.firm = firm
      self.baseline = baseline
      self.start = start
      self.horizonWeeks = horizonWeeks
      self.coolDownWeeks = coolDownWeeks
      self.warmUpWeeks = warmUpWeeks
      self.population = population
      self.seed = seed
      self.replications = replications
      self.centralReplications = centralReplications
      self.freshReplications = freshReplications
      self.materialDifference = materialDifference
      self.toolVersion = toolVersion
    }
  }
}
