import ResultsStore

extension HTMLReport {
  /// What each segment paid under each strategy.
  static func pricesPaid(_ context: ReportContext) -> Section? {
    let rows = context.summary.pricesPaid
    guard !rows.isEmpty else { return nil }
    var seen: Set<String> = []
    let segments = rows.map(\.segment).filter { seen.insert($0).inserted }
    let table = HTMLTable(
      "Mean price paid per unit; below it units a season and the share on deal",
      columns: [.text("Strategy")] + segments.map { .number($0) },
      rows: context.dense.map { strategy in
        let cells = segments.map { segment -> Markup in
          let row = rows.first { $0.strategy == strategy.name && $0.segment == segment }
          return row.map { pricePaidCell($0, context) } ?? "–"
        }
        return (isRecommended(strategy, context) ? "winner" : "", ["\(strategy.name)"] + cells)
      })
    return Section(id: "paid", title: "Who pays what", body: table.markup)
  }

  private static func pricePaidCell(
    _ row: ComparisonSummary.PricePaidRow, _ context: ReportContext
  ) -> Markup {
    """
    \(context.format.price(row.meanPrice)) \(context.header.currency)<span class="sub">\
    \(context.format.decimal(row.units, decimals: 0)) units, \
    \(context.format.percent(row.dealShare)) on deal</span>
    """
  }

  /// Whether the guardrails hold: one column each.
  static func guardrails(_ context: ReportContext) -> Section? {
    let strategies = context.summary.strategies.filter { !$0.guardrails.isEmpty }
    var seen: Set<String> = []
    let texts = strategies.flatMap { $0.guardrails.map(\.text) }
      .filter { seen.insert($0).inserted }
    guard !texts.isEmpty else { return nil }
    let table = HTMLTable(
      "Share of seasons in which each guardrail holds, and whether that suffices",
      columns: [.text("Strategy")] + texts.map { .text($0) },
      rows: strategies.map { strategy in
        let cells = texts.map { text -> Markup in
          strategy.guardrails.first { $0.text == text }.map { outcome($0, context) } ?? "–"
        }
        return (isRecommended(strategy, context) ? "winner" : "", ["\(strategy.name)"] + cells)
      })
    return Section(id: "guardrails", title: "Guardrails", body: table.markup)
  }

  private static func outcome(
    _ rail: ComparisonSummary.GuardrailRow, _ context: ReportContext
  ) -> Markup {
    let share = context.format.percent(rail.probability)
    return rail.holds
      ? "<span class=\"good\">✓ holds</span> in \(share)"
      : "<span class=\"bad\">✗ fails</span>, holds in \(share)"
  }

  /// The forecast on fresh replications and what it lost against the ranking.
  static func forecast(_ context: ReportContext) -> Section? {
    let rows = context.summary.forecast
    guard !rows.isEmpty else { return nil }
    let table = HTMLTable(
      "Mean over \(context.header.freshReplications) fresh replications",
      columns: [
        .text("Metric"), .text("Strategy"), .number("Forecast"), .number("95 % interval"),
        .number("In the ranking"), .number("Change"),
      ], rows: rows.map { forecastRow($0, context) })
    return Section(
      id: "forecast", title: "Forecast on fresh seasons",
      body: """
        <p class="lead">The winner was picked on the ranking’s seasons, so its figures there \
        flatter it. These seasons had no part in the choice; the last column shows what was luck.</p>
        \(shrinkage(context))\(table.markup)
        """)
  }

  private static func forecastRow(
    _ row: ComparisonSummary.ForecastRow, _ context: ReportContext
  ) -> (role: String, cells: [Markup]) {
    let write = { context.format.metric($0, unit: row.unit) }
    let change = context.format.change(row.fresh.mean - row.ranking, unit: row.unit)
    return (
      "",
      [
        "\(ReportContext.title(row.metric))", "\(row.strategy)", "\(write(row.fresh.mean))",
        "\(context.interval(row.fresh, unit: row.unit))", "\(write(row.ranking))", "\(change)",
      ]
    )
  }

  /// The lead over the baseline, before and after.
  private static func shrinkage(_ context: ReportContext) -> Markup {
    let rows = context.summary.forecast.filter { $0.metric == context.header.objective }
    guard let winner = rows.first(where: { $0.strategy == context.challengerName }),
      let baseline = rows.first(where: { $0.strategy == context.header.baseline })
    else { return "" }
    let before = winner.ranking - baseline.ranking
    let after = winner.fresh.mean - baseline.fresh.mean
    return """
      <p>The lead over <code>\(baseline.strategy)</code> was \(context.difference(before)) in the \
      ranking and is <strong>\(context.difference(after))</strong> on fresh seasons, a change of \
      \(context.difference(after - before)).</p>
      """
  }

