import ResultsStore

extension HTMLReport {
  /// What consumers knew, owned and expected, and what came back.
  static func memory(_ context: ReportContext) -> Section? {
    let courses = context.summary.memory ?? []
    let figures = measures(of: courses).map { figure($0, courses, context) }
    let returns = returns(context)
    guard !figures.isEmpty || returns != nil else { return nil }
    let lines: Markup =
      figures.isEmpty ? "" : legend(context, withRivals: false, band: nil)
    return Section(
      id: "memory", title: "What consumers know, own and expect",
      body: "\(lines)\(figures)\(residual(courses, context))\(returns ?? "")")
  }

  /// How far rational expectations are from what came.
  private static func residual(
    _ courses: [ComparisonSummary.MemoryCourse], _ context: ReportContext
  ) -> Markup {
    let residuals = courses.filter { $0.measure == residualMeasure }.compactMap(\.values.first)
    guard let largest = residuals.max() else { return "" }
    return """
      <p>Consumers who wait expect the deals that the season brings: each season was run again until \
      expected and realised deals agreed. The largest difference left under any strategy is \
      \(context.format.general(100 * largest)) percentage points (mean over replications).</p>\n
      """
  }

  private static let residualMeasure = "expectation residual"

  /// The measures in the order of their first appearance.
  private static func measures(of courses: [ComparisonSummary.MemoryCourse]) -> [String] {
    var seen: Set<String> = []
    return courses.map(\.measure).filter { $0 != residualMeasure && seen.insert($0).inserted }
  }

  private static func figure(
    _ measure: String, _ courses: [ComparisonSummary.MemoryCourse], _ context: ReportContext
  ) -> Markup {
    var seen: Set<String> = []
    let subjects = courses.filter { $0.measure == measure }.map(\.subject)
      .filter { seen.insert($0).inserted }
    let panels = subjects.prefix(ReportContext.panelLimit).map { subject -> Markup in
      panel(measure, subject, courses, context)
    }
    let left = subjects.count - ReportContext.panelLimit
    let rest = left > 0 ? " \(left) more are in tables/memory.csv." : ""
    return """
      <figure><figcaption>\(caption(measure, context)) Mean over replications.\(rest)</figcaption>\
      <div class="panels">\(panels)</div></figure>\n
      """
  }

  private static func panel(
    _ measure: String, _ subject: String, _ courses: [ComparisonSummary.MemoryCourse],
    _ context: ReportContext
  ) -> Markup {
    let factor = isShare(measure) ? 100.0 : 1
    let roles = [("baseline", context.header.baseline), ("winner", context.challengerName)]
    let series = roles.compactMap { role, strategy -> PanelChart.Series? in
      let course = courses.first {
        $0.measure == measure && $0.subject == subject && $0.strategy == strategy
      }
      return course.map { course in
        let days = course.values.flatMap { Array(repeating: factor * $0, count: 7) }
        return PanelChart.Series(role: role, values: days)
      }
    }
    let days = series.map(\.values.count).max() ?? 0
    let ends = series.map { "\($0.role): \(context.format.general($0.values.last ?? 0))" }
    let chart = PanelChart(
      title: "\(measure) of \(subject)", description: ends.joined(separator: "; "),
      series: series, dayLabels: dayLabels(context, days: days),
      coolDownFrom: coolDownStart(context, days: days), fromZero: startsAtZero(measure))
    return "<div><h3>\(subject)</h3>\(chart.markup)</div>\n"
  }

  private static func isShare(_ measure: String) -> Bool {
    ["awareness", "expected deal"].contains(measure)
  }

  private static func startsAtZero(_ measure: String) -> Bool {
    !["rating", "reference price"].contains(measure)
  }

  private static func caption(_ measure: String, _ context: ReportContext) -> String {
    switch measure {
    case "awareness": "Consumers who know the product, in %, at each week’s end."
    case "units at home": "Units at home per consumer at each week’s end."
    case "reference price":
      "Price in \(context.header.currency) that consumers have in mind, at each week’s end."
    case "rating": "Mean stars of the reviews so far."
    case "reviews": "Reviews so far."
    case "expected deal": "Probability in % with which consumers expect a deal next week."
    case "units returned": "Units that came back so far."
    default: "\(ReportContext.title(measure))."
    }
  }

  private static func returns(_ context: ReportContext) -> Markup? {
    guard let rows = context.summary.returns else { return nil }
    let (format, currency) = (context.format, context.header.currency)
    let table = HTMLTable(
      "What came back to \(context.header.firm); contribution and revenue have it taken off",
      columns: [
        .text("Strategy"), .number("Units sold"), .number("Came back"), .number("Share"),
        .number("Refunds net, \(currency)"), .number("Handling, \(currency)"),
        .number("Goods back on the shelf, \(currency)"),
      ],
      rows: rows.map { row in
        let share = row.sold > 0 ? row.returned / row.sold : 0
        let money = [row.refunds, row.handling, row.recovered]
        let counts = [row.sold, row.returned].map { format.decimal($0, decimals: 0) }
        let cells = counts + [format.percent(share)] + money.map(format.amount)
        return ("", ["\(row.strategy)"] + cells.map { "\($0)" })
      })
    return table.markup
  }
}
