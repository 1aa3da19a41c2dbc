import CompanyData
import MarketModel
import Testing

@testable import ExperimentRunner

@Suite("Scores of forecasts")
struct BacktestScoreTests {
  /// Two items in two weeks: 10, 20 and 30, 40 units sold.
  private static var table: ForecastTable {
    var table = ForecastTable(items: ["a", "b"])
    let rows: [(item: Int, week: Int, actual: Double, forecast: ForecastTable.Forecast)] = [
      (0, 5, 10, .init(12, low: 8, high: 15)),
      (0, 6, 20, .init(16, low: 15, high: 19)),
      (1, 5, 30, .init(33, low: 30, high: 36)),
      (1, 6, 40, .init(44, low: 39, high: 50)),
    ]
    for row in rows {
      var forecasts: [ForecastTable.Method: ForecastTable.Forecast] = [.simulation: row.forecast]
      if row.item == 0 { forecasts[.naive] = .init(15) }
      table.append(item: row.item, week: row.week, actual: row.actual, forecasts: forecasts)
    }
    return table
  }

  @Test("agree with numbers worked out by hand")
  func byHand() throws {
    let score = try #require(ForecastScore(Self.table, method: .simulation))
    // Errors 2, -4, 3, 4 on 100 units; items -2 and 7; weeks 5 and 0.
    #expect(score.rows == 4)
    #expect(abs(score.itemWeeks - 0.13) < 1e-15)
    #expect(abs(score.items - 0.09) < 1e-15)
    #expect(abs(score.weeks - 0.05) < 1e-15)
    #expect(abs(score.bias - 0.05) < 1e-15)
    // 20 is above 19; 30 lies on the bound.
    #expect(score.coverage == 0.75)
  }

  @Test("count only the rows that a method forecasts")
  func partial() throws {
    let score = try #require(ForecastScore(Self.table, method: .naive))
    // Errors 5 and -5 on 30 units.
    #expect(score.rows == 2)
    #expect(abs(score.itemWeeks - 1.0 / 3) < 1e-15)
    #expect(score.bias == 0)
    #expect(score.coverage == nil)
    #expect(ForecastScore(Self.table, method: .seasonalNaive) == nil)
  }

  @Test("naive: the last full week, and the week a year before")
  func naive() {
    var sales = WeeklySales(items: ["a", "b"], firstDay: CivilDate(dayNumber: 19_723), weeks: 60)
    for week in 0..<60 {
      sales.append(
        .init(
          item: 0, week: week, units: Double(100 + week), price: 1, listPrice: 1,
          stockDays: week == 59 || week == 6 ? 3 : 7))
    }
    let forecasts = NaiveForecasts(sales)
    // Week 59 ran out of stock, and so did week 6.
    #expect(forecasts.naive(item: 0)?.mean == 158)
    #expect(forecasts.seasonal(item: 0, week: 57)?.mean == 105)
    #expect(forecasts.seasonal(item: 0, week: 58) == nil)
    #expect(forecasts.seasonal(item: 0, week: 51) == nil)
    #expect(forecasts.naive(item: 1) == nil)
  }
}
