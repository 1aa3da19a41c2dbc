import Foundation
import MarketModel
import PricingStrategies
import Testing

/// Shares, elasticities, diversion and their rendering.
@Suite struct EquilibriumSummaryTests {
  /// O7.2's brands with prices held, so that the summary describes exactly these prices.
  private func promotionGame(price: Double) -> PriceGame<DemandSystem> {
    let demand = DemandSystem(
      offers: [1, 0.95, 0.85].map { DemandSystem.Offer(listPrice: $0) }, weights: [1],
      alpha: [1, 0.8, 0.5], firstSlopes: [2, 2, 2])
    return PriceGame(
      demand: demand,
      offers: [price, 0.95, 0.85].enumerated().map {
        PriceGameOffer(
          name: "brand \($0.offset + 1)", firm: 0, unitCost: 0.5, price: $0.element, isHeld: true)
      }, firmNames: ["shop"])
  }

  @Test("a promoted logit brand draws from rivals by their shares (O7.2)")
  func diversion() throws {
    let before = promotionGame(price: 1).summaryAtStatedPrices()
    let after = promotionGame(price: 0.8).summaryAtStatedPrices()
    #expect(
      distance(before.offers.map(\.share), [0.18376104, 0.16627386, 0.15045081]) <= 6e-9)
    #expect(
      distance(after.offers.map(\.share), [0.25141666, 0.15249192, 0.13798039]) <= 6e-9)
    #expect(abs(before.diversion[0][1] + before.diversion[0][2] - 0.388029) <= 6e-7)
    #expect(abs(before.diversion[0][3] - 0.611971) <= 6e-7)
    #expect(abs(before.elasticities[0][0] - -1.632478) <= 6e-7)
    #expect(abs(before.outsideShare - (1 - 0.18376104 - 0.16627386 - 0.15045081)) <= 2e-8)
  }

  @Test("the split of a logit brand's loss is the same for any cut (O7.2)")
  func sameSplit() {
    let small = promotionGame(price: 1).summaryAtStatedPrices().diversion[0]
    let before = promotionGame(price: 1).summaryAtStatedPrices().offers.map(\.share)
    let after = promotionGame(price: 0.6).summaryAtStatedPrices().offers.map(\.share)
    let gain = after[0] - before[0]
    #expect(abs((before[1] - after[1]) / gain - small[1]) <= 1e-12)
    #expect(abs((before[2] - after[2]) / gain - small[2]) <= 1e-12)
  }

  @Test("elasticities of one week appear where expected prices matter, and are stronger")
  func oneWeek() throws {
    let game = firmGame(relativeDemand, cost: [2, 2.5], price: [4, 5])
    let summary = try game.nashSummary()
    let oneWeek = try #require(summary.oneWeekElasticities)
    #expect(oneWeek[0][0] < summary.elasticities[0][0] - 0.1)
    #expect(summary.consumerSurplus == nil)
    #expect(try LogitMarket.symmetric(2).game.nashSummary().oneWeekElasticities == nil)
  }

  @Test("JSON reads back what it wrote")
  func json() throws {
    let summary = try firmGame(relativeDemand, cost: [2, 2.5], price: [4, 5]).nashSummary()
    let data = try JSONEncoder().encode(summary)
    #expect(try JSONDecoder().decode(EquilibriumSummary.self, from: data) == summary)
  }

  @Test("the table lines its columns up")
  func table() throws {
    var summary = try LogitMarket.symmetric(2).game.nashSummary()
    summary.residual = 1e-12
    #expect(
      summary.table == """
        Nash equilibrium, per occasion
        offer      firm        cost       price       share       units      profit
        offer 0  firm 0  1.00000000  1.47292666  0.47137681  0.47137681  0.22292666
        offer 1  firm 1  1.00000000  1.47292666  0.47137681  0.47137681  0.22292666

        own and cross elasticities, lasting change (row: units, column: price)
                 offer 0  offer 1
        offer 0  -3.1145   2.7772
        offer 1   2.7772  -3.1145

        where the buyers go whom an offer loses
                 offer 0  offer 1  no purchase
        offer 0   0.0000   0.8917       0.1083
        offer 1   0.8917   0.0000       0.1083

        profit of firm 0      0.22292666
        profit of firm 1      0.22292666
        no purchase           0.05724638
        consumer surplus      0.71509771
        first-order residual       1e-12

        """)
  }
}
