import ResultsStore

extension HTMLReport {
  /// The most reasons shown; all are in the summary.
  private static let reasonLimit = 12

  /// The appendix on learned purchase intent: what the network looks at, and how it answers.
  static func whyConsumersBuy(_ context: ReportContext) -> Section? {
    guard let reasons = context.summary.reasons, !reasons.isEmpty else { return nil }
    return Section(
      id: "intent", title: "Why consumers buy",
      body: """
        <p class="lead">Simulated consumers buy by a network that reads shopping histories. Each row \
        leaves out one thing that it reads, and says by how much the probability of a purchase \
        then changes. Occasions of the first measured week at list prices.</p>
        \(reasons.map { part($0, context) })
        """)
  }

  private static func part(
    _ reasons: ComparisonSummary.PurchaseReasons, _ context: ReportContext
  ) -> Markup {
    let format = context.format
    let rows = reasons.rows.prefix(reasonLimit).map { row -> (role: String, cells: [Markup]) in
      let change = format.decimal(100 * row.probabilityChange, decimals: 2)
      let logOdds = format.signed(row.logOddsChange) { format.decimal($0, decimals: 2) }
      return ("", ["\(row.name)", "\(format.percent(row.presence))", "\(change)", "\(logOdds)"])
    }
    let table = HTMLTable(
      """
      \(reasons.category): \(reasons.occasions) occasions, \
      \(format.percent(reasons.purchaseProbability)) with a purchase; strongest first
      """,
      columns: [
        .text("Left out"), .number("Occasions that have it"),
        .number("Purchase probability changes by, points"),
        .number("Log-odds of an offer change by"),
      ], rows: rows)
    let charts = PurchaseReasonsPlot.charts(reasons).map { chart -> Markup in
      "<div><h3>\(chart.title)</h3>\(chart.markup)</div>\n"
    }
    return """
      <p><strong>\(reasons.sentence)</strong></p>
      \(table.markup)<figure><figcaption>Probability of buying an own offer when it alone changes, mean \
      over own offers. A lasting price is one that consumers have come to expect (adapted); at a \
      price of one week they expect list (frozen).</figcaption>
      <div class="panels">\(charts)</div></figure>\n
      """
  }
}
