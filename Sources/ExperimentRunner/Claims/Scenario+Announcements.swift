import MarketModel
import PriceClaims
import ScenarioFiles

extension Scenario {
  /// Whose laws on price announcements count: the brief's market, the scenario's, or those that go with
  /// the currency; empty where nobody says and the currency has none.
  var announcementMarket: String {
    if let stated = brief.market { return stated }
    if let claims { return claims.jurisdiction.rawValue }
    return ["EUR": "eu", "USD": "us", "GBP": "uk", "CNY": "cn"][market.money.currency] ?? ""
  }

  /// The rules that announced reductions are held against; `nil` where the market has none here.
  var announcementRules: ClaimSettings? {
    guard let jurisdiction = Jurisdiction(rawValue: announcementMarket) else { return nil }
    if let claims, claims.jurisdiction == jurisdiction { return claims }
    return ClaimSettings(jurisdiction: jurisdiction)
  }
}
