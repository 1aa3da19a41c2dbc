import ResultsStore

extension HTMLReport {
  private typealias Effect = ComparisonSummary.PromotionEffect

  /// What each promotion changed: in words, as two waterfalls, and all of them in a table.
  static func incrementality(_ context: ReportContext) -> Section? {
    guard let effects = context.summary.promotionEffects, !effects.isEmpty else { return nil }
    let heads = effects.filter { isHeadline($0, among: effects) }
    return Section(
      id: "incrementality", title: "What the promotions changed",
      body: """
        <p class="lead">Fresh seasons were simulated again without the promotion: the same consumers \
        with the same needs, the promoted products at list price. What differs is what the promotion \
        did.</p>
        \(heads.map { headline($0, context) })\(table(effects, context))\
        \(heads.map { segments($0, context) })
        """)
  }

  /// The whole of a strategy's promotions, with everyone reacting.
  private static func isHeadline(_ effect: Effect, among effects: [Effect]) -> Bool {
    guard effect.twin == .total else { return false }
    let own = effects.filter { $0.strategy == effect.strategy && $0.twin == .total }
    return effect.kind == .all || own.count == 1
  }

  private static func title(_ effect: Effect) -> Markup {
    effect.kind == .all
      ? "<code>\(effect.strategy)</code>: all promotions together"
      : "<code>\(effect.strategy)</code>: \(effect.promotion)"
  }

  private static func headline(_ effect: Effect, _ context: ReportContext) -> Markup {
    let reading = PromotionReading(effect: effect, format: context.format)
    return """
      <h3>\(title(effect))</h3>
      <p>\(reading.sentences.joined(separator: " "))</p>
      <div class="falls">
      <figure><figcaption>Units a season: where the extra units of the promoted products came from\
      </figcaption>\(unitSteps(reading).markup)</figure>
      <figure><figcaption>Contribution a season, \(context.header.currency): what it earned and what \
      it cost</figcaption>\(moneySteps(reading).markup)</figure>
      </div>\n
      """
  }

  private static func unitSteps(_ reading: PromotionReading) -> WaterfallChart {
    let step = { (name: String, part: PromotionReading.Name, sign: Double, isTotal: Bool) in
      let value = sign * reading.mean(part)
      return WaterfallChart.Step(
        name: name, value: value, text: reading.format.signed(value, reading.units),
        isTotal: isTotal)
    }
    return WaterfallChart(steps: [
      step("Extra promoted units", .grossLift, 1, true),
      step("Our other products", .cannibalisation, -1, false),
      step("Rivals", .switching, -1, false),
      step("Other weeks", .timing, -1, false),
      step("New to the category", .growth, 1, true),
    ])
  }

  private static func moneySteps(_ reading: PromotionReading) -> WaterfallChart {
    let step = { (name: String, value: Double) in
      WaterfallChart.Step(
        name: name, value: value,
        text: reading.format.signed(value, reading.format.amount), isTotal: false)
    }
    let total = reading.effect.estimate(.contribution)
    return WaterfallChart(steps: [
      step("Extra units at usual prices", reading.mean(.margin)),
      step("Discount, bought anyway", reading.mean(.discountSubsidised)),
      step("Discount, other units", reading.mean(.discountIncremental)),
      step("Paid by suppliers", reading.mean(.funding)),
      step("Display and contacts", reading.mean(.display)),
      step("Orders, fees, stock", reading.rest),
      .init(
        name: "Contribution", value: total.mean,
        text: reading.format.signed(total.mean, reading.format.amount),
        interval: reading.interval(total),
        isTotal: true),
    ])
  }

