/// What a rule on price announcements says of one claim, for the brief's legal part.
public struct LegalFinding: Sendable, Hashable, Codable {
  /// How it came out.
  public enum Outcome: String, Sendable, Hashable, Codable {
    /// The rule is met.
    case pass
    /// The rule is broken: the claim must not be made.
    case fail
    /// Somebody has to show more than the simulation knows.
    case needsEvidence = "needs_evidence"
    /// The rule does not concern this offer.
    case notApplicable = "not_applicable"
  }

  /// The rule's id, such as `EU-6a-3`.
  public var rule: String
  /// Where it holds, such as `EU`.
  public var jurisdiction: String
  /// How it came out.
  public var outcome: Outcome
  /// The product's id; empty where several or the basket are meant.
  public var product: String
  /// The claim, in words; empty where the whole offer is meant.
  public var claim: String
  /// The numbers that were compared, in words.
  public var numbers: String
  /// What to do; empty when nothing.
  public var remedy: String

  /// Gathers the parts.
  public init(
    rule: String, jurisdiction: String, outcome: Outcome, product: String, claim: String,
    numbers: String, remedy: String
  ) {
    self.rule = rule
    self.jurisdiction = jurisdiction
    self.outcome = outcome
    self.product = product
    self.claim = claim
    self.numbers = numbers
    self.remedy = remedy
  }

  /// What stands above every list of findings.
  public static let banner =
    "This is an automatic check against rules as this program reads them. It is not legal advice."
}
