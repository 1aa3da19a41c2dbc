public import ResultsStore

/// A search's result for the terminal and for other programs.
public enum SearchText {
  /// Returns the answer and the finalists as aligned text.
  public static func table(_ summary: SearchSummary) -> String {
    let answer = summary.sentences.map { $0.filter { $0 != "`" } }
    return (answer + ["", title(summary), rows(summary).text]).joined(separator: "\n")
  }

  /// Returns the same in Markdown.
  public static func markdown(_ summary: SearchSummary) -> String {
    (summary.sentences + ["", title(summary), "", rows(summary).markdown])
      .joined(separator: "\n")
  }

  /// Returns the whole summary as JSON.
  public static func json(_ summary: SearchSummary) throws -> String { try JSONText.of(summary) }

  private static func rows(_ summary: SearchSummary) -> AnswerTable {
    AnswerTable(
      head: heading(summary), rows: summary.finalists.map { cells($0, summary) },
      wordColumns: Set(0...summary.parameters.count))
  }

  private static func title(_ summary: SearchSummary) -> String {
    "Finalists, mean \(summary.objective)"
      + (summary.currency.isEmpty ? "" : " in \(summary.currency)")
  }

  private static func heading(_ summary: SearchSummary) -> [String] {
    [""] + summary.parameters.map(\.name)
      + ["search", "fresh", "gain on fresh", "95 % interval", "optimism"]
  }

  private static func cells(
    _ row: SearchSummary.Finalist, _ summary: SearchSummary
  ) -> [String] {
    let format = ManagerNumber(currency: summary.currency)
    let kind = row.isStart ? "as it stands" : row.isChosen ? "found" : "finalist"
    let gains =
      row.isStart
      ? ["", "", ""]
      : [
        format.amount(row.freshGain.mean),
        "\(format.amount(row.freshGain.low)) to \(format.amount(row.freshGain.high))",
        format.amount(row.optimism),
      ]
    return [kind + (row.isFeasible ? "" : " (breaks a guardrail)")] + row.texts
      + [format.amount(row.searchMean), format.amount(row.fresh.mean)] + gains
  }
}
