import ResultsStore

extension HTMLReport {
  /// What each strategy means for customers, against the baseline.
  static func welfare(_ context: ReportContext) -> Section? {
    guard let welfare = context.summary.welfare else { return nil }
    let table =
      switch welfare.kind {
      case .surplus: surplusTable(welfare, context)
      case .priceEquivalent: equivalentTable(welfare, context)
      }
    return Section(
      id: "welfare", title: "What customers gain or lose",
      body: "<p class=\"lead\">\(explanation(welfare, context))</p>\n\(table)")
  }

  private static func explanation(_ welfare: WelfareSummary, _ context: ReportContext) -> String {
    switch welfare.kind {
    case .surplus:
      "What the choice at this shelf is worth to customers over its price (consumer surplus), "
        + "against the baseline in the same seasons. It counts everybody who came, buyers or not, "
        + "and each purchase as one unit."
    case .priceEquivalent:
      "The cut of all prices of \(context.header.firm) under the baseline that would please "
        + "customers as much as the strategy does; minus stands for a rise. It counts everybody who "
        + "came, buyers or not. The money is that share of what they spend at "
        + "\(context.header.firm) under the baseline; it is no consumer surplus."
    }
  }

  private static func surplusTable(
    _ welfare: WelfareSummary, _ context: ReportContext
  ) -> Markup {
    let population = Double(max(1, context.header.population))
    let currency = context.header.currency
    return table(
      "Change of consumer surplus against \(context.header.baseline), a season; 95 % intervals",
      columns: ["All customers, \(currency)", "Each customer, \(currency)"], context
    ) { strategy in
      let change = welfare.estimate(.surplusChange, strategy: strategy)
      return [
        change.map { cell($0, context) { context.format.amount($0) } },
        change.map { cell($0, context) { context.format.decimal($0 / population, decimals: 3) } },
      ]
    }
  }

  private static func equivalentTable(
    _ welfare: WelfareSummary, _ context: ReportContext
  ) -> Markup {
    table(
      "As good for customers as a cut of all prices by, a season; 95 % intervals",
      columns: ["Cut of prices", "In money, \(context.header.currency)"], context
    ) { strategy in
      [
        welfare.estimate(.equivalentCut, strategy: strategy).map {
          cell($0, context) { "\(context.format.decimal($0 * 100, decimals: 2)) %" }
        },
        welfare.estimate(.equivalentMoney, strategy: strategy).map {
          cell($0, context) { context.format.amount($0) }
        },
      ]
    }
  }

  private static func table(
    _ caption: String, columns: [String], _ context: ReportContext,
    cells: (String) -> [Markup?]
  ) -> Markup {
    HTMLTable(
      caption, columns: [.text("Strategy")] + columns.map { .number($0) },
      rows: context.dense.filter { !$0.isBaseline }.map { strategy in
        let values = cells(strategy.name).map { $0 ?? "–" }
        return (isRecommended(strategy, context) ? "winner" : "", ["\(strategy.name)"] + values)
      }
    ).markup
  }

  private static func cell(
    _ estimate: ComparisonSummary.Estimate, _ context: ReportContext,
    _ text: @escaping (Double) -> String
  ) -> Markup {
    let signed = { (value: Double) -> String in context.format.signed(value, text) }
    return """
      \(signed(estimate.mean))<span class="sub">\(signed(estimate.low)) to \
      \(signed(estimate.high))</span>
      """
  }
}
