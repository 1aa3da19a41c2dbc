import ResultsStore

extension HTMLReport {
  /// How well the market forecast past weeks of the company's own sales, and others beside it.
  static func backtest(_ context: ReportContext) -> Section? {
    guard let backtest = context.summary.backtest else { return nil }
    let format = context.format
    let rows = backtest.scores.map { score -> (role: String, cells: [Markup]) in
      let bias = format.signed(score.bias) { format.percent($0) }
      let coverage = score.coverage.map { format.percent($0) } ?? ""
      return (
        "",
        [
          "\(score.method)", "\(format.percent(score.itemWeeks))",
          "\(format.percent(score.items))", "\(format.percent(score.weeks))", "\(bias)",
          "\(coverage)",
        ]
      )
    }
    let table = HTMLTable(
      "Forecasts of \(backtest.weeks) weeks from \(backtest.firstDay), from the weeks before",
      columns: [
        .text("Method"), .number("Missed per product and week"), .number("Per product"),
        .number("Per week"), .number("Bias"), .number("Inside the 80 % interval"),
      ], rows: rows)
    return Section(
      id: "backtest", title: "How far to trust it",
      body: """
        <p class="lead">\(backtest.verdict) What a method missed is the sum of its errors, whatever \
        their sign, over the units sold.</p>
        \(table.markup)
        """)
  }
}
