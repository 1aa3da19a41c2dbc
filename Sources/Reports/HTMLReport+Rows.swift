import ResultsStore

extension HTMLReport {
  /// The paired differences with both intervals around a zero line.
  static func differences(_ context: ReportContext) -> Section? {
    let strategies = context.dense.filter { !$0.isBaseline }
    guard !strategies.isEmpty else { return nil }
    let ends = strategies.flatMap {
      [$0.difference.low, $0.difference.high, $0.simulationOnly.low, $0.simulationOnly.high]
    }
    let material = context.header.materialDifference
    let chart = RowChart(
      rows: strategies.map { differenceRow($0, context) },
      scale: ChartScale(spanning: ends + [0, -material, material]),
      shaded: (-material, material), marksZero: true)
    return Section(
      id: "differences", title: "Difference to \(context.header.baseline)",
      body: """
        <figure><figcaption>Change of \(ReportContext.words(context.header.objective)) against \
        <code>\(context.header.baseline)</code> in the same simulated seasons, with 95 % \
        intervals.\(context.denseRemark)</figcaption>
        \(differenceLegend(context.header))\(chart.markup)</figure>\n
        """)
  }

  private static func differenceRow(
    _ strategy: ReportContext.Strategy, _ context: ReportContext
  ) -> RowChart.Row {
    let (full, inner) = (strategy.difference, strategy.simulationOnly)
    return RowChart.Row(
      name: strategy.name, role: context.role(strategy),
      value: """
        <strong>\(context.difference(full.mean))</strong>\
        <span class="sub">\(context.interval(full))</span>
        """,
      description: """
        \(context.difference(full.mean)), 95 % interval \(context.interval(full)); simulation \
        alone \(context.interval(inner))
        """,
      marks: { scale in
        let place = { RowChart.place($0, scale) }
        return """
          <line class="inner" x1="\(place(inner.low))%" x2="\(place(inner.high))%" y1="50%" y2="50%"/>\
          <line class="full" x1="\(place(full.low))%" x2="\(place(full.high))%" y1="50%" y2="50%"/>\
          <circle class="dot" cx="\(place(full.mean))%" cy="50%" r="5.5"/>
          """
      })
  }

  private static func differenceLegend(_ header: ComparisonSummary.Header) -> Markup {
    // Without assumptions the ranking's seasons are the central ones.
    let count = header.centralReplications > 0 ? header.centralReplications : header.replications
    return """
      <div class="legend">\
      <span><svg aria-hidden="true"><circle class="dot" cx="15" cy="7" r="5"/></svg>mean</span>\
      <span><svg aria-hidden="true"><line class="full" x1="1" x2="29" y1="7" y2="7"/></svg>\
      simulation and assumptions</span>\
      <span><svg aria-hidden="true"><line class="inner" x1="1" x2="29" y1="7" y2="7"/></svg>\
      simulation alone, \(count) seasons</span>\
      <span><svg aria-hidden="true"><rect class="material" width="30" height="14"/></svg>\
      too small to matter</span></div>\n
      """
  }

  /// How the objective spreads over seasons.
  static func distribution(_ context: ReportContext) -> Section? {
    let strategies = context.dense.filter { !$0.objectives.isEmpty }
    guard !strategies.isEmpty else { return nil }
    let chart = RowChart(
      rows: strategies.map { distributionRow($0, context) },
      scale: ChartScale(spanning: strategies.flatMap(\.objectives)), shaded: nil, marksZero: true)
    return Section(
      id: "distribution", title: "How good and bad seasons spread",
      body: """
        <figure><figcaption>\(ReportContext.title(context.header.objective)) in every replication: \
        a dot is one simulated season, the box holds the middle half, the bar is the \
        median.\(context.denseRemark)</figcaption>
        \(chart.markup)</figure>\n
        """)
  }

  private static func distributionRow(
    _ strategy: ReportContext.Strategy, _ context: ReportContext
  ) -> RowChart.Row {
    let sorted = strategy.objectives.sorted()
    let quarter = sorted[(sorted.count - 1) / 4]
    let median = sorted[(sorted.count - 1) / 2]
    let threeQuarters = sorted[(sorted.count - 1) * 3 / 4]
    return RowChart.Row(
      name: strategy.name, role: context.role(strategy),
      value: """
        \(context.objective(median))\
        <span class="sub">worst 5 %: \(context.objective(strategy.worst5))</span>
        """,
      description: """
        median \(context.objective(median)), middle half \(context.objective(quarter)) to \
        \(context.objective(threeQuarters)), worst 5 % \(context.objective(strategy.worst5))
        """,
      marks: { scale in
        let place = { RowChart.place($0, scale) }
        let dots = sorted.map { value -> Markup in
          "<circle class=\"mark\" cx=\"\(place(value))%\" cy=\"76%\" r=\"3\"/>"
        }
        return """
          <rect class="box" x="\(place(quarter))%" \
          width="\(place(threeQuarters) - place(quarter))%" y="18%" height="36%"/>\(dots)\
          <line class="median" x1="\(place(median))%" x2="\(place(median))%" y1="12%" y2="60%"/>
          """
      })
  }
}
