/// What the search's replications say about a point.
struct SearchEvaluation: Sendable {
  /// The number of the evaluation, from 1.
  var number: Int
  /// Why it was tried.
  var phase: String
  /// The point; `nil` for the strategy as it stands.
  var point: SearchSpace.Point?
  /// The objective by replication; empty where the values don't go together.
  var objectives: [Double]
  /// By how much guardrails are missed; 0 where all hold.
  var violation: Double
  /// What stands against the point; empty where nothing does.
  var reason: String

  /// Whether it may be recommended.
  var isFeasible: Bool { reason.isEmpty }

  /// The mean objective.
  var mean: Double {
    objectives.isEmpty ? 0 : objectives.reduce(0, +) / Double(objectives.count)
  }

  /// Whether this point is better than another: feasible before not, then by violation, then by mean.
  func isBetter(than other: SearchEvaluation) -> Bool {
    guard isFeasible, other.isFeasible else {
      if isFeasible != other.isFeasible { return isFeasible }
      return violation < other.violation
    }
    return mean > other.mean
  }
}

/// Why a method stops although it would go on.
struct SearchBudgetSpent: Error {}