  /// What was assumed, and how uncertain it is.
  static func assumptions(_ context: ReportContext) -> Section? {
    let rows = context.summary.assumptions
    guard !rows.isEmpty else { return nil }
    let table = HTMLTable(
      "Each replication draws these anew within their spread",
      columns: [.text("Assumption"), .number("Centre"), .number("95 % within"), .text("Spread")],
      rows: rows.map { row in
        let source: Markup = row.isDefault ? "default of the tool" : "from the scenario"
        return (
          "",
          [
            "\(ReportContext.title(row.name))", "\(context.format.general(row.centre))",
            "± \(context.format.general(row.halfWidth))", source,
          ]
        )
      })
    return Section(id: "assumptions", title: "Assumptions", body: table.markup)
  }

  /// How well the simulated market meets what is known.
  static func calibration(_ context: ReportContext) -> Section? {
    let rows = context.summary.calibration
    guard !rows.isEmpty else { return nil }
    let general = context.format.general
    let table = HTMLTable(
      "Targets and what the simulated market attains",
      columns: [
        .text("Quantity"), .number("Target"), .number("Calibrated"), .number("Simulated"),
        .number("Residual"),
      ],
      rows: rows.map { row in
        (
          "",
          [
            "\(ReportContext.title(row.quantity))", "\(general(row.target))",
            "\(general(row.frozen))", "\(general(row.simulated))",
            "\(context.format.signed(row.residual, context.format.percent))",
          ]
        )
      })
    return Section(id: "calibration", title: "Calibration", body: table.markup)
  }

  /// The facts by which a reader judges whether to believe the market.
  static func market(_ context: ReportContext) -> Section? {
    let rows = context.summary.market
    guard !rows.isEmpty else { return nil }
    let table = HTMLTable(
      "Offers at list prices. Diversion: where buyers go on the same occasion when this price rises; some who buy nothing come back",
      columns: [
        .text("Product"), .text("Firm"), .number("List price"), .number("Unit cost"),
        .number("Share"), .number("Own elasticity"), .text("Main rival"),
        .number("Go to it"), .number("Buy nothing"),
      ], rows: rows.map { ("", marketCells($0, context.format)) })
    return Section(id: "market", title: "The market at list prices", body: table.markup)
  }

  private static func marketCells(
    _ row: ComparisonSummary.MarketFactRow, _ format: ManagerNumber
  ) -> [Markup] {
    [
      "\(row.product)", "\(row.firm)", "\(format.price(row.listPrice))",
      "\(format.price(row.unitCost))", "\(format.percent(row.share))",
      "\(format.decimal(row.ownElasticity, decimals: 2))", "\(row.mainRival)",
      "\(format.percent(row.diversionToRival))", "\(format.percent(row.diversionToOutside))",
    ]
  }

  /// What the reader should know.
  static func notes(_ context: ReportContext) -> Section? {
    guard !context.summary.notes.isEmpty else { return nil }
    let items = context.summary.notes.map { note -> Markup in
      "<li>\(Markup(words: note))</li>\n"
    }
    return Section(
      id: "notes", title: "What to know", body: "<ul class=\"notes\">\n\(items)</ul>\n")
  }

  /// How to get the same report again.
  static func howItWasRun(_ context: ReportContext) -> Section? {
    let header = context.header
    let facts: [(String, String)] = [
      ("Scenario", header.scenario), ("Run", header.runID), ("Seed", String(header.seed)),
      ("Focal firm", header.firm), ("Objective", ReportContext.words(header.objective)),
      (
        "Replications",
        """
        \(header.replications) to rank, \(header.centralReplications) with assumptions at their \
        centre, \(header.freshReplications) fresh
        """
      ),
      (
        "Weeks",
        """
        \(header.warmUpWeeks) of warm-up, \(header.horizonWeeks) measured, \
        \(header.coolDownWeeks) of cool-down
        """
      ),
      ("Version", "marketeer \(header.toolVersion)"),
    ]
    let items = facts.map { name, value -> Markup in "<dt>\(name)</dt><dd>\(value)</dd>\n" }
    return Section(
      id: "run", title: "How this was run",
      body: """
        <dl class="facts">\n\(items)</dl>
        <p>The same command gives the same report, byte for byte:</p>
        <pre><code>marketeer compare scenarios/\(header.scenario).yaml --seed \(String(header.seed)) \
        --replications \(header.replications)</code></pre>\n
        """)
  }
}
