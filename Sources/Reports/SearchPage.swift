import ResultsStore

/// The parts of a search's report.
struct SearchPage {
  let summary: SearchSummary
  private let format: ManagerNumber

  init(_ summary: SearchSummary) {
    self.summary = summary
    format = ManagerNumber(currency: summary.currency, minus: "−")
  }

  /// The answer in a box.
  var answer: Markup {
    let keep: Markup = summary.outcome == .found ? "" : " keep"
    let rest = summary.sentences.dropFirst().map { "<p>\(Markup(words: $0))</p>\n" as Markup }
    return """
      <section class="hero\(keep)" aria-label="Answer">
      <p class="kicker">What the search found</p>
      <p class="big">\(Markup(words: summary.sentences.first ?? ""))</p>
      \(rest)</section>
      """
  }

  /// All sections in reading order.
  var sections: [HTMLReport.Section] {
    [finalists, optima, surface, course, steps, method].compactMap { $0 }
  }

  private var objective: String {
    summary.objective + (summary.currency.isEmpty ? "" : ", \(summary.currency)")
  }

  private var finalists: HTMLReport.Section {
    let columns =
      [HTMLTable.Column.text("")] + summary.parameters.map { HTMLTable.Column.text($0.name) }
      + [
        .number("search"), .number("fresh"), .number("gain, search"), .number("gain, fresh"),
        .number("95 % interval"), .number("optimism"),
      ]
    let rows = summary.finalists.map { row -> (role: String, cells: [Markup]) in
      (row.isChosen ? "winner" : "", finalistCells(row))
    }
    let table = HTMLTable(
      "Mean \(objective), over \(summary.replications) replications of the search and "
        + "\(summary.freshReplications) fresh ones", columns: columns, rows: rows)
    return HTMLReport.Section(
      id: "finalists", title: "Finalists on fresh replications",
      body: """
        <p>Fresh replications had no part in the search. The gain is over the strategy as it stands, \
        replication by replication; optimism is the part of the search's gain that did not come \
        true.</p>
        \(table.markup)
        """)
  }

  private func finalistCells(_ row: SearchSummary.Finalist) -> [Markup] {
    let kind = row.isStart ? "as it stands" : row.isChosen ? "found" : "finalist"
    let flag = row.isFeasible ? "" : " (breaks a guardrail)"
    let gains =
      row.isStart
      ? ["", "", "", ""]
      : [
        format.signed(row.searchGain, format.amount),
        format.signed(row.freshGain.mean, format.amount),
        "\(format.amount(row.freshGain.low)) to \(format.amount(row.freshGain.high))",
        format.amount(row.optimism),
      ]
    let texts =
      ["\(kind)\(flag)"] + row.texts
      + [format.amount(row.searchMean), format.amount(row.fresh.mean)] + gains
    return texts.map { "\($0)" }
  }

  private var optima: HTMLReport.Section? {
    guard !summary.optima.isEmpty else { return nil }
    let columns =
      summary.parameters.map { HTMLTable.Column.text($0.name) } + [.number("per occasion")]
    let rows = summary.optima.enumerated().map {
      index, optimum -> (role: String, cells: [Markup]) in
      let cells = (optimum.values + [optimum.perOccasion]).map { value -> Markup in
        "\(format.decimal(value, decimals: 6))"
      }
      return (index == 0 ? "winner" : "", cells)
    }
    let table = HTMLTable(
      "Local maxima of the closed form, not rounded to prices that can be posted", columns: columns,
      rows: rows)
    return HTMLReport.Section(
      id: "closed-form", title: "What the closed form of demand says",
      body: """
        <p>The objective per occasion with rivals at list and assumptions at their centres.</p>
        \(table.markup)
        """)
  }

  private var surface: HTMLReport.Section? {
    let charts = SearchChart.charts(summary)
    guard !charts.isEmpty else { return nil }
    let words: Markup =
      summary.parameters.count == 1
      ? "Every point that was tried, with the 95 % interval of its mean."
      : summary.parameters.count == 2
        ? "Every point that was tried; the fuller the colour, the better."
        : "Every point that was tried, parameter by parameter; the others move too."
    return HTMLReport.Section(
      id: "surface", title: "The \(summary.objective) over the searched values",
      body: """
        <p>\(words) \(SearchChart.legend(summary))</p>
        <div class="search-charts">\(charts)</div>
        """)
  }

  private var course: HTMLReport.Section {
    HTMLReport.Section(
      id: "path", title: "The search's path",
      body: """
        <p>The best mean so far, by evaluation.</p>
        <div class="search-charts">\(SearchChart.course(summary))</div>
        """)
  }

  /// The best twenty evaluations.
  private var steps: HTMLReport.Section {
    let best = summary.path.filter { $0.values != nil }.sorted { left, right in
      if left.isFeasible != right.isFeasible { return left.isFeasible }
      return left.mean != right.mean ? left.mean > right.mean : left.number < right.number
    }.prefix(20)
    let columns =
      [HTMLTable.Column.text("evaluation"), .text("phase")]
      + summary.parameters.map { HTMLTable.Column.text($0.name) }
      + [.number("mean"), .number("standard error"), .text("stands against it")]
    let rows = best.map { step -> (role: String, cells: [Markup]) in
      let texts =
        ["\(step.number)", step.phase] + step.texts
        + [format.amount(step.mean), format.amount(step.standardError), step.reason]
      return ("", texts.map { "\($0)" })
    }
    return HTMLReport.Section(
      id: "evaluations", title: "The best evaluations",
      body: HTMLTable("Mean \(objective); all in search.csv", columns: columns, rows: rows).markup)
  }

  private var evaluations: String {
    summary.path.count == 1 ? "1 evaluation" : "\(summary.path.count) evaluations"
  }

  private var method: HTMLReport.Section {
    let rows = summary.parameters.map { parameter -> (role: String, cells: [Markup]) in
      let texts = [parameter.name, parameter.range, parameter.source, "\(parameter.values)"]
      return ("", texts.map { "\($0)" })
    }
    let table = HTMLTable(
      "What was varied",
      columns: [.text("parameter"), .text("values"), .text("bounds from"), .number("how many")],
      rows: rows)
    return HTMLReport.Section(
      id: "method", title: "How it was searched",
      body: """
        <p>By \(summary.method): \(summary.methodReason). \(evaluations) took \
        \(summary.cells) cells, each a simulated season, of a budget of \(summary.budget); every point \
        met the same \
        \(summary.replications) replications, which no comparison uses. Seed \
        \(String(summary.seed)).</p>
        \(table.markup)
        """)
  }
}
