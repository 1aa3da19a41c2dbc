import MarketModel
import ScenarioFiles

/// A table whose columns are known by name, and whose cells are read as checked values.
///
/// Values come as one array per column with an entry per row. Mistakes are noted; what they touch reads
/// as empty, so a caller goes on and throws at the end.
struct CompanyTable {
  /// The cells.
  let text: DelimitedText
  /// Where mistakes and notes go.
  let log: ImportLog
  private let columns: [String: Int]
  private let decimal: DecimalMark
  private let dates: DateOrder

  /// The file as the user named it.
  var file: String { text.file }
  /// Rows.
  var count: Int { text.count }

  /// Finds the columns; returns `nil` after noting one that is missing or named twice.
  init?(_ text: DelimitedText, kind: TableKind, mapping: TableMapping, log: ImportLog) {
    guard let columns = ColumnSearch(text, kind: kind, mapping: mapping, log: log).columns else {
      return nil
    }
    (self.text, self.log, self.columns) = (text, log, columns)
    dates = DateOrder(stated: mapping.dateFormat)
    let numeric = kind.keys.filter { Self.numericKeys.contains($0.name) }
    let marks = numeric.compactMap { key in
      columns[key.name].flatMap { DecimalMark.votes(ColumnCells(text, column: $0)).mark }
    }
    let agreed = Set(marks).count == 1 ? marks.first : nil
    decimal = DecimalMark(stated: mapping.decimal, ofFile: agreed)
  }

  private static let numericKeys: Set<String> = [
    "list_price", "unit_cost", "units", "net_sales", "price", "display", "feature", "stock_days",
    "percent_off", "promotion", "promotion_se", "long_run", "long_run_se", "paid", "now", "was",
    "prior", "amount", "claimed_was", "claimed_amount",
  ]

  /// Whether the file has a column.
  func has(_ key: String) -> Bool { columns[key] != nil }

  /// Whether nothing stands in a cell, or the file lacks the column.
  func isEmpty(_ row: Int, _ key: String) -> Bool {
    columns[key].map { CellText.trimmed(text.cell(row, $0)).isEmpty } ?? true
  }

  /// Returns the line of a row.
  func line(_ row: Int) -> Int { text.line(row) }

  /// Returns where a cell stands; the row's first cell for a column that the file lacks.
  func place(_ row: Int, _ key: String) -> Place { text.place(row, columns[key] ?? 0) }

  /// Returns a column's cells, or `nil` for a column that the file lacks.
  func cells(_ key: String) -> ColumnCells? { columns[key].map { ColumnCells(text, column: $0) } }

  /// Returns a text per row; empty for an empty cell or a column that the file lacks.
  func texts(_ key: String) -> [String] {
    guard let cells = cells(key) else { return Array(repeating: "", count: count) }
    return cells.codes.map { cells.texts[Int($0)] }
  }

  /// Returns a day per row; `nil` for an empty cell.
  func days(_ key: String) -> [CivilDate?] {
    guard let column = columns[key] else { return Array(repeating: nil, count: count) }
    let cells = ColumnCells(text, column: column)
    let days = dates.days(cells, column: column, in: text, log: log)
    return cells.codes.map { days[Int($0)] }
  }

  /// Returns a number per row, NaN for an empty cell.
  func numbers(_ key: String, _ kind: NumberKind) -> [Double] {
    guard let column = columns[key] else { return Array(repeating: .nan, count: count) }
    let cells = ColumnCells(text, column: column)
    guard let mark = decimal.decide(cells, column: column, in: text, log: log) else {
      return Array(repeating: .nan, count: count)
    }
    let values = cells.texts.indices.map { index in
      value(cells, index, key: key, kind: kind, mark: mark)
    }
    return cells.codes.map { values[Int($0)] }
  }

  private func value(
    _ cells: ColumnCells, _ index: Int, key: String, kind: NumberKind, mark: Character
  ) -> Double {
    let cell = cells.texts[index]
    guard !cell.isEmpty else { return .nan }
    let row = cells.firstRows[index]
    switch kind.read(cell, mark: mark) {
    case .success(let number):
      note(number, line: line(row), count: cells.counts[index], key: key)
      return number.value
    case .failure(let problem):
      log.error(place(row, key), "\(key) '\(cell)' \(problem.words)", hint: problem.hint)
      return .nan
    }
  }

  private func note(_ number: NumberKind.Reading, line: Int, count: Int, key: String) {
    if let currency = number.currency {
      log.note(
        file, line: line, count: count,
        "'\(currency)' in column '\(key)' is ignored; amounts are not converted")
    }
    if number.isPercentAssumed {
      log.note(
        file, line: line, count: count,
        "a number of at least 1 in column '\(key)' is read as a percentage")
    }
  }

  /// Returns a yes or no per row, `nil` for an empty cell: 1, x, yes, y, true, ja, j, wahr, or 0, no, n,
  /// false, nein, falsch, `-`.
  func flags(_ key: String) -> [Bool?] {
    guard let cells = cells(key) else { return Array(repeating: nil, count: count) }
    let flags = cells.texts.indices.map { index -> Bool? in
      let cell = cells.texts[index]
      guard !cell.isEmpty else { return nil }
      if let flag = Flag.read(cell) { return flag }
      log.error(
        place(cells.firstRows[index], key), "\(key) '\(cell)' is neither yes nor no",
        hint: "write 1 or 0, yes or no, ja or nein, x or nothing")
      return nil
    }
    return cells.codes.map { flags[Int($0)] }
  }
}

/// Words for yes and no.
enum Flag {
  /// Returns what a word means, or `nil`.
  static func read(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "1", "x", "yes", "y", "true", "ja", "j", "wahr": true
    case "0", "no", "n", "false", "nein", "falsch", "-": false
    default: nil
    }
  }
}