  private static func table(_ effects: [Effect], _ context: ReportContext) -> Markup {
    HTMLTable(
      """
      Per season, means over fresh seasons. Everyone reacts: without the promotion, rivals and our own \
      rules would have set other prices. Prices held: all other prices stay as they were with it
      """,
      columns: [
        .text("Promotion"), .number("Extra units"),
        .number("From our others"), .number("From rivals"), .number("From other weeks"),
        .number("New"), .number("Bought anyway"), .number("Discount"), .number("Suppliers"),
        .number("Costs"), .number("Contribution, \(context.header.currency)"), .number("ROI"),
      ],
      rows: ordered(effects).map { effect in
        (effect.twin == .total ? "winner" : "", cells(effect, context))
      }
    ).markup
  }

  /// Both twins of a promotion one below the other.
  private static func ordered(_ effects: [Effect]) -> [Effect] {
    effects.filter { $0.twin == .total }.flatMap { total in
      [total]
        + effects.filter {
          $0.twin == .direct && $0.strategy == total.strategy
            && $0.promotion == total.promotion
        }
    }
  }

  private static func cells(_ effect: Effect, _ context: ReportContext) -> [Markup] {
    let reading = PromotionReading(effect: effect, format: context.format)
    let (isDifference, format) = (effect.kind == .interaction, context.format)
    let units = { (name: PromotionReading.Name) -> Markup in
      "\(reading.units(reading.mean(name)))"
    }
    let counts: [Markup] = [
      "\(format.signed(reading.mean(.grossLift), reading.units))", units(.cannibalisation),
      units(.switching), units(.timing), units(.growth),
      "\(effect.subsidisedShare.map(format.percent) ?? "–")",
    ]
    let money: [Markup] = [
      reading.discount, reading.mean(.funding), reading.cost,
    ].map { "\(format.amount($0))" }
    let back = isDifference ? nil : effect.returnOnSpend
    return [name(effect)] + counts + money
      + [interval(effect.estimate(.contribution), reading), "\(back.map(format.price) ?? "–")"]
  }

  private static func interval(
    _ estimate: ComparisonSummary.Estimate, _ reading: PromotionReading
  ) -> Markup {
    """
    \(reading.format.signed(estimate.mean, reading.format.amount))<span class="sub">\
    \(reading.interval(estimate))</span>
    """
  }

  private static func name(_ effect: Effect) -> Markup {
    guard effect.twin == .total else { return "<span class=\"sub\">prices held</span>" }
    let about =
      switch effect.kind {
      case .dated: "\(effect.firstDay ?? "") to \(effect.lastDay ?? "")"
      case .interaction: "all together less the sum of the others"
      case .cut, .rest, .all: effect.products.joined(separator: ", ")
      }
    return """
      \(effect.promotion)<span class="sub">\(effect.strategy)</span>\
      <span class="sub wrap">\(about)</span><span class="sub">everyone reacts</span>
      """
  }

  private static func segments(_ effect: Effect, _ context: ReportContext) -> Markup {
    let rows = effect.breakdowns.filter { $0.segment != nil }
    guard rows.count > 1 else { return "" }
    let table = HTMLTable(
      "Per season by segment; display and other costs without a buyer are in no segment",
      columns: [
        .text("Segment"), .number("Extra units"), .number("New"), .number("Bought anyway, units"),
        .number("Discount"), .number("Contribution, \(context.header.currency)"),
      ],
      rows: rows.map { ("", segmentCells($0, effect, context)) })
    return """
      <details><summary>By segment: \(effect.strategy), \(effect.promotion)</summary>\
      \(table.markup)</details>\n
      """
  }

  private static func segmentCells(
    _ row: ComparisonSummary.Breakdown, _ effect: Effect, _ context: ReportContext
  ) -> [Markup] {
    var part = effect
    part.parts = row.parts
    let reading = PromotionReading(effect: part, format: context.format)
    return [
      "\(row.segment ?? "")",
      "\(context.format.signed(reading.mean(.grossLift), reading.units))",
      "\(reading.units(reading.mean(.growth)))", "\(reading.units(reading.mean(.subsidised)))",
      "\(context.format.amount(reading.discount))",
      interval(part.estimate(.contribution), reading),
    ]
  }
}
