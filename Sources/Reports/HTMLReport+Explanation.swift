import ResultsStore

extension HTMLReport {
  /// Why the challenger earns more or less than the baseline, and what its prices were decided on.
  static func explanation(_ context: ReportContext) -> Section? {
    guard
      let bridge = context.summary.bridges?.first(where: { $0.strategy == context.challengerName })
    else { return nil }
    let reading = BridgeReading(bridge, summary: context.summary, format: context.format)
    return Section(
      id: "why", title: explanationTitle(context),
      body: """
        <p>\(Markup(words: "\(reading.headline) \(reading.causes)"))</p>
        <div class="falls"><figure><figcaption>\(fallCaption(bridge, context))</figcaption>\
        \(steps(bridge, reading).markup)</figure></div>
        \(reading.details.map { "<p>\(Markup(words: $0))</p>\n" as Markup })\
        \(weekColumns(bridge, reading, context))\(items(bridge, context))\
        \(places(bridge, context))\(decisions(context))
        """)
  }

  private static func explanationTitle(_ context: ReportContext) -> String {
    let name = context.challengerName
    let isWinner = context.summary.verdict.outcome == .recommend
    return isWinner ? "Why \(name) wins" : "What \(name) changes"
  }

  private static func fallCaption(
    _ bridge: ProfitBridge, _ context: ReportContext
  ) -> String {
    let words = bridge.measure.prefix(1).uppercased() + bridge.measure.dropFirst()
    let other =
      bridge.measure == context.header.objective
      ? "" : " (the run ranks by \(ReportContext.words(context.header.objective)))"
    return "\(words) against \(bridge.baseline), \(context.header.currency) a season, part by part"
      + "\(other), with 95 % intervals of simulation and assumptions"
  }

  private static func steps(_ bridge: ProfitBridge, _ reading: BridgeReading) -> WaterfallChart {
    let format = reading.format
    let interval = { (estimate: ProfitBridge.Estimate) in
      "\(format.amount(estimate.low)) to \(format.amount(estimate.high))"
    }
    let parts = bridge.parts.map { row in
      WaterfallChart.Step(
        name: BridgeReading.name(row.part), value: row.amount.estimate.mean,
        text: format.signed(row.amount.estimate.mean, format.amount),
        interval: interval(row.amount.estimate), isTotal: false)
    }
    return WaterfallChart(
      steps: parts + [
        WaterfallChart.Step(
          name: "Difference", value: bridge.total.mean,
          text: format.signed(bridge.total.mean, format.amount),
          interval: interval(bridge.total), isTotal: true)
      ])
  }

  private static func weekColumns(
    _ bridge: ProfitBridge, _ reading: BridgeReading, _ context: ReportContext
  ) -> Markup {
    guard bridge.weeks.count > 1 else { return "" }
    let chart = ColumnChart(
      title: "Difference by week",
      columns: bridge.weeks.map { row in
        let amount = context.format.signed(row.amount.estimate.mean, context.format.money)
        let units = context.format.signed(row.units.mean, reading.units)
        return ColumnChart.Column(
          label: row.name, value: row.amount.estimate.mean,
          description: "week \(reading.weekName(row)): \(amount), \(units) units")
      })
    let coolDown =
      context.header.coolDownWeeks > 0
      ? ", cool-down from week \(context.header.horizonWeeks + 1)" : ""
    return """
      <figure><figcaption>By week, \(context.header.currency): what sales brought, before costs that no \
      buyer causes\(coolDown)</figcaption>\(chart.markup)</figure>\n
      """
  }

  private static func items(_ bridge: ProfitBridge, _ context: ReportContext) -> Markup {
    let rows = bridge.parts.flatMap { row -> [(role: String, cells: [Markup])] in
      [amountRow("\(BridgeReading.name(row.part))", row.amount, context)]
        + row.items.map {
          amountRow(
            "<span class=\"sub\">\(BridgeReading.name($0.item))</span>", $0.amount, context)
        }
    }
    let table = HTMLTable(
      "Means of paired differences a season, \(context.header.currency). "
        + "Volume: units at the baseline’s mean margin. Mix: products at its margins. Price: regular "
        + "prices, for the units sold. Promotion costs: what cuts of at most the scenario’s longest "
        + "promotion, coupons and displays cost",
      columns: [
        .text("Part"), .number("Mean"), .number("95 % interval"), .number("Standard error"),
      ], rows: rows)
    return """
      <details><summary>The parts and their items in figures</summary>\(table.markup)</details>\n
      """
  }

  private static func amountRow(
    _ name: Markup, _ amount: ProfitBridge.Amount, _ context: ReportContext
  ) -> (role: String, cells: [Markup]) {
    let (format, estimate) = (context.format, amount.estimate)
    return (
      "",
      [
        name, "\(format.signed(estimate.mean, format.amount))",
        "\(format.amount(estimate.low)) to \(format.amount(estimate.high))",
        "\(format.amount(amount.standardError))",
      ]
    )
  }

  private static func places(_ bridge: ProfitBridge, _ context: ReportContext) -> Markup {
    let tables = [("Segment", bridge.segments), ("Product", bridge.products)]
      .filter { $0.1.count > 1 }
      .map { placeTable($0.0, $0.1, context) }
    guard !tables.isEmpty else { return "" }
    return """
      <details><summary>By segment and product</summary>\(tables)</details>\n
      """
  }

  private static func placeTable(
    _ kind: String, _ rows: [ProfitBridge.Row], _ context: ReportContext
  ) -> Markup {
    let format = context.format
    return HTMLTable(
      "By \(kind.lowercased()): means of paired differences a season",
      columns: [
        .text(kind), .number("Units"), .number(context.header.currency),
        .number("95 % interval"),
      ],
      rows: rows.map { row in
        let estimate = row.amount.estimate
        return (
          "",
          [
            "\(row.name)", "\(format.signed(row.units.mean) { format.decimal($0, decimals: 1) })",
            "\(format.signed(estimate.mean, format.amount))",
            "\(format.amount(estimate.low)) to \(format.amount(estimate.high))",
          ]
        )
      }
    ).markup
  }
}
