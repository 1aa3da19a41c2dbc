import Foundation
import GRDB

// Consumers' memory and returns to rows and back.
extension CellTables {
  static func memoryRows(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.memory.map { [$0.measure, $0.subject, pack($0.values)] }
  }

  static func returnRows(_ cell: CellRecord) -> [[any DatabaseValueConvertible]] {
    cell.returns.map { row in
      [row.firm, row.product] + ReturnColumns.all.map { row[keyPath: $0.path] }
    }
  }

  /// Reads memory and returns; runs of older versions have no such tables.
  static func addMemory(
    to cell: inout CellRecord, _ database: Database, _ id: Int64, path: String
  ) throws {
    guard try database.tableExists("memory_series") else { return }
    cell.memory = try Array(
      rows(database, "memory_series", id).map { row in
        CellRecord.MemoryRow(
          measure: row["measure"], subject: row["subject"], values: unpack(row["weeks"] as Data))
      })
    cell.returns = try Array(
      rows(database, "returned", id).map { row in
        var parcel = CellRecord.ReturnRow(firm: row["firm"], product: row["product"])
        for column in ReturnColumns.all { parcel[keyPath: column.path] = row[column.name] }
        return parcel
      })
  }

  /// Eight bytes a number, little-endian.
  private static func pack(_ values: [Double]) -> Data {
    Data(
      values.flatMap { value in
        (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(8 * $0)) }
      })
  }

  private static func unpack(_ data: Data) -> [Double] {
    let bytes = Array(data)
    return (0..<bytes.count / 8).map { index in
      Double(
        bitPattern: (0..<8).reduce(UInt64(0)) {
          $0 | UInt64(bytes[8 * index + $1]) << UInt64(8 * $1)
        }
      )
    }
  }
}
