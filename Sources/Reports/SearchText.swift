public import ResultsStore

/// A search's result for the terminal and for other programs.
public enum SearchText {
  /// Returns the answer and the finalists as aligned text.
  public static func table(_ summary: SearchSummary) -> String {
    let rows = [heading(summary)] + summary.finalists.map { cells($0, summary) }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      zip(row.indices, row).map { index, cell in
        let space = String(repeating: " ", count: widths[index] - cell.count)
        return index < summary.parameters.count + 1 ? cell + space : space + cell
      }.joined(separator: "  ").trimmedEnd
    }
    let answer = summary.sentences.map { $0.filter { $0 != "`" } }
    return (answer + ["", title(summary)] + lines).joined(separator: "\n") + "\n"
  }

  /// Returns the same in Markdown.
  public static func markdown(_ summary: SearchSummary) -> String {
    let rows = [heading(summary)] + summary.finalists.map { cells($0, summary) }
    var lines = rows.map { "| " + $0.joined(separator: " | ") + " |" }
    lines.insert("|" + rows[0].map { _ in "---|" }.joined(), at: 1)
    return (summary.sentences + ["", title(summary), ""] + lines).joined(separator: "\n") + "\n"
  }

  /// Returns the whole summary as JSON.
  public static func json(_ summary: SearchSummary) throws -> String { try JSONText.of(summary) }

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

extension String {
  fileprivate var trimmedEnd: String {
    String(String(reversed().drop { $0 == " " }).reversed())
  }
}
