import ResultsStore

extension HTMLReport {
  /// What coupons for chosen customers were expected to bring, and what they brought.
  static func targeting(_ context: ReportContext) -> Section? {
    guard let targeting = context.summary.targeting else { return nil }
    let names = context.dense.map(\.name).filter { name in
      targeting.rows.contains { $0.strategy == name }
    }
    guard !names.isEmpty else { return nil }
    return Section(
      id: "targeting", title: "Whom the coupons changed",
      body: """
        <p class="lead">A coupon pays where it changes what somebody buys, and costs where they would \
        have bought anyway. The gain is contribution after contacts, reductions and handling, against \
        the same season without these coupons: only a simulation can know it. What the firm can \
        measure is the difference to those it held out by chance.</p>
        \(gainTable(targeting, names, context))\(charts(targeting, names, context))
        """)
  }

  private static func gainTable(
    _ targeting: TargetingSummary, _ names: [String], _ context: ReportContext
  ) -> Markup {
    let currency = context.header.currency
    let reference = context.dense.first { $0.isReference && names.contains($0.name) }
    let most = reference.flatMap { targeting.estimate("true gain", strategy: $0.name) }
    return HTMLTable(
      "Means of a season; 95 % intervals of the gains",
      columns: [.text("Strategy")]
        + [
          "Coupons sent", "Spent, \(currency)", "Budget, \(currency)", "Gain expected, \(currency)",
          "Gain measured on those held out, \(currency)", "True gain, \(currency)",
          "Of what full knowledge brings",
        ].map { .number($0) },
      rows: names.map { name in
        func cell(_ measure: String) -> Markup {
          plain(targeting.estimate(measure, strategy: name), context)
        }
        let gain = targeting.estimate("true gain", strategy: name)
        let cells: [Markup] = [
          "\(name)", cell("sent"), spent(targeting, name, context),
          budget(targeting, name, context),
          cell("predicted gain"),
          ranged(targeting.estimate("measured gain", strategy: name), context),
          ranged(gain, context), share(gain, of: most, context),
        ]
        let isWinner = context.dense.contains { $0.name == name && isRecommended($0, context) }
        return (isWinner ? "winner" : "", cells)
      }
    ).markup
  }

  private static func plain(
    _ estimate: ComparisonSummary.Estimate?, _ context: ReportContext
  ) -> Markup {
    estimate.map { "\(context.format.decimal($0.mean, decimals: 0))" } ?? "–"
  }

  private static func ranged(
    _ estimate: ComparisonSummary.Estimate?, _ context: ReportContext
  ) -> Markup {
    guard let estimate else { return "–" }
    func text(_ value: Double) -> String {
      context.format.signed(value) { context.format.decimal($0, decimals: 0) }
    }
    return """
      \(text(estimate.mean))<span class="sub">\(text(estimate.low)) to \(text(estimate.high))</span>
      """
  }

  private static func spent(
    _ targeting: TargetingSummary, _ name: String, _ context: ReportContext
  ) -> Markup {
    let spent = plain(targeting.estimate("spent", strategy: name), context)
    guard let expected = targeting.estimate("expected cost", strategy: name) else { return spent }
    return "\(spent)<span class=\"sub\">expected \(plain(expected, context))</span>"
  }

  private static func budget(
    _ targeting: TargetingSummary, _ name: String, _ context: ReportContext
  ) -> Markup {
    guard let budget = targeting.estimate("budget", strategy: name) else { return "no limit" }
    guard let gap = targeting.estimate("missed at most", strategy: name) else {
      return plain(budget, context)
    }
    return """
      \(plain(budget, context))<span class="sub">plan within \
      \(context.format.price(gap.mean)) of the best</span>
      """
  }

  private static func share(
    _ gain: ComparisonSummary.Estimate?, of most: ComparisonSummary.Estimate?,
    _ context: ReportContext
  ) -> Markup {
    guard let gain, let most, most.mean > 0 else { return "–" }
    return "\(context.format.percent(gain.mean / most.mean))"
  }
}

// The curves of strategies that rank customers.
extension HTMLReport {
  private static func charts(
    _ targeting: TargetingSummary, _ names: [String], _ context: ReportContext
  ) -> Markup {
    let panels = names.flatMap { name in
      [qini(targeting, name, context), tenths(targeting, name, context)].compactMap { $0 }
    }
    guard !panels.isEmpty else { return "" }
    return """
      <figure><figcaption>Left: the Qini curve, extra contribution per customer of the warm-up’s trial \
      if only the best-ranked share gets coupons, on customers whom the model had not seen; the straight \
      line is a ranking by chance. Right: expected and true gain of a customer who got a coupon, by tenths of the \
      expected gain, best first. Means over replications, in \(context.header.currency).</figcaption>\
      <div class="panels">\(Markup(panels))</div></figure>\n
      """
  }

  private static func qini(
    _ targeting: TargetingSummary, _ name: String, _ context: ReportContext
  ) -> Markup? {
    let points = targeting.course("qini curve", strategy: name)
      .map { (x: $0.place, y: $0.estimate.mean) }
    guard let last = points.last else { return nil }
    let coefficient = targeting.estimate("qini coefficient", strategy: name)
    let chart = CurveChart(
      title: "Qini curve of \(name)",
      lines: [
        .init(role: "baseline", name: "by chance", points: [(0, 0), last]),
        .init(role: "winner", name: "by expected gain", points: points),
      ], labels: [0, 0.25, 0.5, 0.75].map { ($0, context.format.percent($0)) },
      vertical: .amount)
    let area = coefficient.map { context.format.decimal($0.mean, decimals: 4) } ?? "–"
    return """
      <div><h3>\(name): Qini curve</h3><p class="caption">Share of customers; area above chance \
      \(area)</p>\(chart.markup)</div>
      """
  }

  private static func tenths(
    _ targeting: TargetingSummary, _ name: String, _ context: ReportContext
  ) -> Markup? {
    func points(_ measure: String) -> [(x: Double, y: Double)] {
      targeting.course(measure, strategy: name).map { ($0.place, $0.estimate.mean) }
    }
    let predicted = points("predicted gain of a customer")
    guard !predicted.isEmpty else { return nil }
    let chart = CurveChart(
      title: "Expected and true gain of \(name)",
      lines: [
        .init(role: "baseline", name: "expected", points: predicted),
        .init(role: "winner", name: "true", points: points("true gain of a customer")),
      ], labels: [1, 4, 7, 10].map { (Double($0), "\($0)") }, vertical: .amount)
    return """
      <div><h3>\(name): expected and true gain</h3><p class="caption">Tenth of those who got \
      one</p>\(chart.markup)</div>
      """
  }
}
