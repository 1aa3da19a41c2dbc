import GRDB

/// Promotions of a cell to rows and back.
extension CellTables {
  static func promotions(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.promotions.map { row in
      [row.promotion, row.firm, row.product, row.segment]
        + PromotionColumns.all.map { row[keyPath: $0.path] }
    }
  }

  static func promotionTotals(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.promotionTotals.map { row in
      [row.promotion, row.stop] + PromotionTotalColumns.all.map { row[keyPath: $0.path] }
    }
  }

  static func promotions(
    _ database: Database, _ id: Int64
  ) throws -> [CellRecord.PromotionRow] {
    guard try database.tableExists("promotion") else { return [] }
    return try Array(
      rows(database, "promotion", id).map { row in
        var promotion = CellRecord.PromotionRow(
          promotion: row["name"], firm: row["firm"], product: row["product"],
          segment: row["segment"])
        for column in PromotionColumns.all { promotion[keyPath: column.path] = row[column.name] }
        return promotion
      })
  }

  static func promotionTotals(
    _ database: Database, _ id: Int64
  ) throws -> [CellRecord.PromotionTotal] {
    guard try database.tableExists("promotion_total") else { return [] }
    return try Array(
      rows(database, "promotion_total", id).map { row in
        var total = CellRecord.PromotionTotal(promotion: row["name"])
        total.stop = row["stop"]
        for column in PromotionTotalColumns.all { total[keyPath: column.path] = row[column.name] }
        return total
      })
  }
}
