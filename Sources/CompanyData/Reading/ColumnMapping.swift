import ScenarioFiles

/// What a mapping file says about a table.
struct TableMapping {
  /// The file with its place in the mapping.
  var file: Named?
  /// A header per column.
  var columns: [String: Named] = [:]
  /// The decimal mark.
  var decimal: Character?
  /// The layout of dates.
  var dateFormat: DateFormat?
  /// The only channel to read.
  var channel: Named?

  /// A text of the mapping with its place.
  struct Named {
    var text: String
    var place: Place
  }

  fileprivate static let keys = ["file", "columns", "decimal", "date_format"]
}

/// A mapping file: per table, its file, columns, decimal mark and layout of dates.
///
///     sales: {file: Absatz.csv, columns: {sku: Artikelnr., week: Woche}, decimal: ",", date_format: dd.mm.yyyy}
struct ColumnMapping {
  /// What is said about each table that the file names.
  private(set) var tables: [String: TableMapping] = [:]

  /// A folder without mapping.
  init() {}

  /// Reads a mapping; mistakes are noted.
  init(_ text: String, file: String, log: ImportLog) {
    guard let root = MappingText.read(text, file: file, log: log) else { return }
    for entry in Self.entries(root, of: "the mapping", log) {
      guard let kind = TableKind.all.first(where: { $0.name == entry.key }) else {
        Self.unknown("table", entry, among: TableKind.all.map(\.name), log)
        continue
      }
      tables[entry.key] = Self.table(entry, kind: kind, log)
    }
  }

  private static func table(
    _ entry: MappingNode.Entry, kind: TableKind, _ log: ImportLog
  ) -> TableMapping {
    var mapping = TableMapping()
    for part in entries(entry.value, of: entry.key, log) {
      switch part.key {
      case "file": mapping.file = named(part, log)
      case "columns": mapping.columns = columns(part, kind: kind, log)
      case "decimal": mapping.decimal = decimal(part, log)
      case "date_format": mapping.dateFormat = dateFormat(part, log)
      case "channel" where kind.name == "sales": mapping.channel = named(part, log)
      default:
        let further = kind.name == "sales" ? ["channel"] : []
        unknown("key", part, among: TableMapping.keys + further, log)
      }
    }
    return mapping
  }

  private static func columns(
    _ entry: MappingNode.Entry, kind: TableKind, _ log: ImportLog
  ) -> [String: TableMapping.Named] {
    var columns: [String: TableMapping.Named] = [:]
    for part in entries(entry.value, of: "columns", log) {
      guard kind.keys.contains(where: { $0.name == part.key }) else {
        unknown("column of '\(kind.name)'", part, among: kind.keys.map(\.name), log)
        continue
      }
      columns[part.key] = named(part, log)
    }
    return columns
  }

  private static func decimal(_ entry: MappingNode.Entry, _ log: ImportLog) -> Character? {
    guard let text = named(entry, log) else { return nil }
    if text.text == "," || text.text == "." { return text.text.first }
    log.error(
      text.place, "'\(text.text)' is not a decimal mark", hint: "write `decimal: \",\"` or `\".\"`")
    return nil
  }

  private static func dateFormat(_ entry: MappingNode.Entry, _ log: ImportLog) -> DateFormat? {
    guard let text = named(entry, log) else { return nil }
    if let format = DateFormat(rawValue: text.text) { return format }
    log.error(
      text.place, "'\(text.text)' is not a known layout of dates",
      hint: "write one of " + CellText.list(DateFormat.allCases.map(\.rawValue)))
    return nil
  }

  private static func named(_ entry: MappingNode.Entry, _ log: ImportLog) -> TableMapping.Named? {
    if case .text(let text) = entry.value.content, !text.isEmpty {
      return TableMapping.Named(text: text, place: entry.value.place)
    }
    log.error(entry.value.place, "'\(entry.key)' must be a text")
    return nil
  }

  private static func entries(
    _ node: MappingNode, of name: String, _ log: ImportLog
  ) -> [MappingNode.Entry] {
    guard case .entries(let entries) = node.content else {
      log.error(node.place, "'\(name)' must have keys", hint: "write them in braces: {file: ...}")
      return []
    }
    var seen: Set<String> = []
    return entries.filter { entry in
      let isNew = seen.insert(entry.key).inserted
      if !isNew { log.error(entry.place, "duplicate key '\(entry.key)'", hint: "keep one of them") }
      return isNew
    }
  }

  private static func unknown(
    _ what: String, _ entry: MappingNode.Entry, among names: [String], _ log: ImportLog
  ) {
    let nearest = EditDistance.nearest(to: entry.key, in: names).map { "did you mean '\($0)'?" }
    log.error(
      entry.place, "unknown \(what) '\(entry.key)'",
      hint: nearest ?? "known are " + names.map { "'\($0)'" }.joined(separator: ", "))
  }
}
