import ResultsStore

extension HTMLReport {
  /// What each promotion did and cost, and which segments used it.
  static func promotions(_ context: ReportContext) -> Section? {
    guard let rows = context.summary.promotions else { return nil }
    let names = Set(context.dense.map(\.name))
    let currency = context.header.currency
    let table = HTMLTable(
      "Means of a season; reductions net of tax, what buyers save tax included",
      columns: [
        .text("Strategy"), .text("Promotion"), .number("Units on deal"),
        .number("Saved per unit, \(currency)"), .number("Reductions, \(currency)"),
        .number("Contacts and coupons, \(currency)"), .text("Budget used"), .text("Stopped on"),
        .text("Who used it"),
      ],
      rows: rows.filter { names.contains($0.strategy) }.map { row in
        ("", cells(row, context))
      })
    return Section(
      id: "promotions", title: "What the promotions cost and who used them", body: table.markup)
  }

  private static func cells(
    _ row: ComparisonSummary.PromotionOutcome, _ context: ReportContext
  ) -> [Markup] {
    let format = context.format
    let perUnit = row.units > 0 ? format.price(row.saving / row.units) : "–"
    return [
      "\(row.strategy)", "\(row.promotion)",
      """
      \(format.decimal(row.units, decimals: 0))<span class="sub">in \
      \(format.decimal(row.redemptions, decimals: 0)) purchases</span>
      """,
      "\(perUnit)", reductions(row, context), "\(format.amount(row.otherCost))",
      budget(row, context), stopped(row, context), users(row, context),
    ]
  }

  private static func reductions(
    _ row: ComparisonSummary.PromotionOutcome, _ context: ReportContext
  ) -> Markup {
    let amount: Markup = "\(context.format.amount(row.discount))"
    guard row.funding > 0 else { return amount }
    return """
      \(amount)<span class="sub">supplier paid \(context.format.amount(row.funding))</span>
      """
  }

  private static func budget(
    _ row: ComparisonSummary.PromotionOutcome, _ context: ReportContext
  ) -> Markup {
    guard let budget = row.budget else { return "no limit" }
    guard budget > 0 else { return "no money" }
    return """
      \(context.format.percent(row.spent / budget))<span class="sub">of \
      \(context.format.amount(budget)) \(context.header.currency)</span>
      """
  }

  private static func users(
    _ row: ComparisonSummary.PromotionOutcome, _ context: ReportContext
  ) -> Markup {
    guard !row.segments.isEmpty else { return "nobody" }
    let users = row.segments.filter { $0.share > 0 }.sorted {
      ($1.share, $0.segment) < ($0.share, $1.segment)
    }
    let lines = users.map { user -> Markup in
      "<span class=\"sub\">\(user.segment) \(context.format.percent(user.share))</span>"
    }
    return "\(lines)"
  }

  private static func stopped(
    _ row: ComparisonSummary.PromotionOutcome, _ context: ReportContext
  ) -> Markup {
    guard let date = row.stoppedOn, let reason = row.stopReason else { return "ran to its end" }
    let why =
      switch reason {
      case "budget": "budget used up"
      case "units": "sold out"
      default: "coupons used up"
      }
    return """
      \(date)<span class="sub">\(why), in \(context.format.percent(row.stoppedShare)) of \
      seasons</span>
      """
  }
}
