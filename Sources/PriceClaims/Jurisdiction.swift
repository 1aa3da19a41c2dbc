/// Whose rules on announced reductions apply.
public enum Jurisdiction: String, Sendable, Hashable, CaseIterable {
  /// Directive 98/6/EC, Article 6a.
  case europeanUnion = "eu"
  /// 16 CFR Part 233, Guides Against Deceptive Pricing.
  case unitedStates = "us"
  /// CAP Code and the CMA's principles for reference prices.
  case unitedKingdom = "uk"
  /// Provisions on promotion and on clearly marked prices, Advertising Law.
  case china = "cn"
}
