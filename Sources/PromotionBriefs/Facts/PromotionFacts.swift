public import MarketModel

/// Everything that a brief says about a promotion, from one finished comparison; no wording.
///
/// Money is an integer count of millionths of `market.currency`, other numbers are counts of
/// millionths of their unit, dates are ISO days.
public struct PromotionFacts: Sendable, Hashable, Codable {
  /// The market and its money.
  public struct Market: Sendable, Hashable, Codable {
    /// The scenario's name.
    public var scenario: String
    /// The scenario's own words.
    public var summary: String
    /// The seller.
    public var firm: String
    /// The goods.
    public var categories: [String]
    /// ISO code of the currency.
    public var currency: String
    /// Whether prices include tax.
    public var pricesIncludeTax: Bool
    /// The tax rate on the net price, in millionths.
    public var taxRate: Int64
    /// Posted prices are multiples of this.
    public var tick: Money
    /// First measured day.
    public var start: String
    /// Where it is sold, as the scenario states it, such as `EU`; empty when it does not.
    public var jurisdiction: String

    /// Gathers the parts.
    public init(
      scenario: String, summary: String, firm: String, categories: [String], currency: String,
      pricesIncludeTax: Bool, taxRate: Int64, tick: Money, start: String, jurisdiction: String
    ) {
      self.scenario = scenario
      self.summary = summary
      self.firm = firm
      self.categories = categories
      self.currency = currency
      self.pricesIncludeTax = pricesIncludeTax
      self.taxRate = taxRate
      self.tick = tick
      self.start = start
      self.jurisdiction = jurisdiction
    }
  }

  /// What could go wrong, and what to do about it.
  public struct Risk: Sendable, Hashable, Codable {
    /// A short name, such as `stock-out`.
    public var name: String
    /// What the simulation says of it.
    public var finding: String
    /// What to do.
    public var mitigation: String

    /// Gathers the parts.
    public init(name: String, finding: String, mitigation: String) {
      self.name = name
      self.finding = finding
      self.mitigation = mitigation
    }
  }

  /// The promotion's id; for a new price, the policy's name.
  public var id: String
  /// The market.
  public var market: Market
  /// The policy.
  public var policy: PolicyFacts
  /// The offer.
  public var offer: OfferFacts
  /// The consumers.
  public var segments: [SegmentFacts]
  /// What it does.
  public var forecast: ForecastFacts
  /// How to test it.
  public var test: MarketTestFacts
  /// What could go wrong.
  public var risks: [Risk]
  /// Where the numbers come from.
  public var evidence: EvidenceFacts

  /// Gathers the parts.
  public init(
    id: String, market: Market, policy: PolicyFacts, offer: OfferFacts, segments: [SegmentFacts],
    forecast: ForecastFacts, test: MarketTestFacts, risks: [Risk], evidence: EvidenceFacts
  ) {
    self.id = id
    self.market = market
    self.policy = policy
    self.offer = offer
    self.segments = segments
    self.forecast = forecast
    self.test = test
    self.risks = risks
    self.evidence = evidence
  }

  /// Whether a reduction is announced at all.
  public var isPromotion: Bool { offer.mechanic.kind != .newPrice }
}
