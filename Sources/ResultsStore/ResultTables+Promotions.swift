// Tables of promotions; there are none where all promotions are plain dated cuts.
extension ResultTables {
  private typealias Field = TidyCSV.Field

  static func promotionTables(_ cells: [CellRecord]) -> [Named] {
    guard cells.contains(where: { !$0.promotionTotals.isEmpty }) else { return [] }
    return [
      Named(name: "promotions", table: promotions(cells)),
      Named(name: "promotion_costs", table: promotionCosts(cells)),
    ]
  }

  /// Means per replication, by strategy, promotion, firm, product and segment.
  static func promotions(_ cells: [CellRecord]) -> TidyCSV {
    var table = TidyCSV(
      columns: ["strategy", "promotion", "firm", "product", "segment"]
        + PromotionColumns.all.map(\.name))
    for (name, group) in byStrategy(cells) {
      for row in summed(group) {
        let size = Double(group.count)
        let place = [name, row.promotion, row.firm, row.product, row.segment].map(Field.text)
        let counts = PromotionColumns.counts.map { Double(row[keyPath: $0.path]) / size }
        let amounts = PromotionColumns.amounts.map { Double(row[keyPath: $0.path]) / (1e6 * size) }
        table.append(place + (counts + amounts).map(Field.number))
      }
    }
    return table
  }

  /// Adds rows of the same promotion, offer and segment, in order of first appearance.
  private static func summed(_ cells: [CellRecord]) -> [CellRecord.PromotionRow] {
    var sums: [CellRecord.PromotionRow] = []
    var places: [[String]: Int] = [:]
    for row in cells.flatMap(\.promotions) {
      let key = [row.promotion, row.firm, row.product, row.segment]
      guard let place = places[key] else {
        places[key] = sums.count
        sums.append(row)
        continue
      }
      for column in PromotionColumns.all {
        sums[place][keyPath: column.path] += row[keyPath: column.path]
      }
    }
    return sums
  }

  /// What each promotion cost besides and when it ended early, by strategy and replication.
  static func promotionCosts(_ cells: [CellRecord]) -> TidyCSV {
    var table = TidyCSV(columns: [
      "strategy", "replication", "promotion", "contacts", "contact_cost", "handling_cost", "spent",
      "budget", "stop", "stop_day",
    ])
    for (name, group) in byStrategy(cells) {
      for cell in group {
        for row in cell.promotionTotals {
          table.append([
            .text(name), .integer(Int64(cell.number)), .text(row.promotion),
            .integer(row.contacts), .money(row.contactCost), .money(row.handlingCost),
            .money(row.spent), row.budget < 0 ? .missing : .money(row.budget),
            row.stop.isEmpty ? .missing : .text(row.stop),
            row.stopDay < 0 ? .missing : .integer(row.stopDay + 1),
          ])
        }
      }
    }
    return table
  }
}
