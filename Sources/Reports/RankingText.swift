public import ResultsStore

/// The ranking for other programs: JSON, CSV or Markdown.
public enum RankingText {
  /// The formats besides the terminal's table.
  public enum Format: String, Sendable, CaseIterable {
    /// An array of objects with sorted keys.
    case json
    /// The same table as `tables/strategies.csv`.
    case csv
    /// A table for documents.
    case md
  }

  /// Returns the ranking in a format, with a line end at its end.
  public static func render(_ summary: ComparisonSummary, format: Format) throws -> String {
    switch format {
    case .json: try json(summary)
    case .csv: ResultTables.strategies(summary).text
    case .md: markdown(summary)
    }
  }

  private struct Row: Encodable {
    var rank: Int
    var strategy: String
    var kind: String
    var baseline: Bool
    var reference: Bool
    var objective: ComparisonSummary.Estimate?
    var difference: ComparisonSummary.Estimate
    var simulationOnly: ComparisonSummary.Estimate
    var winShare: Double
    var probabilityBest: Double
    var standing: String
  }

  private static func json(_ summary: ComparisonSummary) throws -> String {
    let rows = summary.strategies.enumerated().map { index, row in
      Row(
        rank: index + 1, strategy: row.name, kind: row.kind, baseline: row.isBaseline,
        reference: row.isReference,
        objective: row.metrics.first { $0.name == summary.header.objective }?.estimate,
        difference: row.difference, simulationOnly: row.simulationOnly, winShare: row.winShare,
        probabilityBest: row.probabilityBest, standing: row.standing)
    }
    return try JSONText.of(rows)
  }

  private static func markdown(_ summary: ComparisonSummary) -> String {
    let context = ReportContext(summary, minus: "-")
    let rule = ["--:", ":--", "--:", "--:", "--:", "--:", "--:", "--:", ":--"]
    let rows = summary.strategies.enumerated().map { index, strategy in
      ["\(index + 1)"] + TextReport.cells(strategy, context).map(escaped)
    }
    return ([TextReport.head(context, objective: context.objectiveWords), rule] + rows).map {
      "| " + $0.joined(separator: " | ") + " |\n"
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
