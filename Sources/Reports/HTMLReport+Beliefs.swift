import ResultsStore

// What learners believed, and where Q-learning firms end up.
extension HTMLReport {
  private typealias Belief = LearningSummary.Belief

  /// The words of `MarketModel.PriceBelief.Measure`.
  private enum Measure {
    static let sales = "units per chance"
    static let coefficient = "price coefficient"
    static let here = "value after the last prices"
    static let best = "value after the best prices"
  }

  /// A panel per learner, product and kind of belief.
  static func beliefFigures(
    _ learning: LearningSummary, _ context: ReportContext
  ) -> Markup {
    """
    \(salesFigure(learning, context))\(coefficientFigure(learning, context))\
    \(valueFigure(learning, context))
    """
  }

  /// All of a learner's beliefs about one thing, by product.
  private static func beliefs(
    _ learning: LearningSummary, about measure: String
  ) -> [(strategy: String, belief: Belief)] {
    learning.learners.flatMap { learner in
      learner.beliefs.filter { $0.measure == measure }.map { (learner.strategy, $0) }
    }
  }

  private static func figure(
    _ panels: [Markup], caption: Markup, legend: [(role: String, name: Markup)]
  ) -> Markup {
    guard !panels.isEmpty else { return "" }
    let left = panels.count - ReportContext.panelLimit
    let names = legend.map { item -> Markup in
      """
      <span><svg aria-hidden="true" class="\(item.role)"><line class="belief" x1="15" x2="15" y1="0" y2="14"/>\
      <line class="belief inner" x1="15" x2="15" y1="3" y2="11"/>\
      <circle class="belief-mean" cx="15" cy="7" r="2.6"/></svg>\(item.name)</span>
      """
    }
    return """
      <figure><figcaption>\(caption)\(left > 0 ? " \(left) more are left out." : "")</figcaption>\
      <div class="legend">\(names)</div>\
      <div class="panels">\(Markup(panels.prefix(ReportContext.panelLimit)))</div></figure>\n
      """
  }

  // MARK: - Posteriors

  private static let eras = ["baseline", "rival", "winner"]

  /// Early, half-way and at the end: what a chance to sell brings at each price.
  private static func salesFigure(
    _ learning: LearningSummary, _ context: ReportContext
  ) -> Markup {
    let panels = beliefs(learning, about: Measure.sales).map { strategy, belief -> Markup in
      let prices = Set(belief.points.map(\.price)).sorted()
      let looks = looks(belief)
      let groups = zip(eras.suffix(looks.count), looks).map { role, day in
        BeliefChart.Group(
          role: role,
          marks: belief.points.filter { $0.day == day }.map {
            mark($0, column: prices.firstIndex(of: $0.price) ?? 0)
          })
      }
      let chart = BeliefChart(
        title: "What \(strategy) believes of \(belief.product)",
        description: "at the end " + lastWords(belief, context),
        columns: prices.map { context.format.price($0) }, groups: groups, fromZero: true)
      return "<div><h3>\(strategy): \(belief.product)</h3>\(chart.markup)</div>\n"
    }
    return figure(
      panels,
      caption: """
        What learners believed in the first replication: contribution of a chance to sell, in \
        \(context.header.currency), at each price. A dot is the expectation, the thick line holds 80 % of the \
        belief, the thin one 95 %; learners that keep no more than a mean have dots alone. All replications \
        that are kept: <code>tables/beliefs.csv</code>.
        """,
      legend: [
        (eras[0], "after a twelfth of the weeks"), (eras[1], "half-way"), (eras[2], "at the end"),
      ])
  }

  /// The days shown: the second look, the middle one and the last, as far as there are so many.
  private static func looks(_ belief: Belief) -> [Double] {
    let days = Set(belief.points.map(\.day)).sorted()
    guard days.count > 3 else { return Array(days.suffix(3)) }
    return [days[1], days[days.count / 2], days[days.count - 1]]
  }

  private static func mark(_ point: Belief.Point, column: Int) -> BeliefChart.Mark {
    BeliefChart.Mark(column: column, mean: point.mean, band: point.band)
  }

  private static func lastWords(_ belief: Belief, _ context: ReportContext) -> String {
    let end = belief.points.map(\.day).max() ?? 0
    return belief.points.filter { $0.day == end }.map { point in
      let price = context.format.price(point.price)
      let ends =
        point.band.count == 4
        ? " (\(context.format.general(point.band[0])) to \(context.format.general(point.band[3])))"
        : ""
      return "\(price): \(context.format.general(point.mean))\(ends)"
    }.joined(separator: "; ")
  }

  // MARK: - Coefficients

