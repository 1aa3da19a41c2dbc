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

    /// The kind of outcome.
    public var outcome: Outcome
    /// The recommended strategy, or the baseline.
    public var strategy: String
    /// Strategies that can't be told from the recommended one.
    public var indistinguishable: [String]
    /// The verdict in words, one sentence an entry.
    public var sentences: [String]

    /// Gathers the parts.
    public init(
      outcome: Outcome, strategy: String, indistinguishable: [String], sentences: [String]
    ) {
      self.outcome = outcome
      self.strategy = strategy
      self.indistinguishable = indistinguishable
      self.sentences = sentences
    }
  }
}
