import ResultsStore

extension HTMLReport {
  private typealias Learner = LearningSummary.Learner

  /// What learning prices by trial cost and found.
  static func learning(_ context: ReportContext) -> Section? {
    guard let learning = context.summary.learning else { return nil }
    return Section(
      id: "learning", title: "What learning cost and found",
      body: """
        \(regretTable(learning, context))\(regretFigure(learning, context))\
        \(triedFigure(learning, context))\(beliefFigures(learning, context))\
        \(lastFigure(learning, context))\(settledFigure(learning, context))
        """)
  }

  // MARK: - Regret

  private static func regretTable(
    _ learning: LearningSummary, _ context: ReportContext
  ) -> Markup {
    let rows = learning.learners.flatMap { learner in
      learner.regrets.map { regret -> (role: String, cells: [Markup]) in
        let cells = [
          reference(regret.role, learning), amount(regret, context),
          context.format.percent(regret.aheadShare),
          regret.breakEvenWeek.map { context.format.decimal($0, decimals: 0) } ?? "never",
        ]
        return (
          role(learner, context), ["<code>\(learner.strategy)</code>"] + cells.map { "\($0)" }
        )
      }
    }
    let table = HTMLTable(
      "Regret: contribution that a learner has missed against others, mean and middle 80 % of "
        + "replications",
      columns: [
        .text("Learner"), .text("Against"), .number("Regret, \(context.header.currency)"),
        .number("Ahead at the end"), .number("Ahead for good from week"),
      ], rows: rows)
    return """
      <p>A strategy that learns pays for what it finds out. Contribution is counted day by day here: units \
      times what a unit leaves at the day’s last price.</p>\(table.markup)
      """
  }

  private static func role(_ learner: Learner, _ context: ReportContext) -> String {
    learner.strategy == context.summary.verdict.strategy ? "winner" : ""
  }

  private static func reference(
    _ role: LearningSummary.Reference.Role, _ learning: LearningSummary
  ) -> String {
    let name = learning.references.first { $0.role == role }?.strategy ?? ""
    return switch role {
    case .clairvoyant: "\(name), which knows demand"
    case .bestFixed: "\(name), the best fixed price"
    case .baseline: "\(name), the baseline"
    }
  }

  private static func amount(
    _ regret: LearningSummary.Regret, _ context: ReportContext
  ) -> String {
    let ends = [regret.mean, regret.low, regret.high].map {
      context.format.amount($0.last ?? 0)
    }
    return "\(ends[0]) (\(ends[1]) to \(ends[2]))"
  }

  /// A panel per learner: cumulative regret against each reference, as a share of what that earns.
  private static func regretFigure(
    _ learning: LearningSummary, _ context: ReportContext
  ) -> Markup {
    let panels = learning.learners.prefix(ReportContext.panelLimit).map { learner -> Markup in
      let courses = learner.regrets.reversed().map { series($0, learning) }
      let days = courses.map(\.values.count).max() ?? 0
      let ends = learner.regrets.map { regret in
        "against \(reference(regret.role, learning)): \(amount(regret, context))"
      }
      let chart = PanelChart(
        title: "Regret of \(learner.strategy)", description: ends.joined(separator: "; "),
        series: courses, dayLabels: dayLabels(context, days: days), coolDownFrom: nil,
        fromZero: true)
      return "<div><h3>\(learner.strategy)</h3>\(chart.markup)</div>\n"
    }
    guard learning.learners.contains(where: { !$0.regrets.isEmpty }) else { return "" }
    let names = learning.references.map { reference -> Markup in
      """
      <span><svg aria-hidden="true"><path class="line \(lineRole(reference.role))" d="M1 7H29"/></svg>\
      against \(self.reference(reference.role, learning))</span>
      """
    }
    return """
      <figure><figcaption>Cumulative regret in % of what the other earns in all weeks: mean over \
      replications, and the band of the middle 80 %. Where a line is level the learner earns as much as the \
      other, where it falls it earns more; below zero it is ahead in all.</figcaption>\
      <div class="legend">\(names)</div><div class="panels">\(panels)</div></figure>\n
      """
  }

  private static func lineRole(_ role: LearningSummary.Reference.Role) -> String {
    switch role {
    case .clairvoyant: "winner"
    case .bestFixed: "rival"
    case .baseline: "baseline"
    }
  }

  private static func series(
    _ regret: LearningSummary.Regret, _ learning: LearningSummary
  ) -> PanelChart.Series {
    let total = learning.references.first { $0.role == regret.role }?.contribution ?? 1
    func days(_ values: [Double]) -> [Double] {
      values.flatMap { Array(repeating: total == 0 ? 0 : 100 * $0 / total, count: 7) }
    }
    return PanelChart.Series(
      role: lineRole(regret.role), values: days(regret.mean),
      band: (days(regret.low), days(regret.high)))
  }

