/// A data file's columns by name.
struct TableFormat: Sendable {
  /// The file's name in the data folder.
  var file: String
  /// Columns that must be there; their ordinals come first.
  var required: [String]
  /// Columns that may be there.
  var optional: [String] = []

  /// Every column; a column is named by its ordinal here.
  var columns: [String] { required + optional }
}

/// Reads a data file row by row and notes every mistake with its line.
struct TableReader: ~Copyable {
  private var reader: CSVReader
  let format: TableFormat
  /// Field of each column of the format; `nil` where the file lacks it.
  private var fields: [Int?] = []
  private var fieldCount = 0
  private var hasHeader = false
  /// Rows read, right or wrong.
  private(set) var rows = 0
  /// Whether the current row has a mistake.
  private(set) var isBroken = false

  /// Opens `folder`'s file.
  init(folder: String, format: TableFormat) throws(ShoppingDataError) {
    let file = try SystemFile(reading: folder + "/" + format.file)
    self.format = format
    reader = CSVReader(file, digests: true)
  }

  /// The line of the current row.
  var line: Int { reader.line }
  /// The hash of the file's bytes.
  var hexDigest: String { reader.hexDigest }

  /// Moves to the next row that has the right number of fields; returns whether there is one.
  mutating func next(_ log: inout ProblemLog) throws(ShoppingDataError) -> Bool {
    if !hasHeader { try readHeader(&log) }
    guard !fields.isEmpty else { return false }
    while try reader.next() {
      rows += 1
      isBroken = false
      if isWellFormed(&log) { return true }
    }
    return false
  }

  private mutating func isWellFormed(_ log: inout ProblemLog) -> Bool {
    if reader.hasOpenQuote {
      report(.brokenLine, "a quoted field is not closed", "close it with a double quote", &log)
    } else if reader.ends.count != fieldCount {
      report(
        .brokenLine, "the line has \(reader.ends.count) fields, the header has \(fieldCount)",
        "write one field per column; quote fields that hold commas", &log)
    } else if !FieldParser.isUTF8(reader.bytes) {
      report(.notUTF8, "the line is not UTF-8", "save the file as UTF-8", &log)
    }
    return !isBroken
  }

  /// The bytes of a column in the current row; `nil` where the file lacks it.
  func field(_ column: Int) -> FieldText? {
    fields[column].map { bytes($0) }
  }

  private func bytes(_ field: Int) -> FieldText {
    reader.bytes[(field == 0 ? 0 : reader.ends[field - 1])..<reader.ends[field]]
  }

  /// Notes a mistake of the current row.
  mutating func report(
    _ reason: DataProblem.Reason, _ message: String, _ hint: String, _ log: inout ProblemLog
  ) {
    isBroken = true
    log.note(
      DataProblem(
        file: format.file, line: reader.line, reason: reason, message: message, hint: hint))
  }

  private mutating func readHeader(_ log: inout ProblemLog) throws(ShoppingDataError) {
    hasHeader = true
    guard try reader.next() else {
      return reportHeader("the file is empty", "the columns are \(listing)", &log)
    }
    let mistakes = log.total
    fieldCount = reader.ends.count
    let names = (0..<fieldCount).map { FieldParser.text(bytes($0)) }
    let known = format.columns
    for name in format.required where !names.contains(name) {
      reportHeader("missing column '\(name)'", "the columns are \(listing)", &log)
    }
    for (index, name) in names.enumerated() {
      if !known.contains(name) {
        reportHeader("unknown column '\(name)'", "the columns are \(listing)", &log)
      } else if names[..<index].contains(name) {
        reportHeader("column '\(name)' stands twice", "name each column once", &log)
      }
    }
    fields = known.map { names.firstIndex(of: $0) }
    if log.total > mistakes { fields = [] }
  }

  private var listing: String { format.columns.joined(separator: ", ") }

  private mutating func reportHeader(_ message: String, _ hint: String, _ log: inout ProblemLog) {
    log.note(
      DataProblem(
        file: format.file, line: 1, reason: .wrongHeader, message: message, hint: hint))
  }
}

extension TableReader {
  /// The highest period that may be used.
  static let lastPeriod = 9_999

  /// Returns a column's text as quoted in messages.
  private func quoted(_ column: Int) -> String {
    let text = FieldParser.text(field(column) ?? [])
    return "\(format.columns[column]) '\(text.prefix(40))'"
  }

  /// Returns an identifier, or notes that it is empty.
  mutating func identifier(_ column: Int, _ log: inout ProblemLog) -> FieldText? {
    if let field = field(column), !field.isEmpty { return field }
    report(
      .emptyIdentifier, "\(format.columns[column]) is empty", "name it on every line", &log)
    return nil
  }

  /// Returns a number, or notes that it is none.
  mutating func number(_ column: Int, _ log: inout ProblemLog) -> Double? {
    if let value = FieldParser.decimal(field(column) ?? []) { return value }
    report(
      .notANumber, "\(quoted(column)) is not a number",
      "write a decimal number such as 2.49", &log)
    return nil
  }

  /// Returns a number above 0.
  mutating func positive(
    _ column: Int, _ reason: DataProblem.Reason, _ log: inout ProblemLog
  ) -> Double? {
    guard let value = number(column, &log) else { return nil }
    if value > 0 { return value }
    report(reason, "\(quoted(column)) is not above 0", "leave returns and gifts out", &log)
    return nil
  }

  /// Returns a number from 0 to 1.
  mutating func share(_ column: Int, _ log: inout ProblemLog) -> Double? {
    guard let value = number(column, &log) else { return nil }
    if value >= 0, value <= 1 { return value }
    report(.outsideRange, "\(quoted(column)) is not between 0 and 1", "write a share", &log)
    return nil
  }

  /// Returns a flag written as 0 or 1.
  mutating func flag(_ column: Int, _ log: inout ProblemLog) -> Bool? {
    switch FieldParser.integer(field(column) ?? []) {
    case 0: return false
    case 1: return true
    default:
      report(.outsideRange, "\(quoted(column)) is neither 0 nor 1", "write 0 or 1", &log)
      return nil
    }
  }

  /// Returns a period.
  mutating func period(_ column: Int, _ log: inout ProblemLog) -> Int? {
    let value = FieldParser.integer(field(column) ?? [])
    if let value, (0...Self.lastPeriod).contains(value) { return value }
    report(
      .wrongPeriod, "\(quoted(column)) is not a period from 0 to \(Self.lastPeriod)",
      "number periods of equal length, such as weeks, with whole numbers", &log)
    return nil
  }
}
