/// Which policy is recommended, and why this one.
public struct PolicyFacts: Sendable, Hashable, Codable {
  /// The strategy's name.
  public var name: String
  /// The rule in words.
  public var rule: String
  /// What is done today.
  public var baseline: String
  /// What is maximised.
  public var objective: String
  /// Whether the comparison recommends it.
  public var isRecommended: Bool
  /// Strategies that can't be told from it.
  public var indistinguishable: [String]
  /// The verdict's sentences.
  public var reasons: [String]
  /// Share of ranking seasons in which it beats the baseline, in millionths.
  public var winShare: Int64
  /// Each guardrail and the share of seasons in which it holds, in millionths.
  public var guardrails: [Guardrail]

  /// A guardrail's outcome.
  public struct Guardrail: Sendable, Hashable, Codable {
    /// As written.
    public var text: String
    /// Share of seasons in which it holds, in millionths.
    public var probability: Int64

    /// Gathers the parts.
    public init(text: String, probability: Int64) {
      self.text = text
      self.probability = probability
    }
  }

  /// Gathers the parts.
  public init(
    name: String, rule: String, baseline: String, objective: String, isRecommended: Bool,
    indistinguishable: [String], reasons: [String], winShare: Int64, guardrails: [Guardrail]
  ) {
    self.name = name
    self.rule = rule
    self.baseline = baseline
    self.objective = objective
    self.isRecommended = isRecommended
    self.indistinguishable = indistinguishable
    self.reasons = reasons
    self.winShare = winShare
    self.guardrails = guardrails
  }
}
