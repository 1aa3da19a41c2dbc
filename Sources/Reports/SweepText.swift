public import ResultsStore

/// A sweep's result for the terminal and for other programs.
public enum SweepText {
  /// Returns the answer and the winners as aligned text.
  public static func table(_ summary: SweepSummary) -> String {
    let answer = summary.sentences.map { $0.filter { $0 != "`" } }
    return (answer + ["", title(summary), rows(summary).text]).joined(separator: "\n")
      + rest(summary)
  }

  /// Returns the same in Markdown.
  public static func markdown(_ summary: SweepSummary) -> String {
    (summary.sentences + ["", title(summary), "", rows(summary).markdown]).joined(separator: "\n")
      + rest(summary)
  }

  /// Returns the whole summary as JSON.
  public static func json(_ summary: SweepSummary) throws -> String { try JSONText.of(summary) }

  /// Points that a terminal shows.
  private static let limit = 40

  private static func rows(_ summary: SweepSummary) -> AnswerTable {
    AnswerTable(
      head: heading(summary), rows: summary.points.prefix(limit).map { cells($0, summary) },
      wordColumns: Set(0..<summary.factors.count + 2))
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
