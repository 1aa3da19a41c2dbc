import CompanyData
import Foundation
import MarketModel
import ScenarioFiles
import Testing

@testable import ExperimentRunner

@Suite struct LearningErrorTests {
  private let forecast: LearningForecast

  init() throws {
    forecast = LearningMarket().forecast(
      try LearningMarket.load(LearningMarket.scenarioText))
  }

  private func message(_ sales: WeeklySales) -> String {
    do throws(LearningError) {
      _ = try LearningOutcome(forecast, sales: sales, path: "actuals.csv")
      return ""
    } catch {
      return error.description
    }
  }

  @Test("a folder without a manifest is no run")
  func notARun() {
    #expect {
      try LearningOutcome.read(run: "no/such/run", actuals: "actuals.csv", strategy: nil)
    } throws: { error in
      "\(error)" == """
        'no/such/run' is no finished run: it has no manifest.json
        hint: name a folder that `marketeer compare` wrote, such as results/coffee/latest
        """
    }
  }

  @Test("sales of other products are refused with the products' ids")
  func otherProducts() {
    var sales = LearningMarket().sales(forecast)
    sales.items = sales.items.map { "x" + $0 }
    #expect(
      message(sales) == """
        no product of the run has sales in 'actuals.csv'
        hint: its skus must be the products' ids: a, b, c, d, e, f
        """)
  }

  @Test("sales of other weeks are refused with both spans")
  func otherWeeks() {
    var sales = LearningMarket().sales(forecast)
    sales.firstDay = sales.firstDay.adding(days: -7 * 52)
    #expect(
      message(sales) == """
        no week of the forecast has sales in 'actuals.csv': they are of 2025-02-24 to 2025-05-25, \
        the forecast is of 2026-03-02 to 2026-05-24
        hint: name a run whose horizon has begun, or newer sales
        """)
  }

  @Test("sales at other prices only are refused")
  func otherPrices() {
    var sales = LearningMarket().sales(forecast)
    sales.price = sales.price.map { $0 * 1.5 }
    sales.stockDays[0] = 3
    #expect(
      message(sales) == """
        no product-week can be compared: 71 had other prices than planned, 1 were not in stock all \
        week
        hint: name the strategy that was followed with --strategy, or replay the prices in a scenario
        """)
  }

  @Test("a strategy's name that is nearly right is put right")
  func strategy() {
    #expect(
      LearningError.unknownStrategy("sprng", known: ["today", "spring"]).description
        == "the run has no strategy 'sprng'\nhint: did you mean 'spring'?")
  }
}
