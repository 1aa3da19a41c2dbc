import Foundation
import GRDB

/// What a search keeps of a simulated season.
public struct SearchCell: Sendable, Hashable {
  /// Digest of everything it depends on.
  public var digest: String
  /// The objective's value.
  public var objective: Double
  /// The value that each guardrail bounds, in the scenario's order.
  public var guarded: [Double]

  /// Gathers the parts.
  public init(digest: String, objective: Double, guarded: [Double]) {
    self.digest = digest
    self.objective = objective
    self.guarded = guarded
  }
}

/// The table of a search's seasons.
enum SearchTable {
  static let name = "search_cell"
  static let creation = """
    CREATE TABLE search_cell (
      digest TEXT PRIMARY KEY, objective REAL NOT NULL, guarded BLOB NOT NULL) WITHOUT ROWID
    """
  static let insertion = """
    INSERT OR IGNORE INTO search_cell (digest, objective, guarded) VALUES (?, ?, ?)
    """
}

extension RunStore {
  /// Stores a finished season of a search; storing the same digest again changes nothing.
  ///
  /// - Throws: `ResultsError`.
  public func commit(_ cell: SearchCell) throws {
    try writing { try $0.execute(sql: SearchTable.insertion, arguments: cell.arguments) }
  }

  /// Returns all seasons of a search by their digests.
  ///
  /// - Throws: `ResultsError`.
  public func searchCells() throws -> [String: SearchCell] {
    let path = path
    return try reading { database in
      guard try database.tableExists(SearchTable.name) else { return [:] }
      var cells: [String: SearchCell] = [:]
      let rows = try Row.fetchCursor(
        database, sql: "SELECT digest, objective, guarded FROM \(SearchTable.name)")
      while let row = try rows.next() {
        let cell = try SearchCell(row, path: path)
        cells[cell.digest] = cell
      }
      return cells
    }
  }
}

extension SearchCell {
  fileprivate var arguments: StatementArguments {
    let bytes = guarded.flatMap { number in
      withUnsafeBytes(of: number.bitPattern.littleEndian, Array.init)
    }
    return [digest, objective, Data(bytes)]
  }

  fileprivate init(_ row: Row, path: String) throws {
    let bytes: Data = row["guarded"]
    guard bytes.count.isMultiple(of: 8) else {
      throw ResultsError.damaged(path: path, detail: "a season of a search is cut off")
    }
    let numbers = stride(from: 0, to: bytes.count, by: 8).map { start in
      Double(
        bitPattern: (0..<8).reduce(UInt64(0)) {
          $0 | UInt64(bytes[bytes.startIndex + start + $1]) << UInt64(8 * $1)
        })
    }
    self.init(digest: row["digest"], objective: row["objective"], guarded: numbers)
  }
}
