import ScenarioFiles

/// The cells of a text table, as bytes in one buffer, with the place of every cell.
///
/// The separator is the one that stands most often in the first line outside quotes: semicolon, tab
/// or comma. Cells may be quoted (RFC 4180); rows end with LF or CRLF; a first line `sep=;`, which
/// some spreadsheets write, names the separator. Empty lines are skipped. Only rows as wide as the
/// header are kept; every other row is a mistake.
struct DelimitedText {
  /// The file as the user named it.
  let file: String
  /// Between cells.
  private(set) var separator: UInt8
  /// The cells of the first row.
  private(set) var header: [String] = []

  private let source: [UInt8]
  private var position = 0
  private var line = 1
  private var row = (start: 0, line: 1, cells: 0)
  private var headerStart = 0
  private var headerLine = 1
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var rowStarts: [Int] = []
  private var rowLines: [Int32] = []

  private static let (quote, newline, carriageReturn): (UInt8, UInt8, UInt8) = (0x22, 0x0A, 0x0D)

  /// Reads UTF-8 bytes; returns `nil` after noting an empty file or a quote that is not closed.
  init?(_ source: [UInt8], file: String, log: ImportLog) {
    self.source = source
    self.file = file
    separator = 0x2C
    separator = Self.separator(of: source[...])
    readSeparatorLine()
    guard readHeader(log: log), !isTitle(log: log) else { return nil }
    bytes.reserveCapacity(source.count)
    while position < source.count {
      guard readBodyRow(log: log) else { return nil }
    }
  }

  /// Rows below the header.
  var count: Int { rowLines.count }

  /// Returns a cell's bytes, without quotes.
  func cell(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
    let index = row * header.count + column
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Returns the line on which a row begins.
  func line(_ row: Int) -> Int { Int(rowLines[row]) }

  /// Returns where a cell begins.
  func place(_ row: Int, _ column: Int) -> Place {
    place(start: rowStarts[row], line: line(row), column: column)
  }

  /// Returns where a cell of the header begins.
  func headerPlace(_ column: Int) -> Place {
    place(start: headerStart, line: headerLine, column: column)
  }

  private static func separator(of source: ArraySlice<UInt8>) -> UInt8 {
    let candidates: [UInt8] = [0x3B, 0x09, 0x2C]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in source.drop(while: { $0 == newline || $0 == carriageReturn }) {
      if byte == newline, !isQuoted { break }
      if byte == quote { isQuoted.toggle() }
      if !isQuoted, let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return most == 0 ? 0x2C : candidates[counts.firstIndex(of: most) ?? 2]
  }

  private mutating func readSeparatorLine() {
    guard source.starts(with: Array("sep=".utf8)), source.count > 4,
      ![Self.quote, Self.newline, Self.carriageReturn].contains(source[4])
    else { return }
    separator = source[4]
    let rest = source[5...].drop { $0 == Self.carriageReturn }
    guard rest.first == Self.newline else { return }
    position = rest.startIndex + 1
    line = 2
  }

  private mutating func readHeader(log: ImportLog) -> Bool {
    while position < source.count {
      (headerStart, headerLine) = (position, line)
      guard readRow(log: log) else { return false }
      guard ends.last != 0 else {
        ends.removeAll()
        continue
      }
      var start = 0
      header = ends.map { end in
        defer { start = end }
        return CellText.trimmed(bytes[start..<end])
      }
      bytes.removeAll()
      ends.removeAll()
      return true
    }
    log.error(
      Place(file: file, line: 1, column: 1), "the file is empty",
      hint: "write the names of the columns in its first line")
    return false
  }

  /// Whether the first line is one cell above lines of several, after noting that.
  private func isTitle(log: ImportLog) -> Bool {
    let line = source[position...].drop { $0 == Self.newline || $0 == Self.carriageReturn }
      .prefix { $0 != Self.newline }
    guard header.count == 1, line.contains(where: { [0x3B, 0x09, 0x2C].contains($0) }) else {
      return false
    }
    log.error(
      headerPlace(0), "'\(header[0])' stands alone in a line above lines of several cells",
      hint: "begin the file with the names of the columns")
    return true
  }

  private mutating func readBodyRow(log: ImportLog) -> Bool {
    let (start, startLine, cells, size) = (position, line, ends.count, bytes.count)
    guard readRow(log: log) else { return false }
    let width = ends.count - cells
    if bytes.count == size {
      if width > 1 { log.note(file, line: startLine, "a row without any value is left out") }
      ends.removeLast(width)
    } else if width != header.count {
      report(width: width, start: start, line: startLine, log: log)
      ends.removeLast(width)
      bytes.removeLast(bytes.count - size)
    } else {
      rowStarts.append(start)
      rowLines.append(Int32(startLine))
    }
    return true
  }

  private func report(width: Int, start: Int, line: Int, log: ImportLog) {
    let column = width > header.count ? header.count : width - 1
    let mark = separator == 0x09 ? "tab" : "'\(Unicode.Scalar(separator))'"
    log.error(
      place(start: start, line: line, column: column),
      "the row has \(CellText.count(width, "cell")), the header has \(header.count)",
      hint: "separate cells by \(mark), and put values that contain it in quotes")
  }

  private mutating func readRow(log: ImportLog) -> Bool {
    row = (position, line, ends.count)
    while true {
      guard readCell(log: log) else { return false }
      ends.append(bytes.count)
      guard position < source.count, source[position] == separator else { break }
      position += 1
    }
    if position < source.count, source[position] == Self.carriageReturn { position += 1 }
    if position < source.count, source[position] == Self.newline {
      position += 1
      line += 1
    }
    return true
  }

  private mutating func readCell(log: ImportLog) -> Bool {
    if position < source.count, source[position] == Self.quote { return readQuoted(log: log) }
    readPlain()
    return true
  }

  private mutating func readPlain() {
    while position < source.count {
      let byte = source[position]
      if byte == separator || byte == Self.newline { return }
      if byte != Self.carriageReturn {
        bytes.append(byte)
      } else if position + 1 == source.count || source[position + 1] == Self.newline {
        return
      }
      position += 1
    }
  }

  private mutating func readQuoted(log: ImportLog) -> Bool {
    let (cell, openLine) = (ends.count - row.cells, line)
    position += 1
    while position < source.count {
      let byte = source[position]
      position += 1
      if byte == Self.newline { line += 1 }
      guard byte == Self.quote else {
        bytes.append(byte)
        continue
      }
      guard position < source.count, source[position] == Self.quote else {
        readPlain()
        return true
      }
      bytes.append(byte)
      position += 1
    }
    var opening = place(start: row.start, line: row.line, column: cell)
    opening.line = openLine
    log.error(opening, "the quote is not closed", hint: "add a closing \"")
    return false
  }

  private func place(start: Int, line: Int, column: Int) -> Place {
    var (cell, character, isQuoted) = (0, 1, false)
    var place = Place(file: file, line: line, column: 1)
    for byte in source[start...] {
      if cell == column { break }
      if byte == Self.newline, isQuoted { (place.line, character) = (place.line + 1, 0) }
      if byte == Self.newline, !isQuoted { break }
      if byte == Self.quote { isQuoted.toggle() }
      if byte & 0xC0 != 0x80 { character += 1 }
      if byte == separator, !isQuoted {
        cell += 1
        place.column = character
      }
    }
    return place
  }
}
