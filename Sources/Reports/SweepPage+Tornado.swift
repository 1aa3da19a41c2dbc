import ResultsStore

// What moves the lead and the level of the winner at the centre.
extension SweepPage {
  var lead: HTMLReport.Section? {
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

  var level: HTMLReport.Section? {
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
}
