import Foundation
public import ResultsStore
public import ScenarioFiles

/// The last backtest of a scenario, kept beside its sales for the reports of comparisons.
public struct BacktestRecord {
  private let sales: String

  /// Finds the record of a scenario; `nil` where it names no sales.
  public init?(_ scenario: Scenario) {
    guard let path = scenario.actualsPath else { return nil }
    sales = path
  }

  /// The file.
  public var path: String {
    let stem = sales.hasSuffix(".csv") ? String(sales.dropLast(4)) : sales
    return stem + ".backtest.json"
  }

  /// Replaces the record.
  ///
  /// - Throws: `ResultsError.file`.
  public func save(_ outcome: BacktestOutcome) throws {
    let summary = outcome.summary(salesDigest: salesDigest() ?? "")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try AtomicFile.write(
      String(decoding: try encoder.encode(summary), as: UTF8.self) + "\n", to: path)
  }

  /// Returns the record; `nil` where there is none, or one of other sales.
  public func load() -> ComparisonSummary.Backtest? {
    guard let data = FileManager.default.contents(atPath: path),
      let summary = try? JSONDecoder().decode(ComparisonSummary.Backtest.self, from: data),
      summary.salesDigest == salesDigest()
    else { return nil }
    return summary
  }

  private func salesDigest() -> String? {
    FileManager.default.contents(atPath: sales).map { SHA256Digest.hex(ofBytes: Array($0)) }
  }
}

extension BacktestOutcome {
  /// The record of it.
  func summary(salesDigest: String) -> ComparisonSummary.Backtest {
    ComparisonSummary.Backtest(
      verdict: verdict, firstDay: firstDay, weeks: weeks, salesDigest: salesDigest,
      scores: scores.map {
        .init(
          method: $0.method.rawValue, rows: $0.rows, itemWeeks: $0.itemWeeks, items: $0.items,
          weeks: $0.weeks, bias: $0.bias, coverage: $0.coverage)
      })
  }
}
