import ScenarioFiles

extension CompanyTable {
  /// Returns a moment per row, `nil` for an empty cell; anything but ISO 8601 is a mistake.
  func moments(_ key: String) -> [MomentText?] {
    guard let cells = cells(key) else { return Array(repeating: nil, count: count) }
    let moments = cells.texts.indices.map { index -> MomentText? in
      let cell = cells.texts[index]
      guard !cell.isEmpty else { return nil }
      if let moment = MomentText(cell) { return moment }
      log.error(
        place(cells.firstRows[index], key), "\(key) '\(cell)' is not an ISO date",
        hint: "write it as 2026-03-02 or 2026-03-02T14:30")
      return nil
    }
    return cells.codes.map { moments[Int($0)] }
  }

  /// Returns an amount of money per row in millionths, `nil` for an empty cell.
  func millionths(_ key: String, _ kind: NumberKind) -> [Int64?] {
    numbers(key, kind).map { $0.isNaN ? nil : Int64(($0 * 1e6).rounded()) }
  }

  /// Notes columns that the file lacks; returns whether it has all.
  func hasAll(_ keys: [String]) -> Bool {
    for key in keys where !has(key) {
      log.error(
        text.headerPlace(0),
        "no column for '\(key)'; the columns are " + CellText.list(text.header),
        hint: "add a column '\(key)'")
    }
    return keys.allSatisfy(has)
  }

  /// Notes an empty cell of a column that must not have any.
  func checkFilled(_ row: Int, _ key: String, hint: String) {
    guard isEmpty(row, key) else { return }
    log.error(place(row, key), "the \(key) is empty", hint: hint)
  }
}
