import Foundation
import GRDB

/// Cells to rows and back.
enum CellTables {
  /// Inserts the cell, unless its digest is there already.
  static func insert(_ cell: CellRecord, into database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO cell (digest, strategy, part, family, number) VALUES (?, ?, ?, ?, ?)
        """,
      arguments: [cell.digest, cell.strategy, cell.part, cell.family, cell.number])
    guard database.changesCount == 1 else { return }
    let id = database.lastInsertedRowID
    try insertRows(draws(cell), into: "draw", of: id, database)
    try insertRows(sales(cell), into: "sales", of: id, database)
    try insertRows(offers(cell), into: "offer", of: id, database)
    try insertRows(traffic(cell), into: "traffic", of: id, database)
    try insertRows(promotions(cell), into: "promotion", of: id, database)
    try insertRows(promotionTotals(cell), into: "promotion_total", of: id, database)
    try insertRows(SupplyTable.values(cell), into: SupplyTable.name, of: id, database)
    try insertRows(SellerTable.values(cell), into: SellerTable.name, of: id, database)
    try insertDaily(cell.daily, of: id, database)
    try insertRows(memoryRows(cell), into: "memory_series", of: id, database)
    try insertRows(returnRows(cell), into: "returned", of: id, database)
    try insertRows(
      FairnessTables.groupValues(cell), into: FairnessTables.groups, of: id, database)
    try insertRows(
      FairnessTables.welfareValues(cell), into: FairnessTables.welfare, of: id, database)
    try insertRows(ClaimTable.values(cell), into: ClaimTable.name, of: id, database)
    try insertRows(TargetingTable.values(cell), into: TargetingTable.name, of: id, database)
    try insertRows(BeliefTable.values(cell), into: BeliefTable.name, of: id, database)
  }

  private static func draws(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.draws.map { [$0.name, $0.value] }
  }

  private static func sales(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.sales.map { row in
      [row.firm, row.product, row.segment] + SalesColumns.all.map { row[keyPath: $0.path] }
    }
  }

  private static func offers(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.offers.map { row in
      [row.firm, row.product, row.stockOutDays] + OfferColumns.all.map { row[keyPath: $0.path] }
    }
  }

  private static func traffic(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.traffic.map { [$0.category, $0.segment, $0.occasions, $0.buyers] }
  }

  static func insertRows(
    _ rows: [[any DatabaseValueConvertible]], into table: String, of id: Int64,
    _ database: Database
  ) throws {
    guard let width = rows.first?.count else { return }
    let marks = repeatElement("?", count: width + 2).joined(separator: ", ")
    let statement = try database.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
    for (position, row) in rows.enumerated() {
      try statement.execute(arguments: StatementArguments([id, position] + row))
    }
  }

  private static func insertDaily(
    _ daily: CellRecord.DailySeries, of id: Int64, _ database: Database
  ) throws {
    let stride = max(1, daily.offerCount)
    try database.execute(
      sql: "INSERT INTO daily VALUES (?, ?, ?, ?, ?)",
      arguments: [
        id, daily.offerCount, Data(CompactColumn.pack(daily.units, stride: stride)),
        Data(CompactColumn.pack(daily.prices, stride: stride)),
        Data(CompactColumn.pack(daily.stock, stride: stride)),
      ])
  }
}

extension CellTables {
  /// Returns the cells that a condition on table `cell` selects, in its order.
  static func fetch(
    _ database: Database, where condition: String, _ arguments: StatementArguments, path: String
  ) throws -> [CellRecord] {
    let sql = "SELECT id, digest, strategy, part, family, number FROM cell WHERE \(condition)"
    return try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
      let id: Int64 = row["id"]
      let digest: String = row["digest"]
      var cell = CellRecord(
        digest: digest, strategy: row["strategy"], part: row["part"], family: row["family"],
        number: row["number"], draws: try draws(database, id), sales: try sales(database, id),
        offers: try offers(database, id),
        daily: try daily(database, id, path: path, digest: digest),
        traffic: try traffic(database, id))
      cell.promotions = try promotions(database, id)
      cell.promotionTotals = try promotionTotals(database, id)
      cell.supply = try SupplyTable.fetch(database, cell: id)
      cell.sellers = try SellerTable.fetch(database, cell: id)
      try addMemory(to: &cell, database, id, path: path)
      try FairnessTables.add(to: &cell, database, id)
      cell.claims = try ClaimTable.fetch(database, cell: id)
      cell.targeting = try TargetingTable.fetch(database, cell: id)
      cell.beliefs = try BeliefTable.fetch(database, cell: id)
      return cell
    }
  }

  static func rows(_ database: Database, _ table: String, _ id: Int64) throws -> RowCursor {
    let sql = "SELECT * FROM \(table) WHERE cell = ? ORDER BY position"
    return try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: [id])
  }

  private static func draws(_ database: Database, _ id: Int64) throws -> [CellRecord.Draw] {
    try Array(
      rows(database, "draw", id).map { CellRecord.Draw(name: $0["name"], value: $0["value"]) })
  }

  private static func sales(_ database: Database, _ id: Int64) throws -> [CellRecord.SalesRow] {
    try Array(
      rows(database, "sales", id).map { row in
        var sale = CellRecord.SalesRow(
          firm: row["firm"], product: row["product"], segment: row["segment"])
        for column in SalesColumns.all { sale[keyPath: column.path] = row[column.name] }
        return sale
      })
  }

  private static func offers(_ database: Database, _ id: Int64) throws -> [CellRecord.OfferRow] {
    try Array(
      rows(database, "offer", id).map { row in
        var offer = CellRecord.OfferRow(firm: row["firm"], product: row["product"])
        offer.stockOutDays = row["stock_out_days"]
        for column in OfferColumns.all { offer[keyPath: column.path] = row[column.name] }
        return offer
      })
  }

  private static func traffic(
    _ database: Database, _ id: Int64
  ) throws -> [CellRecord.TrafficRow] {
    try Array(
      rows(database, "traffic", id).map { row in
        CellRecord.TrafficRow(
          category: row["category"], segment: row["segment"], occasions: row["occasions"],
          buyers: row["buyers"])
      })
  }

  private static func daily(
    _ database: Database, _ id: Int64, path: String, digest: String
  ) throws -> CellRecord.DailySeries {
    let sql = "SELECT * FROM daily WHERE cell = ?"
    guard let row = try Row.fetchOne(database, sql: sql, arguments: [id]) else {
      throw ResultsError.damaged(path: path, detail: "cell \(digest) has no daily series")
    }
    let count: Int = row["offers"]
    let stride = max(1, count)
    guard
      let units = CompactColumn.unpack(row["units"] as Data, stride: stride, as: Int32.self),
      let prices = CompactColumn.unpack(row["prices"] as Data, stride: stride, as: Int64.self),
      let stock = CompactColumn.unpack(row["stock"] as Data, stride: stride, as: Int32.self)
    else {
      throw ResultsError.damaged(path: path, detail: "the daily series of cell \(digest)")
    }
    return CellRecord.DailySeries(offerCount: count, units: units, prices: prices, stock: stock)
  }
}
