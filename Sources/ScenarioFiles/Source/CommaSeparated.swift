/// Comma-separated values with the place of every cell (RFC 4180; blank lines are skipped).
struct CommaSeparated {
  /// A cell's text and place.
  struct Cell {
    var text: String
    var place: Place
  }

  private(set) var rows: [[Cell]] = []
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var place: Place

  /// Reads a text; returns `nil` after noting a quote that is not closed.
  init?(_ text: String, file: String, log: DiagnosticLog) {
    scalars = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
    place = Place(file: file, line: 1, column: 1)
    while position < scalars.count {
      guard let row = readRow(log: log) else { return nil }
      if row.count > 1 || !(row.first?.text.isEmpty ?? true) { rows.append(row) }
    }
  }

  private mutating func readRow(log: DiagnosticLog) -> [Cell]? {
    var row: [Cell] = []
    while true {
      guard let cell = readCell(log: log) else { return nil }
      row.append(cell)
      guard position < scalars.count, scalars[position] == "," else { break }
      advance()
    }
    if position < scalars.count, scalars[position] == "\r" { advance() }
    if position < scalars.count, scalars[position] == "\n" { advance() }
    return row
  }

  private mutating func readCell(log: DiagnosticLog) -> Cell? {
    let start = place
    guard position < scalars.count, scalars[position] == "\"" else {
      var text = String.UnicodeScalarView()
      while position < scalars.count, !",\r\n".unicodeScalars.contains(scalars[position]) {
        text.append(scalars[position])
        advance()
      }
      return Cell(text: String(text).trimmingSpaces(), place: start)
    }
    return readQuoted(from: start, log: log)
  }

  private mutating func readQuoted(from start: Place, log: DiagnosticLog) -> Cell? {
    var text = String.UnicodeScalarView()
    advance()
    while position < scalars.count {
      let scalar = scalars[position]
      advance()
      guard scalar == "\"" else {
        text.append(scalar)
        continue
      }
      guard position < scalars.count, scalars[position] == "\"" else {
        return Cell(text: String(text), place: start)
      }
      text.append(scalar)
      advance()
    }
    log.error(start, "the quote is not closed", hint: "add a closing \"")
    return nil
  }

  private mutating func advance() {
    if scalars[position] == "\n" {
      place.line += 1
      place.column = 1
    } else {
      place.column += 1
    }
    position += 1
  }
}
