/// The copy as `copy.csv`, and back: one row a field.
public enum CopyTable {
  /// The columns, in order.
  public static let columns = [
    "channel", "language", "variant", "field", "text", "source", "note",
  ]

  /// Returns the table: RFC 4180 with LF line ends.
  public static func text(_ copy: [ChannelCopy]) -> String {
    let rows = copy.flatMap { copy in
      copy.fields.map { field in
        [
          copy.channel, copy.language, String(copy.variant), field.name, field.text,
          field.source.rawValue, field.note,
        ]
      }
    }
    return ([columns] + rows).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// Reads the table.
  ///
  /// - Throws: `CopyTableError` with the line of the first mistake.
  public static func read(_ text: String) throws(CopyTableError) -> [ChannelCopy] {
    let rows = try CommaRows.read(text)
    guard let header = rows.first, header.cells == columns else {
      throw CopyTableError(
        line: 1, problem: "the columns are not \(columns.joined(separator: ","))",
        hint: "keep the first line as it was written")
    }
    var copy: [ChannelCopy] = []
    for row in rows.dropFirst() {
      let (key, field) = try self.field(row)
      if let last = copy.indices.last, copy[last].channel == key.channel,
        copy[last].language == key.language, copy[last].variant == key.variant
      {
        copy[last].fields.append(field)
      } else {
        copy.append(
          ChannelCopy(
            channel: key.channel, language: key.language, variant: key.variant, fields: [field]))
      }
    }
    return copy
  }

  private struct Key {
    var channel: String
    var language: String
    var variant: Int
  }

  private static func field(
    _ row: CommaRows.Row
  ) throws(CopyTableError) -> (Key, ChannelCopy.Field) {
    guard row.cells.count == columns.count else {
      throw CopyTableError(
        line: row.line, problem: "\(row.cells.count) cells, not \(columns.count)",
        hint: "put texts that hold a comma or a line end between quotes")
    }
    guard let variant = Int(row.cells[2]), variant >= 0 else {
      throw CopyTableError(
        line: row.line, problem: "variant '\(row.cells[2])' is no number from 0 on",
        hint: "leave this column as it was")
    }
    guard let source = ChannelCopy.Source(rawValue: row.cells[5]) else {
      throw CopyTableError(
        line: row.line, problem: "unknown source '\(row.cells[5])'",
        hint: "write edited for a text that you changed")
    }
    return (
      Key(channel: row.cells[0], language: row.cells[1], variant: variant),
      ChannelCopy.Field(
        name: row.cells[3], text: row.cells[4], source: source, note: row.cells[6])
    )
  }

  // Bytes, not characters: CR followed by LF is one character.
  private static func quoted(_ text: String) -> String {
    let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D]
    guard text.utf8.contains(where: special.contains) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

/// What is wrong with a `copy.csv`.
public struct CopyTableError: Error, Sendable, Hashable {
  /// The line, from 1.
  public var line: Int
  /// What is wrong.
  public var problem: String
  /// What to do.
  public var hint: String
}

/// Rows of comma-separated text, with quotes.
enum CommaRows {
  struct Row {
    var line: Int
    var cells: [String]
  }

  static func read(_ text: String) throws(CopyTableError) -> [Row] {
    var rows: [Row] = []
    var reader = Reader(text)
    while !reader.isAtEnd { rows.append(try reader.row()) }
    return rows
  }

  private struct Reader {
    private let scalars: [Unicode.Scalar]
    private var place = 0
    private var line = 1

    init(_ text: String) {
      var scalars = Array(text.unicodeScalars)
      if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
      self.scalars = scalars
    }

    var isAtEnd: Bool { place >= scalars.count }

    mutating func row() throws(CopyTableError) -> Row {
      let start = line
      var cells = [try cell()]
      while !isAtEnd, scalars[place] == "," {
        place += 1
        cells.append(try cell())
      }
      if !isAtEnd, scalars[place] == "\r" { place += 1 }
      if !isAtEnd, scalars[place] == "\n" { place += 1 }
      line += 1
      return Row(line: start, cells: cells)
    }

    private mutating func cell() throws(CopyTableError) -> String {
      guard !isAtEnd, scalars[place] == "\"" else { return plain() }
      place += 1
      let start = line
      var text = String.UnicodeScalarView()
      while !isAtEnd {
        let scalar = scalars[place]
        place += 1
        if scalar == "\"" {
          guard !isAtEnd, scalars[place] == "\"" else { return String(text) }
          place += 1
        }
        if scalar == "\n" { line += 1 }
        text.append(scalar)
      }
      throw CopyTableError(
        line: start, problem: "a quote is opened and never closed",
        hint: "write two quotes for a quote inside a text")
    }

    private mutating func plain() -> String {
      var text = String.UnicodeScalarView()
      while !isAtEnd, ![",", "\n", "\r"].contains(scalars[place]) {
        text.append(scalars[place])
        place += 1
      }
      return String(text)
    }
  }
}
