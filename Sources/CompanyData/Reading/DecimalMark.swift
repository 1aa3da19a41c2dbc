import ScenarioFiles

/// Which mark separates the decimals of a column.
///
/// The mapping decides; without it, the column's own cells that can be read in one way only; without
/// those, the same cells of the file's other columns, which is noted. A number such as `1.234` in a file
/// without any such cell is a mistake, and so is a column whose cells contradict each other.
struct DecimalMark {
  /// The mark that the mapping names.
  let stated: Character?
  /// The mark of the file's columns that have evidence, if they agree.
  let ofFile: Character?

  /// Cells that decide, with their rows.
  struct Votes {
    /// First row of a cell with a decimal point.
    var point: Int?
    /// First row of a cell with a decimal comma.
    var comma: Int?
    /// Rows and count of the cells that can be read both ways.
    var ambiguous: [Int] = []

    /// The mark, unless there is none or both occur.
    var mark: Character? {
      point == nil ? (comma == nil ? nil : ",") : (comma == nil ? "." : nil)
    }
  }

  /// Returns the votes of a column's cells.
  static func votes(_ cells: ColumnCells) -> Votes {
    var votes = Votes()
    for (index, text) in cells.texts.enumerated() where text.contains(where: { ".,".contains($0) })
    {
      guard let number = CellNumber(text) else { continue }
      let row = cells.firstRows[index]
      switch number.evidence {
      case .none: break
      case .decimal("."): votes.point = min(votes.point ?? row, row)
      case .decimal: votes.comma = min(votes.comma ?? row, row)
      case .ambiguous: votes.ambiguous.append(index)
      }
    }
    return votes
  }

  /// Returns the mark of a column, or `nil` after noting why none can be chosen.
  func decide(_ cells: ColumnCells, column: Int, in table: DelimitedText, log: ImportLog)
    -> Character?
  {
    if let stated { return stated }
    let votes = Self.votes(cells)
    if let point = votes.point, let comma = votes.comma {
      log.error(
        table.place(max(point, comma), column),
        "column '\(table.header[column])' has decimal points and decimal commas",
        hint: "line \(table.line(min(point, comma))) has the other one; write all numbers of the "
          + "column in one way")
      return nil
    }
    guard let first = votes.ambiguous.first else { return votes.mark ?? ofFile ?? "." }
    guard let mark = votes.mark ?? ofFile else {
      log.error(
        table.place(cells.firstRows[first], column),
        "'\(cells.texts[first])' may have thousands or decimals, and no other cell of the file tells",
        hint: "add `decimal: \".\"` or `decimal: \",\"` for this table to mapping.yaml")
      return nil
    }
    noteChoice(mark, isOwn: votes.mark != nil, cells, votes, table.header[column], table, log)
    return mark
  }

  private func noteChoice(
    _ mark: Character, isOwn: Bool, _ cells: ColumnCells, _ votes: Votes, _ name: String,
    _ table: DelimitedText, _ log: ImportLog
  ) {
    let text = cells.texts[votes.ambiguous[0]]
    let value = CellNumber(text)?.value(decimal: mark).map(NumberText.text) ?? text
    let witness = isOwn ? "other cells of the column" : "the other columns"
    let kind = mark == "," ? "comma" : "point"
    log.note(
      table.file, line: table.line(cells.firstRows[votes.ambiguous[0]]),
      count: votes.ambiguous.reduce(0) { $0 + cells.counts[$1] },
      "'\(text)' in column '\(name)' is read as \(value): \(witness) have a decimal \(kind)")
  }
}
