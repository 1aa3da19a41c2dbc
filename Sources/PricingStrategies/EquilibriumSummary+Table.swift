extension EquilibriumSummary {
  /// The summary as aligned plain text.
  public var table: String {
    var blocks = [heading, Self.aligned(offerTable)]
    blocks.append("\nown and cross elasticities, lasting change (row: units, column: price)")
    blocks.append(Self.aligned(matrix(elasticities, columns: offers.map(\.name))))
    if let oneWeekElasticities {
      blocks.append("\nown and cross elasticities, change of one week")
      blocks.append(Self.aligned(matrix(oneWeekElasticities, columns: offers.map(\.name))))
    }
    blocks.append("\nwhere the buyers go whom an offer loses")
    blocks.append(Self.aligned(matrix(diversion, columns: offers.map(\.name) + ["no purchase"])))
    blocks.append("\n" + Self.aligned(totals))
    if optima.count > 1 { blocks.append("\n" + Self.aligned(optimaTable)) }
    return blocks.joined(separator: "\n") + "\n"
  }

  private var heading: String {
    switch concept {
    case .nash: "Nash equilibrium, per occasion"
    case .jointProfit: "joint profit of all firms, per occasion"
    case .stated: "stated prices, per occasion"
    }
  }

  private var offerTable: [[String]] {
    [["offer", "firm", "cost", "price", "share", "units", "profit"]]
      + offers.map { row in
        [row.name, row.firm]
          + [row.unitCost, row.price, row.share, row.units, row.profit].map { $0.fixed(8) }
      }
  }

  private func matrix(_ rows: [[Double]], columns: [String]) -> [[String]] {
    [[""] + columns]
      + zip(offers, rows).map { offer, row in [offer.name] + row.map { $0.fixed(4) } }
  }

  private var totals: [[String]] {
    var rows = firms.map { ["profit of \($0.name)", $0.profit.fixed(8)] }
    if let consumerSurplus {
      rows.append(["no purchase", outsideShare.fixed(8)])
      rows.append(["consumer surplus", consumerSurplus.fixed(8)])
    }
    rows.append(["first-order residual", "\(residual)"])
    return rows
  }

  private var optimaTable: [[String]] {
    let title = concept == .nash ? "equilibria found" : "local optima found"
    return [[title] + offers.map(\.name) + ["profit"]]
      + optima.map { [""] + $0.prices.map { $0.fixed(8) } + [$0.profit.fixed(8)] }
  }

  /// Left-aligns the first column and right-aligns the others.
  private static func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      zip(row, widths).enumerated().map { column, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + padding : padding + cell.0
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
