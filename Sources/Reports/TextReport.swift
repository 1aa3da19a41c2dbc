public import ResultsStore

/// The verdict and the ranking on a terminal, in at most 25 lines.
public enum TextReport {
  /// The most lines that a report takes.
  public static let lineLimit = 25

  /// Returns the report, with a line end after every line.
  ///
  /// Sentences wrap at `width` characters; a table that is wider leaves out the columns that the
  /// reader misses least. `colour` adds ANSI colours.
  public static func render(_ summary: ComparisonSummary, width: Int, colour: Bool) -> String {
    let context = ReportContext(summary, minus: "-")
    let verdict = summary.verdict.sentences.flatMap { LineWrap.lines($0, width: max(20, width)) }
    let shown = Array(verdict.prefix(lineLimit - 6))
    let claims = claimLines(context, width: max(20, width))
    let promotions = promotionLines(context, limit: lineLimit - shown.count - 9 - claims.count)
    let room = lineLimit - shown.count - 3 - promotions.count - claims.count
    let ranked = Array(summary.strategies.enumerated())
    let rows = ranked.count > room ? ranked.prefix(room - 1) : ranked.prefix(room)
    var lines = shown.enumerated().map { index, line in
      index == 0 ? style(line, "1", colour) : line
    }
    lines.append("")
    lines += table(rows.map(\.element), context, width: width, colour: colour)
    if rows.count < ranked.count {
      lines.append("... and \(ranked.count - rows.count) more in report.html")
    }
    return (lines + promotions + claims).map { $0 + "\n" }.joined()
  }

  /// How many announced reductions break the law, below an empty line; at most three more lines.
  private static func claimLines(_ context: ReportContext, width: Int) -> [String] {
    guard let claims = context.summary.claims else { return [] }
    let counts = context.summary.strategies.map { strategy in
      let (unlawful, announced) = (
        claims.estimate(.unlawful, strategy: strategy.name)?.mean ?? 0,
        claims.estimate(.announced, strategy: strategy.name)?.mean ?? 0
      )
      let text = [unlawful, announced].map { context.format.decimal($0, decimals: 1) }
      return "\(strategy.name) \(text[0]) of \(text[1])"
    }
    let sentence =
      "Unlawful announced reductions per replication (\(claims.jurisdiction), not legal advice): "
      + counts.joined(separator: ", ")
    let lines = LineWrap.lines(sentence, width: width)
    return [""] + (lines.count > 3 ? lines.prefix(2) + ["... and more in report.html"] : lines)
  }

  /// One line per promotion of the strategy to run, below an empty one; at most `limit` of them.
  private static func promotionLines(_ context: ReportContext, limit: Int) -> [String] {
    let shown = PromotionLines.lines(
      context.summary, strategy: context.summary.verdict.strategy)
    guard !shown.isEmpty, limit > 0 else { return [] }
    return ["", "What each promotion changed, against the same seasons without it:"]
      + shown.prefix(limit).map { "  " + $0 }
  }

  private static func table(
    _ strategies: [ReportContext.Strategy], _ context: ReportContext, width: Int, colour: Bool
  ) -> [String] {
    let rows = strategies.enumerated().map { index, strategy in
      ["\(index + 1)"] + cells(strategy, context).map(shortened)
    }
    var table = [head(context, objective: ReportContext.words(context.header.objective))] + rows
    for title in ["simulation alone", "P(best)", "wins"] where totalWidth(table) > width {
      guard let column = table[0].firstIndex(of: title) else { continue }
      for row in table.indices { table[row].remove(at: column) }
    }
    let widths = columnWidths(table)
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    let body = zip(strategies, table.dropFirst()).map { strategy, row in
      style(line(row, widths), code(strategy, context), colour)
    }
    return [line(table[0], widths), rule] + body
  }

  private static func shortened(_ cell: String) -> String {
    let ending = " replications"
    return cell.hasSuffix(ending) ? String(cell.dropLast(ending.count)) : cell
  }

  private static func columnWidths(_ table: [[String]]) -> [Int] {
    table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
  }

  private static func totalWidth(_ table: [[String]]) -> Int {
    columnWidths(table).reduce(-2) { $0 + $1 + 2 }
  }

  static func head(_ context: ReportContext, objective: String) -> [String] {
    [
      "", "strategy", objective, "vs \(context.header.baseline)",
      "95 % interval", "simulation alone", "wins", "P(best)", "standing",
    ]
  }

  static func cells(_ strategy: ReportContext.Strategy, _ context: ReportContext) -> [String] {
    let total = strategy.metrics.first { $0.name == context.header.objective }?.estimate.mean
    let name =
      strategy.isBaseline
      ? strategy.name + " (baseline)"
      : strategy.name + (strategy.isReference ? " (reference)" : "")
    let comparison =
      strategy.isBaseline
      ? ["", "", "", ""]
      : [
        context.format.signed(strategy.difference.mean, context.bare),
        context.bare(strategy.difference), context.bare(strategy.simulationOnly),
        context.format.percent(strategy.winShare),
      ]
    return [name, total.map(context.bare) ?? "–"] + comparison
      + [context.format.percent(strategy.probabilityBest), strategy.standing]
  }

  /// Names and standing stand to the left, numbers to the right.
  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = cells.indices.map { column in
      let space = String(repeating: " ", count: widths[column] - cells[column].count)
      let isText = column == 1 || column == cells.count - 1
      return isText ? cells[column] + space : space + cells[column]
    }
    let text = padded.joined(separator: "  ")
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  /// Green for what to run, dim for what can't be run.
  private static func code(_ strategy: ReportContext.Strategy, _ context: ReportContext) -> String {
    if HTMLReport.isRecommended(strategy, context) { return "32" }
    return strategy.isReference ? "2" : "0"
  }

  private static func style(_ text: String, _ code: String, _ colour: Bool) -> String {
    colour && code != "0" ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