  /// The price's coefficient over time.
  private static func coefficientFigure(
    _ learning: LearningSummary, _ context: ReportContext
  ) -> Markup {
    let panels = beliefs(learning, about: Measure.coefficient).map { strategy, belief -> Markup in
      let points = belief.points.sorted { $0.day < $1.day }
      let chart = BeliefChart(
        title: "Price coefficient that \(strategy) estimates",
        description: points.last.map {
          "at the end \(context.format.general($0.mean))"
            + ($0.band.count == 4
              ? ", 95 % \(context.format.general($0.band[0])) to \(context.format.general($0.band[3]))"
              : "")
        } ?? "",
        columns: points.map { "\(context.format.decimal(($0.day / 7).rounded(), decimals: 0))" },
        groups: [
          BeliefChart.Group(
            role: "winner", marks: points.enumerated().map { mark($1, column: $0) })
        ], fromZero: true)
      return "<div><h3>\(strategy): \(belief.product)</h3>\(chart.markup)</div>\n"
    }
    return figure(
      panels,
      caption: """
        By how much demand falls with the price, as learners estimated it after so many weeks of the first \
        replication: the slope of the line through sales per chance, or the price coefficient of the logit.
        """, legend: [("winner", "estimate, 80 % and 95 %")])
  }

  // MARK: - Q-values

  private static func valueFigure(
    _ learning: LearningSummary, _ context: ReportContext
  ) -> Markup {
    let best = beliefs(learning, about: Measure.best)
    let panels = beliefs(learning, about: Measure.here).map { strategy, here -> Markup in
      let end = here.points.map(\.day).max() ?? 0
      let other = best.first { $0.strategy == strategy && $0.belief.product == here.product }
      let courses = [(eras[0], other?.belief.points ?? []), (eras[2], here.points)]
        .map { role, points in
          BeliefChart.Group(
            role: role,
            marks: points.filter { $0.day == end }.sorted { $0.price < $1.price }.enumerated()
              .map { mark($1, column: $0) })
        }
      let prices = here.points.filter { $0.day == end }.map(\.price).sorted()
      let chart = BeliefChart(
        title: "Q-values of \(strategy) at the end",
        description: "after the last prices " + lastWords(here, context),
        columns: prices.map { context.format.price($0) }, groups: courses, fromZero: false)
      return "<div><h3>\(strategy): \(here.product)</h3>\(chart.markup)</div>\n"
    }
    return figure(
      panels,
      caption: """
        Q-values at the end of the first replication, in \(context.header.currency) per period: what each price \
        is held to be worth from now on, discounted, times 1 − discount, so that it compares with a \
        period’s profit.
        """,
      legend: [(eras[2], "after the last prices"), (eras[0], "after the prices best for it")])
  }

  // MARK: - Where it ends

  /// What becomes of Q-learning firms that go on until nobody’s plan changes: cycles and deviations.
  static func settledFigure(
    _ learning: LearningSummary, _ context: ReportContext
  ) -> Markup {
    let panels = learning.learners.compactMap { learner in
      learner.settled.map { settled(learner.strategy, $0, context) }
    }
    guard !panels.isEmpty else { return "" }
    return """
      <figure><figcaption>Where the firms end up if they go on, in this market and with these rules, until \
      nobody’s plan has changed for 100,000 periods: the length of the cycle that they repeat, and what \
      becomes of prices when one firm leaves it for a period and answers the others as if there were no \
      tomorrow. <code>marketeer collusion</code> plays more sessions.</figcaption>\(panels)</figure>\n
      """
  }

  private static func settled(
    _ strategy: String, _ settled: LearningSummary.Settled, _ context: ReportContext
  ) -> Markup {
    let format = context.format
    var words = [
      "\(settled.sessions) sessions, \(format.percent(settled.convergedShare)) settled"
    ]
    if let gain = settled.profitGain {
      words.append("profit gain \(format.decimal(gain, decimals: 2)) (0 competition, 1 cartel)")
    }
    if let share = settled.unprofitableShare, let gain = settled.deviationGain {
      words.append(
        "\(format.percent(share)) of deviations cost the deviator; on average its discounted profit "
          + "changes by \(format.percent(gain))")
    }
    let charts = CollusionPlot.charts(
      deviator: settled.deviator, others: settled.others, cycleShares: settled.cycleShares)
    let panels = charts.map { "<div><h3>\($0.title)</h3>\($0.markup)</div>\n" as Markup }
    return """
      <p><code>\(strategy)</code>: \(words.joined(separator: "; ")).</p><div class="panels">\(panels)</div>\n
      """
  }
}
