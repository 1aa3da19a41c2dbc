/// One column of a table: its different texts, and which of them every row has.
///
/// Checks run once per different text, and a mistake is reported at the first row that has it.
struct ColumnCells {
  /// The different texts in order of appearance, without spaces at their ends.
  private(set) var texts: [String] = []
  /// The first row of each text.
  private(set) var firstRows: [Int] = []
  /// Rows of each text.
  private(set) var counts: [Int] = []
  /// The text of each row, an index into `texts`.
  private(set) var codes: [Int32] = []

  /// Reads a column.
  init(_ table: DelimitedText, column: Int) {
    var known: [ArraySlice<UInt8>: Int32] = [:]
    codes.reserveCapacity(table.count)
    for row in 0..<table.count {
      let cell = table.cell(row, column)
      let code = known[cell] ?? Int32(texts.count)
      if code == texts.count {
        known[cell] = code
        texts.append(CellText.trimmed(cell))
        firstRows.append(row)
        counts.append(0)
      }
      counts[Int(code)] += 1
      codes.append(code)
    }
  }
}
