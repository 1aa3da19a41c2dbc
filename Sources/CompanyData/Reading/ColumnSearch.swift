import ScenarioFiles

/// Finds a table's columns by the mapping, then by their names and synonyms.
struct ColumnSearch {
  /// The column of each key that the file has; `nil` after a mistake was noted.
  private(set) var columns: [String: Int]?

  /// Looks at the header; columns that mean nothing are noted.
  init(_ text: DelimitedText, kind: TableKind, mapping: TableMapping, log: ImportLog) {
    var found: [String: Int] = [:]
    var isWhole = true
    for key in kind.keys {
      if let named = mapping.columns[key.name] {
        found[key.name] = Self.column(named, of: text, log)
        isWhole = isWhole && found[key.name] != nil
      }
    }
    let taken = Set(found.values)
    for key in kind.keys where mapping.columns[key.name] == nil {
      let matches = text.header.indices.filter {
        !taken.contains($0) && key.matches(text.header[$0])
      }
      found[key.name] = matches.first
      let isSingle = Self.check(matches, key, of: text, kind, log)
      isWhole = isWhole && isSingle
    }
    columns = isWhole ? found : nil
    Self.noteUnused(found, text, log)
  }

  private static func column(
    _ named: TableMapping.Named, of text: DelimitedText, _ log: ImportLog
  ) -> Int? {
    if let column = text.header.firstIndex(of: named.text) { return column }
    let folded = named.text.lowercased()
    if let column = text.header.firstIndex(where: { $0.lowercased() == folded }) { return column }
    log.error(
      named.place, "'\(text.file)' has no column '\(named.text)'",
      hint: EditDistance.nearest(to: named.text, in: text.header).map { "did you mean '\($0)'?" }
        ?? "its columns are " + CellText.list(text.header))
    return nil
  }

  private static func check(
    _ matches: [Int], _ key: ColumnKey, of text: DelimitedText, _ kind: TableKind, _ log: ImportLog
  ) -> Bool {
    if matches.isEmpty, key.isRequired {
      log.error(
        text.headerPlace(0),
        "no column for '\(key.name)'; the columns are " + CellText.list(text.header),
        hint: "name it in mapping.yaml, as in `\(kind.name): {columns: {\(key.name): ...}}`")
    }
    if matches.count > 1, text.header[matches[0]] == text.header[matches[1]] {
      log.error(
        text.headerPlace(matches[1]), "two columns are called '\(text.header[matches[1]])'",
        hint: "rename or delete one of them")
    } else if matches.count > 1 {
      log.error(
        text.headerPlace(matches[1]),
        "'\(text.header[matches[0]])' and '\(text.header[matches[1]])' may both be '\(key.name)'",
        hint: "choose one in mapping.yaml, as in "
          + "`\(kind.name): {columns: {\(key.name): \(text.header[matches[0]])}}`")
    }
    return matches.count == 1 || (matches.isEmpty && !key.isRequired)
  }

  private static func noteUnused(_ found: [String: Int], _ text: DelimitedText, _ log: ImportLog) {
    let used = Set(found.values)
    for column in text.header.indices where !used.contains(column) {
      let name = text.header[column]
      let sentence = name.isEmpty ? "a column without name is" : "the column '\(name)' is"
      log.note(text.file, line: text.headerPlace(column).line, "\(sentence) not used")
    }
  }
}
