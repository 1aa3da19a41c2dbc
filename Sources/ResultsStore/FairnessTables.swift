import GRDB

/// The rows of `CellRecord.groups` and `CellRecord.welfare` in the store; the tables are empty for
/// most markets.
enum FairnessTables {
  static let groups = "consumer_group"
  static let welfare = "welfare"

  static let creation = [
    """
    CREATE TABLE consumer_group (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL,
      dimension TEXT NOT NULL, band TEXT NOT NULL, price_index REAL NOT NULL,
      \(counts.map { "\($0.name) INTEGER NOT NULL" }.joined(separator: ", ")),
      PRIMARY KEY (cell, position)) WITHOUT ROWID
    """,
    """
    CREATE TABLE welfare (
      cell INTEGER NOT NULL REFERENCES cell (id), position INTEGER NOT NULL,
      measure TEXT NOT NULL, factor REAL NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (cell, position)) WITHOUT ROWID
    """,
  ]

  static let groupColumns = ["position", "dimension", "band", "price_index"] + counts.map(\.name)
  static let welfareColumns = ["position", "measure", "factor", "value"]

  private typealias Path = any WritableKeyPath<CellRecord.GroupRow, Int64> & Sendable

  private static let counts: [(name: String, path: Path)] = [
    ("consumers", \.consumers), ("holders", \.holders), ("users", \.users), ("units", \.units),
    ("paid", \.paid), ("compared_units", \.comparedUnits),
  ]

  static func groupValues(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.groups.map { row in
      [row.dimension, row.band, row.priceIndex] + counts.map { row[keyPath: $0.path] }
    }
  }

  static func welfareValues(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.welfare.map { [$0.measure.rawValue, $0.factor, $0.value] }
  }

  /// Reads both; runs of older versions have no such tables.
  static func add(to cell: inout CellRecord, _ database: Database, _ id: Int64) throws {
    guard try database.tableExists(groups) else { return }
    cell.groups = try Array(
      CellTables.rows(database, groups, id).map { row in
        var group = CellRecord.GroupRow(dimension: row["dimension"], band: row["band"])
        group.priceIndex = row["price_index"]
        for column in counts { group[keyPath: column.path] = row[column.name] }
        return group
      })
    cell.welfare = try Array(
      CellTables.rows(database, welfare, id).compactMap { row in
        CellRecord.WelfareRow.Measure(rawValue: row["measure"]).map {
          CellRecord.WelfareRow($0, factor: row["factor"], row["value"])
        }
      })
  }
}
