import CompanyData
import Foundation
import MarketModel
import ScenarioFiles

/// How well the last weeks were forecast.
public struct BacktestOutcome: Sendable {
  /// Every forecast.
  public let table: ForecastTable
  /// One score per method with a forecast.
  public let scores: [ForecastScore]
  /// The scenario's name.
  public let scenario: String
  /// The holdout's first day.
  public let firstDay: String
  /// Its weeks.
  public let weeks: Int
  /// Rows of the holdout that were not in stock all week, and are left out.
  public let censored: Int
  /// Days of the weeks, by week from the holdout's first.
  private let mondays: [String]
  private let firstWeek: Int

  init(table: ForecastTable, past: BacktestScenario, scenario: Scenario) {
    self.table = table
    scores = ForecastTable.Method.allCases.compactMap { ForecastScore(table, method: $0) }
    self.scenario = scenario.name
    let sales = past.sales
    weeks = past.holdout.count
    firstWeek = past.holdout.lowerBound
    mondays = past.holdout.map { "\(sales.firstDay.adding(days: 7 * $0))" }
    firstDay = mondays[0]
    censored =
      (0..<sales.count).count {
        past.holdout.contains(Int(sales.week[$0])) && sales.stockDays[$0] < 7
      }
  }

  /// The verdict in a sentence or two.
  public var verdict: String {
    guard let simulation = score(.simulation) else { return "Nothing could be forecast." }
    let others = scores.filter { $0.method != .simulation && $0.rows == simulation.rows }
    let better = others.filter { $0.itemWeeks < simulation.itemWeeks }.map(\.method.rawValue)
    let lost =
      better.isEmpty
      ? "no other method came closer" : "closer came " + better.joined(separator: ", ")
    return
      "Per product and week the simulated market missed by \(Self.percent(simulation.itemWeeks)) "
      + "of the units (bias \(Self.signed(simulation.bias))); \(lost)."
  }

  private func score(_ method: ForecastTable.Method) -> ForecastScore? {
    scores.first { $0.method == method }
  }

  // MARK: - Texts

  /// The scores as a table for people.
  public func text() -> String {
    let header = Self.line("", "sku-weeks", "skus", "weeks", "bias", "in 80 %", "rows")
    return ([verdict, "", header] + scores.map(Self.line)).joined(separator: "\n") + "\n"
      + (censored > 0 ? "\(censored) product-weeks without full stock are left out.\n" : "")
  }

  private static func line(_ score: ForecastScore) -> String {
    line(
      score.method.rawValue, percent(score.itemWeeks), percent(score.items), percent(score.weeks),
      signed(score.bias), score.coverage.map(percent) ?? "", "\(score.rows)")
  }

  private static func line(_ name: String, _ cells: String...) -> String {
    name.padding(toLength: 16, withPad: " ", startingAt: 0)
      + cells.map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }.joined()
  }

  /// The scores as a Markdown table.
  public func markdown() -> String {
    let header =
      "| method | WAPE sku-weeks | skus | weeks | bias | in 80 % interval |\n|---|---:|---:|---:|---:|---:|"
    let rows = scores.map { score in
      "| \(score.method.rawValue) | \(Self.percent(score.itemWeeks)) | \(Self.percent(score.items)) | "
        + "\(Self.percent(score.weeks)) | \(Self.signed(score.bias)) | "
        + "\(score.coverage.map(Self.percent) ?? "") |"
    }
    return ([header] + rows).joined(separator: "\n")
  }

  /// One line per product, week and method.
  public func csv() -> String {
    var lines = ["sku,week,actual,method,forecast,low,high"]
    for row in 0..<table.count {
      for method in ForecastTable.Method.allCases {
        guard let forecast = table.forecasts[method]?[row] else { continue }
        lines.append(
          "\(table.items[table.item[row]]),\(mondays[table.week[row] - firstWeek]),"
            + "\(table.actual[row]),\(method.rawValue),\(forecast.mean),"
            + "\(forecast.low.map { "\($0)" } ?? ""),\(forecast.high.map { "\($0)" } ?? "")")
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func percent(_ share: Double) -> String { String(format: "%.1f %%", share * 100) }
  private static func signed(_ share: Double) -> String { String(format: "%+.1f %%", share * 100) }
}
