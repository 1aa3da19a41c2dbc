import ResultsStore

extension HTMLReport {
  /// Who entered which seller and bought from whom, and who kept what of the price.
  static func sellers(_ context: ReportContext) -> Section? {
    guard let sellers = context.summary.sellers else { return nil }
    return Section(
      id: "sellers", title: "Sellers",
      body: "\(switching(sellers, context))\(money(sellers, context))")
  }

  // MARK: - Switching

  /// A row per strategy: the firm's visitors, and units won and lost across the street.
  private static func switching(_ sellers: SellerSummary, _ context: ReportContext) -> Markup {
    guard sellers.rows.contains(where: { $0.quantity == "visits" }) else { return "" }
    let firm = context.header.firm
    let table = HTMLTable(
      "Visitors and switching between stores, means a season",
      columns: [.text("Strategy")]
        + [
          "Visits of \(firm)", "Occasions that compared", "Units to own visitors",
          "Units won from others’ visitors", "Units that own visitors bought elsewhere",
          "Of them, products that \(firm) has too",
        ].map { .number($0) },
      rows: context.dense.map { strategy in
        let reading = SellerReading(sellers, strategy: strategy.name, firm: firm)
        let cells = reading.switching.map { value -> Markup in
          "\(context.format.metric(value, unit: "count"))"
        }
        return (isRecommended(strategy, context) ? "winner" : "", ["\(strategy.name)"] + cells)
      })
    return """
      <p>A purchase at another seller than the one entered is store switching where the entered seller \
      has the product too, and otherwise a switch of product as well.</p>
      \(table.markup)
      """
  }

  // MARK: - Money

  /// A row per strategy: what consumers paid for the firm's products, and who kept it.
  private static func money(_ sellers: SellerSummary, _ context: ReportContext) -> Markup {
    let firm = context.header.firm
    let columns = [
      ("paid by consumers", "Paid by consumers"), ("tax", "Tax"),
      ("retailer margin", "The retailer’s part"), ("net revenue", "Net revenue of \(firm)"),
      ("commission", "Commission, a selling cost"),
    ].filter { quantity, _ in
      sellers.rows.contains {
        $0.soldBy == firm && $0.quantity == quantity && $0.estimate.mean != 0
      }
    }
    guard !columns.isEmpty else { return "" }
    let table = HTMLTable(
      "Who keeps what consumers pay, means a season",
      columns: [.text("Strategy")] + columns.map { .number($0.1) },
      rows: context.dense.map { strategy in
        let reading = SellerReading(sellers, strategy: strategy.name, firm: firm)
        let cells = columns.map { column -> Markup in
          "\(context.format.metric(reading.sum(column.0) { $0.soldBy == firm }, unit: "money"))"
        }
        return (isRecommended(strategy, context) ? "winner" : "", ["\(strategy.name)"] + cells)
      })
    return table.markup
  }
}

/// One strategy's numbers on sellers, as one firm reads them.
private struct SellerReading {
  private let rows: [SellerSummary.Row]
  private let firm: String

  init(_ sellers: SellerSummary, strategy: String, firm: String) {
    rows = sellers.rows.filter { $0.strategy == strategy }
    self.firm = firm
  }

  /// The sum of a quantity over the rows that `counts` admits.
  func sum(_ quantity: String, _ counts: (SellerSummary.Row) -> Bool) -> Double {
    rows.filter { $0.quantity == quantity && counts($0) }.reduce(0) { $0 + $1.estimate.mean }
  }

  /// Visits, comparing occasions, units sold to own visitors, won, lost, and lost of shared products.
  var switching: [Double] {
    [
      sum("visits") { $0.entered == firm }, sum("comparing occasions") { $0.entered == firm },
      sum("units") { $0.entered == firm && $0.soldBy == firm },
      sum("units") { $0.entered != firm && $0.soldBy == firm },
      sum("units") { $0.entered == firm && $0.soldBy != firm },
      sum("units of shared products") { $0.entered == firm && $0.soldBy != firm },
    ]
  }
}
