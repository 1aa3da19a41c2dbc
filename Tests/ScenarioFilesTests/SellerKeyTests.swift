import MarketModel
import Testing

@testable import ScenarioFiles

/// Keys of sellers and of what stands between a firm and its consumers, as the market reads them.
@Suite("Seller keys")
struct SellerKeyTests {
  @Test("a market without them has one shelf, and firms that face their consumers")
  func unused() throws {
    let market = try Shop.load().scenario.market
    #expect(!market.sellers.isUsed && !market.usesSellingTerms)
  }

  @Test("visits, comparing and the nest are read, by segment where stated")
  func sellers() throws {
    let market = try Shop.load(
      (
        "consumers:\n",
        "sellers: {visits: {web: 40%, shop: 60%}, seller_nest: 0.7}\nconsumers:\n"
      ),
      (
        "- {id: everyone, visits: {fixed: 1/week}}",
        """
        - {id: most, share: 50%, visits: {fixed: 1/week}}
            - {id: some, share: 50%, visits: {fixed: 1/week}, sellers: {web: 100%}, compares: 80%}
        """
      )
    ).scenario.market
    #expect(
      market.sellers
        == SellerPlan(visitShares: [0.6, 0.4, 0, 1], compares: [0.3, 0.8], nest: 0.7))
  }

  @Test("a retailer and a commission are terms of their firm")
  func terms() throws {
    let market = try Shop.load(
      (
        "focal: {firm: shop}",
        "focal: {firm: shop, role: brand, retailer: {margin: 30%, pass_through: 80%}}"
      ),
      ("{firm: web, ", "{firm: web, role: marketplace_seller, commission: 15%, ")
    ).scenario.market
    #expect(
      market.firms.map(\.terms) == [
        SellingTerms(retailer: .init(margin: 0.3, passThrough: 0.8)),
        SellingTerms(commission: 0.15),
      ])
  }

  @Test("list prices are optimal at the derived elasticity of the shelf price")
  func derivedElasticity() throws {
    func derived(_ focal: String) throws -> Double? {
      let scenario = try Shop.load(
        ("focal: {firm: shop}", focal), (", elasticity: {long_run: -2.2}", "")
      ).scenario
      guard case .calibrated(let targets) = scenario.intent.source else { return nil }
      return targets.longRunElasticity
    }
    // Without sales of its own the two products weigh the same: 5 - 2.70 and 6 - 3.30 are 46 % and 45 %.
    let plain = try #require(try derived("focal: {firm: shop}"))
    #expect(abs(plain - -(5 / 2.3 + 6 / 2.7) / 2) < 1e-9)
    // The retailer leaves 90 % and passes on 1.3 times the change.
    let between = try #require(
      try derived("focal: {firm: shop, role: brand, retailer: {margin: 10%, pass_through: 130%}}"))
    #expect(abs(between - -(4.5 / 1.8 + 5.4 / 2.1) / 2 / 1.3) < 1e-9)
  }
}
