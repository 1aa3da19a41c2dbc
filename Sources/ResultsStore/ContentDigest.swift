import GRDB

/// The hash of all rows in the order of their keys.
enum ContentDigest {
  /// Rows of a cell are keyed by its digest, because its id depends on the order of insertion.
  private static let queries: [(table: String, sql: String)] = [
    ("metadata", "SELECT key, value FROM metadata ORDER BY key"),
    ("cell", "SELECT digest, strategy, part, family, number FROM cell ORDER BY digest"),
    ("draw", joined("draw", columns: ["position", "name", "value"])),
    (
      "sales",
      joined(
        "sales",
        columns: ["position", "firm", "product", "segment"] + SalesColumns.all.map(\.name))
    ),
    (
      "offer",
      joined(
        "offer",
        columns: ["position", "firm", "product", "stock_out_days"] + OfferColumns.all.map(\.name))
    ),
    (
      "traffic",
      joined("traffic", columns: ["position", "category", "segment", "occasions", "buyers"])
    ),
    (
      "daily",
      "SELECT digest, offers, units, prices, stock FROM daily JOIN cell ON id = cell ORDER BY digest"
    ),
  ]

  /// Tables that came later; they count only where they hold something, so that the digest of a run
  /// without them is what it was before.
  private static let laterQueries: [(table: String, sql: String)] = [
    (
      "promotion",
      joined(
        "promotion",
        columns: ["position", "name", "firm", "product", "segment"]
          + PromotionColumns.all.map(\.name))
    ),
    (
      "promotion_total",
      joined(
        "promotion_total",
        columns: ["position", "name", "stop"] + PromotionTotalColumns.all.map(\.name))
    ),
    (SupplyTable.name, joined(SupplyTable.name, columns: SupplyTable.columns)),
    (SellerTable.name, joined(SellerTable.name, columns: SellerTable.columns)),
    (
      "memory_series",
      joined("memory_series", columns: ["position", "measure", "subject", "weeks"])
    ),
    (
      "returned",
      joined("returned", columns: ["position", "firm", "product"] + ReturnColumns.all.map(\.name))
    ),
    (FairnessTables.groups, joined(FairnessTables.groups, columns: FairnessTables.groupColumns)),
    (
      FairnessTables.welfare, joined(FairnessTables.welfare, columns: FairnessTables.welfareColumns)
    ),
    (ClaimTable.name, joined(ClaimTable.name, columns: ClaimTable.columns)),
    (TargetingTable.name, joined(TargetingTable.name, columns: TargetingTable.columns)),
    (BeliefTable.name, joined(BeliefTable.name, columns: BeliefTable.columns)),
    (
      SearchTable.name,
      "SELECT digest, objective, guarded FROM \(SearchTable.name) ORDER BY digest"
    ),
    ("twin_cell", "SELECT digest, strategy, part, family, number FROM twin_cell ORDER BY digest"),
    (
      "removal",
      """
      SELECT digest, position, name, kind, first_day, last_day, products \
      FROM removal JOIN twin_cell ON id = cell ORDER BY digest, position
      """
    ),
    (
      "twin_difference",
      """
      SELECT digest, position, row, twin, category, segment, window, week, quantity, units, amount \
      FROM twin_difference JOIN twin_cell ON id = cell ORDER BY digest, position, row
      """
    ),
  ]

  private static func joined(_ table: String, columns: [String]) -> String {
    """
    SELECT digest, \(columns.joined(separator: ", ")) FROM \(table) JOIN cell ON id = cell \
    ORDER BY digest, position
    """
  }

  /// Returns the digest as hexadecimal digits.
  static func compute(_ database: Database) throws -> String {
    var digest = SHA256Digest()
    let used = try laterQueries.filter { table, _ in
      guard try database.tableExists(table) else { return false }
      return try Row.fetchOne(database, sql: "SELECT 1 FROM \(table) LIMIT 1") != nil
    }
    for (table, sql) in queries + used {
      append(table.databaseValue, to: &digest)
      let rows = try Row.fetchCursor(database, sql: sql)
      while let row = try rows.next() {
        for value in row.databaseValues { append(value, to: &digest) }
      }
    }
    return digest.finalHex
  }

  /// Appends a type letter, the length where it varies, and the value, all little-endian.
  private static func append(_ value: DatabaseValue, to digest: inout SHA256Digest) {
    switch value.storage {
    case .null: digest.update("n".utf8)
    case .int64(let number): append("i", UInt64(bitPattern: number), to: &digest)
    case .double(let number): append("d", number.bitPattern, to: &digest)
    case .string(let text):
      append("t", UInt64(text.utf8.count), to: &digest)
      digest.update(text.utf8)
    case .blob(let data):
      append("b", UInt64(data.count), to: &digest)
      digest.update(data)
    }
  }

  private static func append(_ tag: String, _ word: UInt64, to digest: inout SHA256Digest) {
    digest.update(tag.utf8)
    digest.update((0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) })
  }
}
