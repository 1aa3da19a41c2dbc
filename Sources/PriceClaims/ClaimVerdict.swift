/// What one rule says about one claim.
///
/// Not legal advice.
public struct ClaimVerdict: Sendable, Hashable {
  /// How a rule came out.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// The claim satisfies the rule.
    case pass
    /// It breaks the rule.
    case fail
    /// The data do not settle it; `remedy` says what would.
    case needsEvidence = "needs-evidence"
    /// The rule does not concern this claim.
    case notApplicable = "not-applicable"
  }

  /// The rule, such as `EU-6a-3`.
  public var rule: String
  /// How it came out.
  public var outcome: Outcome
  /// What was computed, in a fixed order.
  public var numbers: [ClaimNumber]
  /// What was found, in one sentence.
  public var sentence: String
  /// What would make it pass; empty when it passes or does not apply.
  public var remedy: String
  /// The law, guide or decision.
  public var source: String
}

/// One value that a rule computed.
public struct ClaimNumber: Sendable, Hashable {
  /// What a value counts.
  public enum Unit: String, Sendable, Hashable {
    /// Millionths of the currency unit.
    case money = "millionths"
    /// Millionths of one percent.
    case percent = "millionths_of_percent"
    /// Seconds that something lasts.
    case seconds
    /// Seconds from day 0's midnight.
    case moment
    /// Units of the product.
    case units
  }

  /// What it is, such as `prior_price`.
  public var name: String
  /// Its value, in `unit`.
  public var value: Int64
  /// What the value counts.
  public var unit: Unit
}

extension [ClaimVerdict] {
  /// True when some rule fails.
  public var areUnlawful: Bool { contains { $0.outcome == .fail } }
}
