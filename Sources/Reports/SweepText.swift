public import ResultsStore

/// A sweep's result for the terminal and for other programs.
public enum SweepText {
  /// Returns the answer and the winners as aligned text.
  public static func table(_ summary: SweepSummary) -> String {
    let rows = [heading(summary)] + shown(summary).map { cells($0, summary) }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let texts = summary.factors.count + 2
    let lines = rows.map { row in
      zip(row.indices, row).map { index, cell in
        let space = String(repeating: " ", count: widths[index] - cell.count)
        return index < texts ? cell + space : space + cell
      }.joined(separator: "  ")
    }.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    let answer = summary.sentences.map { $0.filter { $0 != "`" } }
    return (answer + ["", title(summary)] + lines).joined(separator: "\n") + "\n" + rest(summary)
  }

  /// Returns the same in Markdown.
  public static func markdown(_ summary: SweepSummary) -> String {
    let rows = [heading(summary)] + shown(summary).map { cells($0, summary) }
    var lines = rows.map { "| " + $0.joined(separator: " | ") + " |" }
    lines.insert("|" + rows[0].map { _ in "---|" }.joined(), at: 1)
    return (summary.sentences + ["", title(summary), ""] + lines).joined(separator: "\n") + "\n"
      + rest(summary)
  }

  /// Returns the whole summary as JSON.
  public static func json(_ summary: SweepSummary) throws -> String { try JSONText.of(summary) }

  /// Points that a terminal shows.
  private static let limit = 40

  private static func shown(_ summary: SweepSummary) -> [SweepSummary.Point] {
    Array(summary.points.prefix(limit))
  }

  private static func rest(_ summary: SweepSummary) -> String {
    let more = summary.points.count - limit
    return more > 0 ? "\(more) more in sweep.csv\n" : ""
  }

  private static func title(_ summary: SweepSummary) -> String {
    let unit = summary.unit == "money" ? " in \(summary.currency)" : ""
    return "Winners by mean \(summary.metric)\(unit); ~ where the lead may be chance"
  }

  private static func heading(_ summary: SweepSummary) -> [String] {
    summary.factors.map(\.key) + ["winner", "second", "lead", "95 % interval"]
  }

  private static func cells(
    _ point: SweepSummary.Point, _ summary: SweepSummary
  ) -> [String] {
    let format = ManagerNumber(currency: summary.currency)
    func amount(_ value: Double) -> String { format.difference(value, unit: summary.unit) }
    let lead = point.margin.map {
      [amount($0.mean), "\(amount($0.low)) to \(amount($0.high))"]
    }
    return point.texts + [point.winner + (point.isClear ? "" : " ~"), point.runnerUp ?? "-"]
      + (lead ?? ["-", "-"])
  }
}
