extension ComparisonSummary {
  /// One strategy in the ranking.
  public struct StrategySummary: Sendable, Codable {
    /// Its name in the scenario.
    public var name: String
    /// Its kind, such as `high_low`.
    public var kind: String
    /// What it may know: `seller`, `model`, `oracle`, `coordinated`.
    public var information: String
    /// Whether it is the baseline.
    public var isBaseline: Bool
    /// Whether it only shows what full knowledge or a cartel would earn.
    public var isReference: Bool
    /// The focal firm's metrics: name, unit (`money`, `count`, `share`, `days`) and estimate.
    public var metrics: [MetricRow]
    /// The objective in every ranking replication, in replication order.
    public var objectives: [Double]
    /// The paired difference to the baseline in every ranking replication.
    public var differences: [Double]
    /// The paired difference with the interval of simulation and assumptions.
    public var difference: Estimate
    /// The paired difference at central assumptions with the interval of simulation alone.
    public var simulationOnly: Estimate
    /// Two-sided Student p-value of the difference, adjusted by Holm over the strategies.
    public var adjustedP: Double
    /// Share of replications in which it beats the baseline.
    public var winShare: Double
    /// Probability that its mean is the best of all candidates.
    public var probabilityBest: Double
    /// Variance of an unpaired difference over that of the paired one.
    public var varianceReduction: Double
    /// Mean of the objective's worst 5 % of replications.
    public var worst5: Double
    /// `within the best`, `worse`, or `undecided: n more replications`.
    public var standing: String
    /// Each guardrail's text, probability of holding, and whether it suffices.
    public var guardrails: [GuardrailRow]
    /// Where the paired difference crosses zero inside an assumption's range.
    public var switchPoints: [SwitchPoint]

    /// Gathers the parts.
    public init(
      name: String, kind: String, information: String, isBaseline: Bool, isReference: Bool,
      metrics: [MetricRow], objectives: [Double], differences: [Double], difference: Estimate,
      simulationOnly: Estimate, adjustedP: Double, winShare: Double, probabilityBest: Double,
      varianceReduction: Double, worst5: Double, standing: String, guardrails: [GuardrailRow],
      switchPoints: [SwitchPoint]
    ) {
      self.name = name
      self.kind = kind
      self.information = information
      self.isBaseline = isBaseline
      self.isReference = isReference
      self.metrics = metrics
      self.objectives = objectives
      self.differences = differences
      self.difference = difference
      self.simulationOnly = simulationOnly
      self.adjustedP = adjustedP
      self.winShare = winShare
      self.probabilityBest = probabilityBest
      self.varianceReduction = varianceReduction
      self.worst5 = worst5
      self.standing = standing
      self.guardrails = guardrails
      self.switchPoints = switchPoints
    }
  }

  /// A metric of the focal firm.
  public struct MetricRow: Sendable, Codable {
    /// Its name, such as `contribution`.
    public var name: String
    /// `money`, `count`, `share` or `days`.
    public var unit: String
    /// The estimate over ranking replications.
    public var estimate: Estimate

    /// Gathers the parts.
    public init(name: String, unit: String, estimate: Estimate) {
      self.name = name
      self.unit = unit
      self.estimate = estimate
    }
  }

  /// A guardrail's outcome.
  public struct GuardrailRow: Sendable, Codable {
    /// The guardrail as written.
    public var text: String
    /// Share of ranking replications in which it holds.
    public var probability: Double
    /// Whether that share suffices.
    public var holds: Bool

    /// Gathers the parts.
    public init(text: String, probability: Double, holds: Bool) {
      self.text = text
      self.probability = probability
      self.holds = holds
    }
  }

  /// Where a strategy starts to lose against the baseline.
  public struct SwitchPoint: Sendable, Codable {
    /// The assumption's name.
    public var assumption: String
    /// The value at which the difference crosses zero.
    public var value: Double
    /// Whether the strategy loses above the value (otherwise below).
    public var losesAbove: Bool

    /// Gathers the parts.
    public init(assumption: String, value: Double, losesAbove: Bool) {
      self.assumption = assumption
      self.value = value
      self.losesAbove = losesAbove
    }
  }
}
