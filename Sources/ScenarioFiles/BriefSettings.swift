/// What a scenario says for its promotion briefs; no part of the market or of any result.
public struct BriefSettings: Sendable, Hashable {
  /// What is known of a product in words; text is data and never run.
  public struct ProductText: Sendable, Hashable {
    /// What the product is.
    public var description = ""
    /// What may be said of it, with evidence.
    public var claims: [Claim] = []
  }

  /// A statement and where its evidence lies.
  public struct Claim: Sendable, Hashable {
    /// The statement.
    public var text: String
    /// Where the evidence is; empty for none.
    public var evidence: String
  }

  /// Whose laws on price announcements count: `eu`, `us`, `uk`, `cn`; `nil` for the currency's.
  public var market: String?
  /// Who is responsible; empty where nobody is named.
  public var owner = ""
  /// The file of the brand's voice; `nil` without one.
  public var voicePath: String?
  /// BCP 47 tags of the languages.
  public var languages = ["en", "zh-Hans"]
  /// Ids of the channels; empty for all.
  public var channels: [String] = []
  /// By product id.
  public var products: [String: ProductText] = [:]
}
