public import ResultsStore

/// The report of a comparison: one HTML file that needs no network and no script.
public enum HTMLReport {
  /// Returns the whole file.
  ///
  /// Equal summaries give equal bytes.
  public static func render(_ summary: ComparisonSummary) -> String {
    let context = ReportContext(summary, minus: "−")
    let sections = sections(context)
    return HTMLPage(
      toolVersion: summary.header.toolVersion, runID: summary.header.runID,
      title: "\(summary.header.scenario): which pricing to run", styles: styles(summary),
      heading: summary.header.scenario, lead: lead(context),
      body: "\(verdict(context))\n\(contents(sections))\n\(sections.map(\.markup))"
    ).text
  }

  /// The rules of charts that few reports have.
  private static func styles(_ summary: ComparisonSummary) -> [Markup] {
    let hasFalls = summary.promotionEffects != nil || summary.bridges != nil
    let falls = hasFalls ? [WaterfallChart.css] : []
    let columns = summary.bridges == nil ? [] : [ColumnChart.css]
    let learning = summary.learning == nil ? [] : [PriceShareChart.css, BeliefChart.css]
    return falls + columns + learning
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

  private static func lead(_ context: ReportContext) -> Markup {
    let header = context.header
    let days = header.horizonWeeks
    let coolDown: Markup =
      header.coolDownWeeks > 0 ? ", then \(header.coolDownWeeks) weeks of cool-down" : ""
    return """
      \(Markup(words: header.summary)) \
      \(days) weeks from \(header.start)\(coolDown); \(consumers(context)); \
      \(header.replications) replications.
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
}
