import ResultsStore

extension HTMLReport {
  /// Every strategy with its intervals and standing.
  static func ranking(_ context: ReportContext) -> Section? {
    let table = HTMLTable(
      "\(ReportContext.title(context.header.objective)) over \(context.header.horizonWeeks) weeks, best first",
      columns: [
        .text("Strategy"), .number(context.objectiveTitle),
        .number("Against \(context.header.baseline)"),
        .number("95 % interval: simulation and assumptions"),
        .number("95 % interval: simulation alone"), .number("Wins in"), .number("P(best)"),
        .number("Worst 5 %"), .text("Standing"),
      ], rows: context.summary.strategies.map { rankingRow($0, context) })
    return Section(
      id: "ranking", title: "Ranking",
      body: """
        <p class="lead">All strategies met the same simulated seasons. The first interval also \
        counts what is not known about the market; it does not shrink with more replications. Differences \
        below \(context.objective(context.header.materialDifference)) don’t matter.</p>
        \(table.markup)\(metrics(context))\(switchPoints(context))
        """)
  }

  private static func rankingRow(
    _ strategy: ReportContext.Strategy, _ context: ReportContext
  ) -> (role: String, cells: [Markup]) {
    let isWinner = isRecommended(strategy, context)
    let total = strategy.metrics.first { $0.name == context.header.objective }?.estimate
    let totalCell: Markup =
      total.map { total in
        "\(context.bare(total.mean))<span class=\"sub\">\(context.bare(total))</span>"
      } ?? "–"
    let comparison: [Markup] =
      strategy.isBaseline
      ? ["–", "–", "–", "–"]
      : [
        "\(context.format.signed(strategy.difference.mean, context.bare))",
        "\(context.bare(strategy.difference))", "\(context.bare(strategy.simulationOnly))",
        "\(context.format.percent(strategy.winShare))",
      ]
    let rest: [Markup] = [
      "\(context.format.percent(strategy.probabilityBest))",
      "\(context.bare(strategy.worst5))", "<span class=\"wrap\">\(strategy.standing)</span>",
    ]
    let name: Markup = """
      \(strategy.name)\(tags(strategy, context))\
      <span class="sub">\(ReportContext.words(strategy.kind))</span>
      """
    return (isWinner ? "winner" : "", [name, totalCell] + comparison + rest)
  }

  static func isRecommended(_ strategy: ReportContext.Strategy, _ context: ReportContext) -> Bool {
    context.summary.verdict.outcome != .referenceOnly
      && strategy.name == context.summary.verdict.strategy
  }

  private static func tags(_ strategy: ReportContext.Strategy, _ context: ReportContext) -> Markup {
    var tags: [Markup] = []
    if isRecommended(strategy, context) {
      let advice = context.summary.verdict.outcome == .recommend ? "run this" : "keep this"
      tags.append("<span class=\"tag winner\">\(advice)</span>")
    }
    if strategy.isBaseline { tags.append("<span class=\"tag\">baseline</span>") }
    if strategy.isReference { tags.append("<span class=\"tag\">reference</span>") }
    return Markup(tags)
  }

  /// Every metric of the strategies shown, folded away.
  private static func metrics(_ context: ReportContext) -> Markup {
    let strategies = context.dense
    guard let first = strategies.first, !first.metrics.isEmpty else { return "" }
    let rows = first.metrics.map { metric -> (role: String, cells: [Markup]) in
      let values = strategies.map { strategy -> Markup in
        let row = strategy.metrics.first { $0.name == metric.name }
        return row.map { metricCell($0, context) } ?? "–"
      }
      return ("", ["\(ReportContext.title(metric.name))"] + values)
    }
    let table = HTMLTable(
      "Mean over replications with its 95 % interval.\(context.denseRemark)",
      columns: [.text("Metric")] + strategies.map { .number($0.name) }, rows: rows)
    return "<details><summary>All metrics</summary>\(table.markup)</details>\n"
  }

  private static func metricCell(
    _ row: ComparisonSummary.MetricRow, _ context: ReportContext
  ) -> Markup {
    """
    \(context.format.metric(row.estimate.mean, unit: row.unit))\
    <span class="sub">\(context.interval(row.estimate, unit: row.unit))</span>
    """
  }

  /// Where a strategy stops beating the baseline.
  private static func switchPoints(_ context: ReportContext) -> Markup {
    let items = context.summary.strategies.flatMap { strategy in
      strategy.switchPoints.map { point -> Markup in
        """
        <li><code>\(strategy.name)</code> loses against \(context.header.baseline) when \
        \(ReportContext.words(point.assumption)) is \(point.losesAbove ? "above" : "below") \
        \(context.format.general(point.value)).</li>\n
        """
      }
    }
    guard !items.isEmpty else { return "" }
    return "<h3>Where the answer turns</h3><ul class=\"notes\">\(items)</ul>\n"
  }
}
