import Testing

@testable import ResultsStore

@Suite("promotion effects in results")
struct PromotionEffectRowsTests {
  private static func effect(seasons: Int) -> ComparisonSummary.PromotionEffect {
    .init(
      strategy: "spring", promotion: "mail", kind: .dated, twin: .total, firstDay: nil,
      lastDay: nil, products: ["lungo"], seasons: seasons,
      parts: [.init(name: .growth, estimate: .init(mean: 5, low: 4, high: 6))], breakdowns: [],
      subsidisedShare: nil, returnOnSpend: nil)
  }

  @Test("an effect seen in one season has a mean and no interval")
  func interval() {
    #expect(
      ResultTables.promotionEffects([Self.effect(seasons: 2), Self.effect(seasons: 1)]).text == """
        strategy,promotion,kind,twin,seasons,segment,week,part,unit,mean,low,high
        spring,mail,dated,total,2,,,growth,count,5.0,4.0,6.0
        spring,mail,dated,total,1,,,growth,count,5.0,,

        """)
  }
}
