import ResultsStore

extension HTMLReport {
  /// What lifts, campaigns, supply and shocks did under each strategy.
  static func supply(_ context: ReportContext) -> Section? {
    guard let supply = context.summary.supply else { return nil }
    return Section(
      id: "supply", title: "Supply and traffic",
      body: """
        \(table("Visits and campaigns, means a season", SupplyColumn.traffic, supply, context))\
        \(table("Goods of \(context.header.firm), means a season", SupplyColumn.goods, supply, context))\
        \(shocks(supply, context))
        """)
  }

  /// A row per strategy and a column per quantity that is not 0 everywhere; empty without columns.
  private static func table(
    _ caption: String, _ all: [SupplyColumn], _ supply: SupplySummary, _ context: ReportContext
  ) -> Markup {
    let columns = all.filter { column in
      supply.rows.contains { column.matches($0, context) && $0.estimate.mean != 0 }
    }
    guard !columns.isEmpty else { return "" }
    return HTMLTable(
      caption, columns: [.text("Strategy")] + columns.map { .number($0.title) },
      rows: context.dense.map { strategy in
        let rows = supply.rows.filter { $0.strategy == strategy.name }
        let cells = columns.map { $0.cell(rows, context) }
        return (isRecommended(strategy, context) ? "winner" : "", ["\(strategy.name)"] + cells)
      }
    ).markup
  }

  /// The shocks, which are the same under every strategy.
  private static func shocks(_ supply: SupplySummary, _ context: ReportContext) -> Markup {
    let rows = supply.rows.filter { $0.subject == .shock && $0.strategy == context.header.baseline }
    guard !rows.isEmpty else { return "" }
    var seen: Set<String> = []
    let names = rows.map(\.name).filter { seen.insert($0).inserted }
    let table = HTMLTable(
      "Shocks, the same under every strategy: mean number and days a season",
      columns: [.text("Shock"), .number("Times"), .number("Days")],
      rows: names.map { name in
        let values = ["spells", "days"].map { quantity -> Markup in
          let row = rows.first { $0.name == name && $0.quantity == quantity }
          return "\(context.format.general(row?.estimate.mean ?? 0))"
        }
        return ("", ["\(ReportContext.title(name))"] + values)
      })
    return table.markup
  }
}

/// A column of the table of supply and traffic.
private struct SupplyColumn {
  let quantity: String
  let title: String
  var isMoney = false

  static let traffic = [
    SupplyColumn(quantity: "visits", title: "Visits"),
    SupplyColumn(quantity: "added visits", title: "Drawn by lifts"),
    SupplyColumn(quantity: "lost visits", title: "Drawn away"),
    SupplyColumn(quantity: "advertising", title: "Advertising", isMoney: true),
  ]

  static let goods = [
    SupplyColumn(quantity: "received units", title: "Units received"),
    SupplyColumn(quantity: "order costs", title: "Order costs", isMoney: true),
    SupplyColumn(quantity: "stock-out days", title: "Stock-out days"),
    SupplyColumn(quantity: "lost units", title: "Lost units"),
    SupplyColumn(quantity: "units beyond the shipping limit", title: "Of them by shipping limit"),
    SupplyColumn(quantity: "expired units", title: "Expired units"),
    SupplyColumn(quantity: "cost of expired units", title: "Their cost", isMoney: true),
    SupplyColumn(quantity: "left-over units", title: "Left over"),
  ]

  /// Whether a row belongs to the column: of the market, the focal firm or its offers.
  func matches(_ row: SupplySummary.Row, _ context: ReportContext) -> Bool {
    guard row.quantity == quantity else { return false }
    let firm = context.header.firm
    return row.subject == .market || row.name == firm || row.name.hasPrefix(firm + "/")
  }

  /// The sum over the focal firm's offers.
  func cell(_ rows: [SupplySummary.Row], _ context: ReportContext) -> Markup {
    let sum = rows.filter { matches($0, context) }.reduce(0) { $0 + $1.estimate.mean }
    if isMoney { return "\(context.format.metric(sum, unit: "money"))" }
    return "\(context.format.metric(sum, unit: "count"))"
  }
}
