import ResultsStore

extension HTMLReport {
  private typealias Path = ComparisonSummary.OfferPath

  /// Price by day: the baseline, the winner with its band, and rivals with the same product.
  static func prices(_ context: ReportContext) -> Section? {
    let panels = panels(context, fromZero: false, what: "Price") { priceSeries($0, context) }
    guard !panels.isEmpty else { return nil }
    return Section(
      id: "prices", title: "Prices over time",
      body: """
        <figure><figcaption>Effective price in \(context.header.currency), promotions included, at each \
        day’s end: median over replications, and the band that holds the middle 80 % of them. \
        \(productRemark(context))</figcaption>
        \(legend(context, withRivals: hasRivals(context), band: "10–90 % band"))
        <div class="panels">\(panels)</div></figure>\n
        """)
  }

  /// Units sold by week, and stock by day where it is limited.
  static func units(_ context: ReportContext) -> Section? {
    let units = panels(context, fromZero: true, what: "Units a day") { unitSeries($0, context) }
    guard !units.isEmpty else { return nil }
    let stock = panels(context, fromZero: true, what: "Stock") { stockSeries($0, context) }
    let stockFigure: Markup =
      stock.isEmpty
      ? ""
      : """
      <figure><figcaption>Units on hand at each day’s end, mean over replications. Products with \
      unlimited stock are left out.</figcaption><div class="panels">\(stock)</div></figure>\n
      """
    return Section(
      id: "units", title: "Units and stock over time",
      body: """
        <figure><figcaption>Units sold a day, mean over replications and over each week. \
        \(productRemark(context))</figcaption>
        \(legend(context, withRivals: false, band: nil))
        <div class="panels">\(units)</div></figure>
        \(stockFigure)
        """)
  }

  private static func panels(
    _ context: ReportContext, fromZero: Bool, what: String,
    series: (String) -> [PanelChart.Series]
  ) -> [Markup] {
    context.focalProducts.prefix(ReportContext.panelLimit).compactMap { product -> Markup? in
      let series = series(product).filter { !$0.values.isEmpty }
      guard !series.isEmpty else { return nil }
      let days = series.map(\.values.count).max() ?? 0
      let chart = PanelChart(
        title: "\(what) of \(product)", description: description(of: series, context),
        series: series, dayLabels: dayLabels(context, days: days),
        coolDownFrom: coolDownStart(context, days: days), fromZero: fromZero)
      return "<div><h3>\(product)</h3>\(chart.markup)</div>\n"
    }
  }

  private static func description(
    of series: [PanelChart.Series], _ context: ReportContext
  ) -> String {
    series.map { series in
      let name =
        switch series.role {
        case "winner": context.challengerName
        case "baseline": context.header.baseline
        default: "a rival"
        }
      let (least, most) = (series.values.min() ?? 0, series.values.max() ?? 0)
      return "\(name): \(context.format.general(least)) to \(context.format.general(most))"
    }.joined(separator: "; ")
  }
}

// The courses of one product.
extension HTMLReport {
  private static func path(
    _ strategy: String, _ product: String, _ context: ReportContext
  ) -> Path? {
    context.summary.paths.first {
      $0.isFocal && $0.strategy == strategy && $0.product == product
    }
  }

  private static func priceSeries(
    _ product: String, _ context: ReportContext
  ) -> [PanelChart.Series] {
    let rivals = context.summary.paths.filter {
      !$0.isFocal && $0.strategy == context.challengerName && $0.product == product
    }
    var series = rivals.map { PanelChart.Series(role: "rival", values: $0.priceMedian) }
    if let path = path(context.header.baseline, product, context) {
      series.append(.init(role: "baseline", values: path.priceMedian))
    }
    if let path = path(context.challengerName, product, context) {
      series.append(
        .init(
          role: "winner", values: path.priceMedian, band: (path.priceLow, path.priceHigh)))
    }
    return series
  }

  private static func unitSeries(
    _ product: String, _ context: ReportContext
  ) -> [PanelChart.Series] {
    pair(product, context) { weeklyMeans($0.units) }
  }

  private static func stockSeries(
    _ product: String, _ context: ReportContext
  ) -> [PanelChart.Series] {
    pair(product, context) { $0.stock }
  }

  private static func pair(
    _ product: String, _ context: ReportContext, _ values: (Path) -> [Double]
  ) -> [PanelChart.Series] {
    let names = [("baseline", context.header.baseline), ("winner", context.challengerName)]
    return names.compactMap { role, name in
      path(name, product, context).map { .init(role: role, values: values($0)) }
    }
  }

  /// Replaces every day by the mean of its week, which takes the weekday's pattern out.
  private static func weeklyMeans(_ values: [Double]) -> [Double] {
    values.indices.map { day in
      let week = values[(day / 7 * 7)..<min(day / 7 * 7 + 7, values.count)]
      return week.reduce(0, +) / Double(week.count)
    }
  }
}

// What surrounds the panels.
extension HTMLReport {
  private static func hasRivals(_ context: ReportContext) -> Bool {
    let products = Set(context.focalProducts)
    return context.summary.paths.contains { !$0.isFocal && products.contains($0.product) }
  }

  private static func productRemark(_ context: ReportContext) -> String {
    let left = context.focalProducts.count - ReportContext.panelLimit
    return left > 0 ? "\(left) more products are in tables/daily_summary.csv." : ""
  }

  static func coolDownStart(_ context: ReportContext, days: Int) -> Int? {
    let horizon = context.header.horizonWeeks * 7
    return horizon < days ? horizon : nil
  }

  /// About five dates, at week boundaries.
  static func dayLabels(
    _ context: ReportContext, days: Int
  ) -> [(day: Int, text: String)] {
    let start = CalendarDay(iso: context.header.start)
    let step = max(7, (days / 4 + 6) / 7 * 7)
    return stride(from: 0, to: max(1, days - step / 3), by: step).map { day in
      (day, start.map { text($0.adding(days: day), of: days) } ?? "day \(day + 1)")
    }
  }

  /// A date on an axis, with its year where the axis spans more than one.
  private static func text(_ day: CalendarDay, of days: Int) -> String {
    days > 366 ? "\(day.short) \(day.year)" : day.short
  }

  static func legend(
    _ context: ReportContext, withRivals: Bool, band: String?
  ) -> Markup {
    var items: [Markup] = [legendLine("baseline", context.header.baseline)]
    if context.challenger != nil {
      items.append(legendLine("winner", context.challengerName))
      if let band {
        items.append(
          """
          <span><svg aria-hidden="true"><rect class="band winner" width="30" height="14"/></svg>\
          \(band) of \(context.challengerName)</span>
          """)
      }
    }
    if withRivals { items.append(legendLine("rival", "rivals, same product")) }
    return "<div class=\"legend\">\(items)</div>"
  }

  private static func legendLine(_ role: String, _ name: String) -> Markup {
    """
    <span><svg aria-hidden="true"><path class="line \(role)" d="M1 7H29"/></svg>\(name)</span>
    """
  }
}
