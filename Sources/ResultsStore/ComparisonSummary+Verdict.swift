extension ComparisonSummary {
  /// The strategy that is set against the baseline: the winner, or else the best of the others.
  public var challenger: StrategySummary? {
    let others = strategies.filter { !$0.isBaseline }
    return others.first { $0.name == verdict.strategy } ?? others.first { !$0.isReference }
      ?? others.first
  }

  /// What to do.
  public struct Verdict: Sendable, Codable {
    /// The kinds of outcome.
    public enum Outcome: String, Sendable, Codable {
      /// Run the winner.
      case recommend
      /// Nothing that may be recommended beats the baseline.
      case keepBaseline
      /// Only reference strategies were compared.
      case referenceOnly
    }

    /// What stood against a candidate that led the ranking.
    public enum Gate: String, Sendable, Codable {
      /// A guardrail that it breaks.
      case guardrail
      /// The fresh replications, on which it does not beat the baseline.
      case freshReplications
    }

    /// The kind of outcome.
    public var outcome: Outcome
    /// The recommended strategy, or the baseline.
    public var strategy: String
    /// Strategies that can't be told from the recommended one.
    public var indistinguishable: [String]
    /// The verdict in words, one sentence an entry.
    public var sentences: [String]
    /// What stood against the candidate; `nil` where nothing did.
    public var gate: Gate?

    /// Gathers the parts.
    public init(
      outcome: Outcome, strategy: String, indistinguishable: [String], sentences: [String],
      gate: Gate? = nil
    ) {
      self.outcome = outcome
      self.strategy = strategy
      self.indistinguishable = indistinguishable
      self.sentences = sentences
      self.gate = gate
    }
  }
}