  // MARK: - Prices

  /// A panel per learner and product: the share of days at each price, over time.
  private static func triedFigure(
    _ learning: LearningSummary, _ context: ReportContext
  ) -> Markup {
    let panels = learning.learners.flatMap { learner in
      learner.tried.map { tried -> Markup in
        """
        <div><h3>\(learner.strategy): \(tried.product)</h3>\(chart(tried, learner, context).markup)\
        </div>\n
        """
      }
    }
    guard !panels.isEmpty else { return "" }
    let left = panels.count - ReportContext.panelLimit
    return """
      <figure><figcaption>Prices tried, in \(context.header.currency), over time: the darker, the larger \
      the share of days and replications at that price.\(left > 0 ? " \(left) more are left out." : "")\
      </figcaption><div class="panels">\(Markup(panels.prefix(ReportContext.panelLimit)))</div></figure>\n
      \(foundTable(learning, context))
      """
  }

  private static func chart(
    _ tried: LearningSummary.PricesTried, _ learner: Learner, _ context: ReportContext
  ) -> PriceShareChart {
    let days = tried.shares.count * tried.stretchDays
    let last = tried.shares.last ?? []
    let favourite = last.indices.max { last[$0] < last[$1] } ?? 0
    return PriceShareChart(
      title: "Prices that \(learner.strategy) tried for \(tried.product)",
      description: "at last most often \(price(tried.prices[favourite], context)), "
        + "\(context.format.percent(last[favourite])) of days",
      prices: tried.prices.map { price($0, context) }, shares: tried.shares,
      labels: dayLabels(context, days: days).map {
        (Double($0.day) / Double(tried.stretchDays), $0.text)
      })
  }

  private static func price(_ value: Double, _ context: ReportContext) -> String {
    context.format.decimal(value, decimals: 2)
  }

  /// What each price sold, which is what a learner goes by, and how often it stood at last.
  private static func foundTable(
    _ learning: LearningSummary, _ context: ReportContext
  ) -> Markup {
    let rows = learning.learners.flatMap { learner in
      learner.tried.flatMap { tried in
        tried.prices.indices.map { row -> (role: String, cells: [Markup]) in
          let all =
            tried.shares.reduce(0) { $0 + $1[row] } / Double(max(1, tried.shares.count))
          let last = tried.shares.last?[row] ?? 0
          return (
            role(learner, context),
            [
              "<code>\(learner.strategy)</code>", "\(tried.product)",
              "\(price(tried.prices[row], context))", "\(context.format.percent(all))",
              "\(context.format.percent(last))", "\(context.format.general(tried.units[row]))",
            ]
          )
        }
      }
    }
    let table = HTMLTable(
      "What each price sold, on which a learner’s belief rests",
      columns: [
        .text("Learner"), .text("Product"), .number("Price, \(context.header.currency)"),
        .number("Share of days"), .number("At last"), .number("Units a day"),
      ], rows: rows)
    return "<details><summary>What each price sold</summary>\(table.markup)</details>\n"
  }

  // MARK: - Cycles

  /// Own and rivals' prices of the last four weeks of one season.
  private static func lastFigure(
    _ learning: LearningSummary, _ context: ReportContext
  ) -> Markup {
    let panels = learning.learners.filter { !$0.last.isEmpty }.map { learner -> Markup in
      let series = learner.last.map {
        PanelChart.Series(
          role: $0.firm == context.header.firm ? "winner" : "rival", values: $0.prices)
      }
      let days = series.map(\.values.count).max() ?? 0
      let means = learner.last.map { last in
        let mean = last.prices.reduce(0, +) / Double(max(1, last.prices.count))
        return "\(last.product) of \(last.firm): \(price(mean, context)) on average"
      }
      let chart = PanelChart(
        title: "Last prices under \(learner.strategy)", description: means.joined(separator: "; "),
        series: series,
        dayLabels: stride(from: 0, to: days, by: 7).map { ($0, "−\(days - $0) days") },
        coolDownFrom: nil, fromZero: false)
      return "<div><h3>\(learner.strategy)</h3>\(chart.markup)</div>\n"
    }
    guard !panels.isEmpty else { return "" }
    return """
      <figure><figcaption>The last four weeks of the first replication, in \(context.header.currency): do \
      the firms keep a price, go round in a cycle, or still try?</figcaption>\
      <div class="legend"><span><svg aria-hidden="true"><path class="line winner" d="M1 7H29"/></svg>\
      \(context.header.firm)</span><span><svg aria-hidden="true"><path class="line rival" d="M1 7H29"/>\
      </svg>rivals</span></div><div class="panels">\(panels)</div></figure>\n
      """
  }
}
