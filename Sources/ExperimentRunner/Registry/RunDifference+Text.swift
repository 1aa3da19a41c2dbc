import Reports
import ResultsStore

extension RunDifference {
  /// Returns the differences in a format, with a line end at its end.
  public func render(_ format: AnswerFormat) throws -> String {
    switch format {
    case .table: words(table: \.text)
    case .md: words(table: \.markdown)
    case .csv: tidy.csv
    case .json: try JSONText.of(self)
    }
  }

  private func words(table: (AnswerTable) -> String) -> String {
    let settings =
      settings.isEmpty
      ? "The scenarios and the tool are the same.\n" : table(settingTable)
    return """
      1: \(first.name)  \(first.verdict.filter { $0 != "`" })
      2: \(second.name)  \(second.verdict.filter { $0 != "`" })

      \(settings)
      \(table(resultTable))
      """
  }

  private var settingTable: AnswerTable {
    AnswerTable(
      head: ["setting", "1", "2"],
      rows: settings.map { [$0.path, $0.first ?? "-", $0.second ?? "-"] },
      wordColumns: [0, 1, 2])
  }

  private var resultTable: AnswerTable {
    AnswerTable(
      head: [
        "strategy", "rank 1", "rank 2", Self.title(first, 1), Self.title(second, 2),
        "vs \(first.baseline) 1", "95 % interval", "vs \(second.baseline) 2", "95 % interval",
      ],
      rows: results.map { result in
        [result.strategy]
          + [result.first, result.second].map { $0.map { "\($0.rank)" } ?? "-" }
          + [result.first, result.second].map { $0.map { Self.amount($0.objective) } ?? "-" }
          + [result.first, result.second].flatMap { Self.cells($0?.difference) }
      })
  }

  private static func title(_ side: Side, _ number: Int) -> String {
    "\(side.objective) \(number)" + (side.currency.isEmpty ? "" : ", \(side.currency)")
  }

  private static func cells(_ estimate: ComparisonSummary.Estimate?) -> [String] {
    guard let estimate else { return ["-", "-"] }
    return [
      (estimate.mean > 0 ? "+" : "") + amount(estimate.mean),
      "\(amount(estimate.low)) to \(amount(estimate.high))",
    ]
  }

  private static func amount(_ value: Double) -> String {
    ManagerNumber(currency: "").decimal(value, decimals: 2)
  }

  /// One row per setting or result that differs.
  private var tidy: AnswerTable {
    var table = AnswerTable(head: ["part", "name", "first", "second"])
    table.rows = settings.map { ["setting", $0.path, $0.first ?? "", $0.second ?? ""] }
    for result in results {
      let pairs = [
        ("objective", result.first?.objective, result.second?.objective),
        ("difference", result.first?.difference?.mean, result.second?.difference?.mean),
      ]
      table.rows += pairs.filter { $0.1 != nil || $0.2 != nil }.map { part, first, second in
        [part, result.strategy, first.map { "\($0)" } ?? "", second.map { "\($0)" } ?? ""]
      }
    }
    return table
  }
}
