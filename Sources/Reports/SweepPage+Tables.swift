import ResultsStore

// Where exactly, how often, and every point.
extension SweepPage {
  var crossings: HTMLReport.Section? {
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

  var wins: HTMLReport.Section {
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

  var points: HTMLReport.Section {
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
        [difference($0.mean), "\(difference($0.low)) to \(difference($0.high))"]
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

  private func difference(_ value: Double) -> String {
    format.difference(value, unit: summary.unit)
  }

  private func amount(_ value: Double) -> String {
    summary.unit == "share" ? format.percent(value) : format.amount(value)
  }

  var method: HTMLReport.Section {
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
