public import ResultsStore

/// The report of a sweep: one HTML file that needs no network and no script.
public enum SweepReport {
  /// Returns the whole file; equal summaries give equal bytes.
  public static func render(_ summary: SweepSummary) -> String {
    let page = SweepPage(summary)
    let markup: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="marketeer \(summary.toolVersion)">
      <title>\(summary.scenario): where the winner changes</title>
      <style>
      \(ReportStyle.css)
      \(SweepColours.css)
      \(SweepLineChart.css)
      </style>
      </head>
      <body>
      <header><h1>\(summary.scenario)</h1>
      <p class="lead">A sweep of \(page.keys): \(summary.points.count) points, every strategy on \
      \(summary.replications) replications at each.</p></header>
      <main>
      \(page.answer)
      \(page.sections.map(\.markup))</main>
      <footer>Made by marketeer \(summary.toolVersion), run <code>\(summary.runID)</code>. \
      The market and its consumers are simulated.</footer>
      </body>
      </html>

      """
    return markup.text
  }
}

/// The parts of a sweep's report.
struct SweepPage {
  let summary: SweepSummary
  private let colours: SweepColours
  private let format: ManagerNumber

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

  private var lead: HTMLReport.Section? {
    let chart = tornado(summary.tornado, isSigned: true, value: { $0.lead }, along: { $0.leads })
    guard let chart else { return nil }
    return HTMLReport.Section(
      id: "lead", title: "What moves the lead of \(summary.centreWinner)",
      body: """
        <p>The mean \(summary.metric) of <code>\(summary.centreWinner)</code>, who wins at the centre, \
        less that of the best other strategy, as each key alone moves through its values; the dots stand \
        for their ends, the rings for the centre. Left of zero another strategy wins; the dots' colours \
        say which.</p>
        \(colours.legend(winnersAtEnds))\(chart)
        """)
  }

  private var winnersAtEnds: [String] {
    let seen = summary.tornado.flatMap { [$0.low.winner, $0.high.winner] }
    return summary.strategies.filter { seen.contains($0) }
  }

  private var level: HTMLReport.Section? {
    func swing(_ bar: SweepSummary.Bar) -> Double {
      (bar.means.max() ?? 0) - (bar.means.min() ?? 0)
    }
    let sorted = summary.tornado.sorted {
      swing($0) != swing($1) ? swing($0) > swing($1) : $0.factor < $1.factor
    }
    let chart = tornado(sorted, isSigned: false, value: { $0.mean }, along: { $0.means })
    return chart.map { chart in
      HTMLReport.Section(
        id: "level", title: "What moves the \(summary.metric) of \(summary.centreWinner)",
        body: "<p>Its mean itself, in the same way.</p>\n\(chart)")
    }
  }

  private func tornado(
    _ bars: [SweepSummary.Bar], isSigned: Bool, value: (SweepSummary.End) -> Double,
    along: (SweepSummary.Bar) -> [Double]
  ) -> Markup? {
    guard !bars.isEmpty else { return nil }
    let factor = summary.unit == "share" ? 100.0 : 1
    let values = bars.flatMap(along).map { $0 * factor }
    let scale = ChartScale(spanning: values + (isSigned ? [0] : []), ticks: 5)
    let rows = bars.map { bar in
      let ends = [bar.low, bar.centre, bar.high].map { ($0, value($0) * factor) }
      return row(bar, ends, along: along(bar).map { $0 * factor }, isSigned: isSigned)
    }
    return RowChart(rows: rows, scale: scale, shaded: nil, marksZero: isSigned).markup
  }

  /// A bar from the least to the largest value; `ends` are those at the low end, centre and high end.
  private func row(
    _ bar: SweepSummary.Bar, _ ends: [(end: SweepSummary.End, value: Double)], along: [Double],
    isSigned: Bool
  ) -> RowChart.Row {
    let words = [ends[0], ends[2]].map { end, value in
      "\(end.text): " + (isSigned ? format.signed(value, format.amount) : format.amount(value))
    }
    let roles = ends.map { colours.role($0.end.winner) }
    let values = ends.map(\.value)
    let (least, most) = (along.min() ?? 0, along.max() ?? 0)
    return RowChart.Row(
      name: Self.breakable(summary.factors[bar.factor].key), role: "",
      value: "\(words[0])<br>\(words[1])", description: words.joined(separator: "; "),
      marks: { scale in
        let (from, to) = (RowChart.place(least, scale), RowChart.place(most, scale))
        let places = values.map { RowChart.place($0, scale) }
        return """
          <rect class="sweep-bar" x="\(from)%" width="\(to - from)%" y="30%" height="40%"/>\
          <circle class="sweep-ring" cx="\(places[1])%" cy="50%" r="8"/>\
          <circle class="hue \(roles[0])" cx="\(places[0])%" cy="50%" r="5.5"/>\
          <circle class="hue \(roles[2])" cx="\(places[2])%" cy="50%" r="5.5"/>
          """
      })
  }

  /// A key that may break after its points.
  private static func breakable(_ key: String) -> String {
    key.split(separator: ".").joined(separator: ".\u{200B}")
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

  // MARK: - Tables

  private var crossings: HTMLReport.Section? {
    let rows = summary.lines.flatMap { line in
      line.crossings.map { crossing -> (role: String, cells: [Markup]) in
        let interval =
          crossing.estimate == nil
          ? crossing.reason
          : "\(crossing.lowText ?? "…") to \(crossing.highText ?? "…")"
        let texts = [
          summary.factors[line.factor].key, crossing.before, crossing.lower,
          crossing.after, crossing.upper, crossing.estimate ?? "–", interval,
        ]
        return ("", texts.map { Markup(words: $0) })
      }
    }
    guard !rows.isEmpty else { return nil }
    let table = HTMLTable(
      "Neighbouring points of a line with different winners",
      columns: [
        .text("key"), .text("wins"), .number("up to"), .text("then wins"), .number("from"),
        .number("crossing about"), .text("95 % interval"),
      ], rows: rows)
    return HTMLReport.Section(
      id: "crossings", title: "Where exactly",
      body: """
        <p>The crossing is interpolated between the two points, replication by replication; its interval \
        holds the values at which the mean difference of the two can't be told from zero.</p>
        \(table.markup)
        """)
  }

  private var wins: HTMLReport.Section {
    let count = Double(max(1, summary.designCount))
    let rows = summary.shares.map { share -> (role: String, cells: [Markup]) in
      let cells: [Markup] = [
        "\(share.strategy)", "\(share.wins)", "\(format.percent(Double(share.wins) / count))",
        "\(share.clear)",
      ]
      return ("", cells)
    }
    let table = HTMLTable(
      "\(summary.designCount) points of the \(summary.design)",
      columns: [
        .text("strategy"), .number("wins"), .number("share"), .number("by more than chance"),
      ], rows: rows)
    return HTMLReport.Section(
      id: "shares", title: "How much of the space each strategy wins", body: table.markup)
  }

  private var points: HTMLReport.Section {
    let limit = 60
    let columns =
      [HTMLTable.Column.number("point")] + summary.factors.map { HTMLTable.Column.text($0.key) }
      + [
        .text("winner"), .text("second"), .number("lead"), .number("95 % interval"),
        .number("winner's mean"),
      ]
    let rows = summary.points.prefix(limit).map { point -> (role: String, cells: [Markup]) in
      let mean = point.rows.first { $0.strategy == point.winner }?.mean ?? 0
      let lead = point.margin.map {
        [amount($0.mean), "\(amount($0.low)) to \(amount($0.high))"]
      }
      let texts =
        ["\(point.number)"] + point.texts + [point.winner, point.runnerUp ?? "–"]
        + (lead ?? ["–", "–"]) + [amount(mean)]
      return ("", texts.map { "\($0)" })
    }
    let more: Markup =
      summary.points.count > limit ? "The first \(limit) points; a" : "A"
    return HTMLReport.Section(
      id: "points", title: "Every point",
      body: """
        <p>\(more)ll strategies at all points are in <code>sweep.csv</code>.</p>
        \(HTMLTable("Mean \(summary.metric)", columns: columns, rows: rows).markup)
        """)
  }

  private func amount(_ value: Double) -> String {
    summary.unit == "share" ? format.percent(value) : format.amount(value)
  }

  private var method: HTMLReport.Section {
    let rows = summary.factors.map { factor -> (role: String, cells: [Markup]) in
      let texts = [factor.key, factor.range, factor.current ?? "–"]
      return ("", texts.map { "\($0)" })
    }
    let table = HTMLTable(
      "What was swept", columns: [.text("key"), .text("values"), .text("in the scenario")],
      rows: rows)
    let extra = summary.points.count - summary.designCount
    let added: Markup =
      extra > 0 ? ", and \(extra) more on the lines through the centre" : ""
    return HTMLReport.Section(
      id: "method", title: "How it was swept",
      body: """
        <p>\(summary.designCount) points of the \(summary.design)\(added). Every point is a market of its \
        own, calibrated anew where the scenario calibrates, with the same seed (\(String(summary.seed))) \
        and the same replications, those on which <code>compare</code> ranks. A swept value is held \
        without its spread. A winner is the strategy with the best mean among those that hold every \
        guardrail; it wins by more than chance where the 95 % intervals of its paired differences to all \
        others lie above zero, each by itself.</p>
        \(table.markup)
        """)
  }
}
