import ResultsStore

/// The parts of a sweep's report.
struct SweepPage {
  let summary: SweepSummary
  let colours: SweepColours
  let format: ManagerNumber

  init(_ summary: SweepSummary) {
    self.summary = summary
    colours = SweepColours(summary)
    format = ManagerNumber(currency: summary.currency, minus: "−")
  }

  /// The keys, as running text.
  var keys: Markup {
    Markup(
      summary.factors.enumerated().map { index, factor in
        let before: Markup =
          index == 0 ? "" : index == summary.factors.count - 1 ? " and " : ", "
        return "\(before)<code>\(factor.key)</code>"
      })
  }

  /// The answer in a box.
  var answer: Markup {
    let isSteady = summary.points.allSatisfy { $0.winner == summary.centreWinner }
    let keep: Markup = isSteady ? " keep" : ""
    let rest = summary.sentences.dropFirst().map { "<p>\(Markup(words: $0))</p>\n" as Markup }
    return """
      <section class="hero\(keep)" aria-label="Answer">
      <p class="kicker">Where the winner changes</p>
      <p class="big">\(Markup(words: summary.sentences.first ?? ""))</p>
      \(rest)</section>
      """
  }

  /// All sections in reading order.
  var sections: [HTMLReport.Section] {
    [lines, lead, level, map, crossings, wins, points, method].compactMap { $0 }
  }

  // MARK: - Charts

  private var lines: HTMLReport.Section {
    let charts = summary.lines.map {
      SweepLineChart(summary: summary, line: $0, colours: colours).markup
    }
    return HTMLReport.Section(
      id: "lines", title: "Who wins as one key moves",
      body: """
        <p>What each strategy earns beyond the baseline, with the 95 % interval of the paired \
        difference\(held). The strip below shows who wins, paler where that may be chance; a dashed line \
        where the winner changes, in the grey band of its 95 % interval. An empty circle is a strategy \
        that breaks a guardrail there. Strategies that come neither first nor second anywhere are left \
        out.</p>
        \(colours.legend(SweepLineChart.shown(summary)))\
        <div class="sweep-charts">\(charts)</div>
        """)
  }

  private var held: Markup {
    summary.factors.count > 1 ? "; the other keys stay at the centre (\(centre))" : ""
  }

  private var centre: Markup {
    let texts = summary.points[summary.centre].texts
    return Markup(
      zip(summary.factors, texts).enumerated().map { index, pair in
        "\(index == 0 ? "" : ", ")<code>\(pair.0.key)</code> \(pair.1)"
      })
  }

  private var map: HTMLReport.Section? {
    guard let map = SweepHeatMap(summary, colours) else { return nil }
    let others: Markup =
      summary.factors.count > 2
      ? (map.isGrid ? " The other keys stay at the centre." : " The other keys move too.") : ""
    let marks: Markup =
      map.isGrid
      ? """
      Numbers are the winner's lead, in brackets where it may be chance; the frame marks the centre.
      """
      : "A broken edge marks a winner that may be chance."
    return HTMLReport.Section(
      id: "map", title: "Who wins over two keys",
      body: """
        <p>Colour says who wins, shade by how much over the second. \(marks)\(others)</p>
        \(colours.legend(summary.strategies.filter { name in
          summary.points.contains { $0.isDesign && $0.winner == name }
        }))<div class="sweep-charts">\(map.markup)</div>
        """)
  }
}
