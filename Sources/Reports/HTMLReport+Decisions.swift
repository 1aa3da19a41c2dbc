import ResultsStore

extension HTMLReport {
  /// What the challenger's prices were decided on in one season.
  static func decisions(_ context: ReportContext) -> Markup {
    guard let course = context.summary.decisions, course.strategy == context.challengerName
    else { return "" }
    let table = DecisionTable(course, format: context.format)
    let columns = table.head.indices.map { index in
      HTMLTable.Column(
        title: Self.heading(table.head[index]), isNumeric: !table.wordColumns.contains(index))
    }
    let rows = table.rows.map { row in (role: "", cells: row.map { "\($0)" as Markup }) }
    let promotions: Markup =
      course.promotions.isEmpty
      ? "" : "<p>Promotions that it lists: \(course.promotions.joined(separator: "; ")).</p>\n"
    return """
      <details><summary>What prices were decided on, one season</summary>
      <p>The rule: \(course.rule). \(DecisionTable.summary(course))</p>
      \(promotions)\(HTMLTable("Posted prices in \(context.header.currency), before dated promotions; "
        + "what was seen stands left of them", columns: columns, rows: rows).markup)</details>\n
      """
  }

  private static func heading(_ title: String) -> String {
    title.prefix(1).uppercased() + title.dropFirst()
  }
}
