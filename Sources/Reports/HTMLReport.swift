public import ResultsStore

/// The report of a comparison: one HTML file that needs no network and no script.
public enum HTMLReport {
  /// Returns the whole file.
  ///
  /// Equal summaries give equal bytes.
  public static func render(_ summary: ComparisonSummary) -> String {
    let context = ReportContext(summary, minus: "−")
    let sections = sections(context)
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="marketeer \(summary.header.toolVersion)">
      <title>\(summary.header.scenario): which pricing to run</title>
      <style>
      \(styles(summary))
      </style>
      </head>
      <body>
      \(header(context))
      <main>
      \(verdict(context))
      \(contents(sections))
      \(sections.map(\.markup))</main>
      \(footer(context))
      </body>
      </html>

      """
    return page.text
  }

  /// The style sheet, with the rules of charts that few reports have.
  private static func styles(_ summary: ComparisonSummary) -> Markup {
    let hasFalls = summary.promotionEffects != nil || summary.bridges != nil
    let falls: Markup = hasFalls ? "\n\(WaterfallChart.css)" : ""
    let columns: Markup = summary.bridges == nil ? "" : "\n\(ColumnChart.css)"
    let learning: Markup =
      summary.learning == nil ? "" : "\n\(PriceShareChart.css)\n\(BeliefChart.css)"
    return "\(ReportStyle.css)\(falls)\(columns)\(learning)"
  }

  /// A section with its anchor and heading.
  struct Section: Sendable {
    /// The anchor.
    var id: String
    /// The heading.
    var title: String
    /// What follows the heading.
    var body: Markup

    /// The section as HTML.
    var markup: Markup {
      """
      <section id="\(id)" aria-labelledby="\(id)-title">
      <h2 id="\(id)-title">\(title)</h2>
      \(body)</section>\n
      """
    }
  }

  /// All sections that have something to say, in reading order.
  private static func sections(_ context: ReportContext) -> [Section] {
    [
      ranking(context), selection(context), explanation(context), differences(context),
      rivals(context), prices(context), units(context), learning(context), memory(context),
      distribution(context), pricesPaid(context), promotions(context), targeting(context),
      supply(context), sellers(context), fairness(context), welfare(context), claims(context),
      guardrails(context),
      forecast(context), incrementality(context),
      backtest(context), assumptions(context), calibration(context), market(context),
      notes(context),
      whyConsumersBuy(context), howItWasRun(context),
    ].compactMap { $0 }
  }

  private static func header(_ context: ReportContext) -> Markup {
    let header = context.header
    let days = header.horizonWeeks
    let coolDown: Markup =
      header.coolDownWeeks > 0 ? ", then \(header.coolDownWeeks) weeks of cool-down" : ""
    return """
      <header><h1>\(header.scenario)</h1>
      <p class="lead">\(Markup(words: header.summary)) \
      \(days) weeks from \(header.start)\(coolDown); \(consumers(context)); \
      \(header.replications) replications.</p></header>
      """
  }

  private static func consumers(_ context: ReportContext) -> Markup {
    guard context.header.population > 0 else { return "sales as a function of prices" }
    let count = context.format.decimal(Double(context.header.population), decimals: 0)
    return "\(count) simulated consumers"
  }

  private static func contents(_ sections: [Section]) -> Markup {
    let links = sections.map { section -> Markup in
      "<a href=\"#\(section.id)\">\(section.title)</a> "
    }
    return "<nav aria-label=\"Contents\">\(links)</nav>"
  }

  private static func footer(_ context: ReportContext) -> Markup {
    """
    <footer>Made by marketeer \(context.header.toolVersion), run <code>\(context.header.runID)</code>. \
    The market and its consumers are simulated.</footer>
    """
  }
}
