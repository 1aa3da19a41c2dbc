import Foundation

/// A table read back from its file: RFC 4180 with LF or CRLF, the first line a header.
public struct TableFile: Sendable, Equatable {
  /// The column names.
  public var columns: [String]
  /// The fields as written, one array a row; as many as there are columns.
  public var rows: [[String]]

  /// Reads a file.
  ///
  /// - Throws: `ResultsError` when it is missing or a row has another number of fields.
  public static func read(_ path: String) throws -> TableFile {
    let lines = fields(in: [UInt8](try FileTree.contents(of: path)))
    guard let header = lines.first else {
      throw ResultsError.damaged(path: path, detail: "the table has no header")
    }
    for (index, row) in lines.enumerated() where row.count != header.count {
      throw ResultsError.damaged(
        path: path,
        detail: "row \(index + 1) has \(row.count) fields, the header \(header.count)")
    }
    return TableFile(columns: header, rows: Array(lines.dropFirst()))
  }

  /// Reads a file's header, without the rest.
  ///
  /// - Throws: `ResultsError` when the file is missing.
  static func columns(of path: String) throws -> [String] {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw ResultsError.file(path: path, action: "read", code: errno)
    }
    let start = (try? handle.read(upToCount: 1 << 16)) ?? Data()
    return fields(in: Array(start.prefix { $0 != 0x0A })).first ?? []
  }

  /// Splits bytes into rows of fields.
  static func fields(in bytes: [UInt8]) -> [[String]] {
    var (rows, row, field): ([[String]], [String], [UInt8]) = ([], [], [])
    var isQuoted = false
    var index = 0
    func text() -> String { String(decoding: field, as: UTF8.self) }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x22 where isQuoted && index < bytes.count && bytes[index] == 0x22:
        field.append(byte)
        index += 1
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted:
        row.append(text())
        field = []
      case 0x0A where !isQuoted:
        rows.append(row + [text()])
        (row, field) = ([], [])
      case 0x0D where !isQuoted: continue
      default: field.append(byte)
      }
    }
    if !field.isEmpty || !row.isEmpty { rows.append(row + [text()]) }
    return rows
  }
}
