/// Name, unit and meaning of every column of a run's files, `tables/columns.csv`.
///
/// The rows follow the files that are there and the store's schema; only the words are kept here.
public struct ColumnDictionary: Sendable {
  /// What is known of a column.
  public struct Entry: Sendable, Equatable {
    /// Such as `EUR`, `share`, `days`, `date` or `text`.
    public var unit: String
    /// What it says.
    public var meaning: String
  }

  /// ISO code of the run's currency.
  let currency: String

  /// The dictionary of a run with amounts in a currency.
  public init(currency: String) {
    self.currency = currency
  }

  /// Looks up what a column of a table holds.
  ///
  /// - Parameters:
  ///   - table: The file's name without folder and ending, or `run.sqlite:` and the table's name.
  ///   - column: The column's name.
  /// - Returns: `nil` for a column that nobody has described.
  public func entry(table: String, column: String) -> Entry? {
    let generic = Self.isOfStore(table: table) ? Self.storePrefix + "*" : "*"
    guard var entry = Self.entries["\(table).\(column)"] ?? Self.entries["\(generic).\(column)"]
    else { return nil }
    entry.unit = entry.unit.replacing("CURRENCY", with: currency)
    return entry
  }

  /// Whether a column holds anything but numbers.
  public func isText(table: String, column: String) -> Bool {
    Self.textUnits.contains(entry(table: table, column: column)?.unit ?? "text")
  }

  private static let textUnits: Set<String> = ["text", "date", "time", "true or false", "bytes"]

  /// Whether a name stands for a table of the store and for no file.
  package static func isOfStore(table: String) -> Bool { table.hasPrefix(storePrefix) }

  private static let storePrefix = "run.sqlite:"

  /// Every line of the texts as `table.column | unit | meaning`.
  private static let entries = Dictionary(
    uniqueKeysWithValues: lines([tableText, planText, storeText].joined(separator: "\n")).map {
      name, unit, meaning in (name, Entry(unit: unit, meaning: meaning))
    })

  /// The three parts of each line.
  static func lines(_ text: String) -> [(name: String, second: String, third: String)] {
    text.split(separator: "\n").map { line in
      let parts = line.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
        .map { trimmed($0) }
      precondition(parts.count == 3, "a line of the dictionary has three parts: \(line)")
      return (parts[0], parts[1], parts[2])
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension ColumnDictionary {
  /// The name of the dictionary's own file, without ending.
  public static let tableName = "columns"
  /// The dictionary's own columns.
  static let columns = ["table", "column", "unit", "meaning"]

  /// Gathers the dictionary of files, and of the store where one is given.
  ///
  /// - Parameters:
  ///   - files: Names in the first column, and the columns of each.
  ///   - store: The run's store.
  /// - Returns: One row per column.
  /// - Throws: `ResultsError` where the store can't be read.
  public func table(
    files: [(name: String, columns: [String])], store: RunStore?
  ) throws -> TidyCSV {
    var table = TidyCSV(columns: Self.columns)
    let own = (Self.tableName, table.columns)
    for (name, columns) in files + [own] + (try store?.schema() ?? []) {
      for column in columns {
        let entry = entry(table: name, column: column)
        table.append([
          .text(name), .text(column), .text(entry?.unit ?? ""), .text(entry?.meaning ?? ""),
        ])
      }
    }
    return table
  }

  /// Writes `columns.csv` for a run's tables in a folder and, where one is given, for the store.
  ///
  /// - Throws: `ResultsError`.
  package func write(folder: String, store: RunStore?) throws {
    let known = RunTables.paths(inFolder: folder).filter { Self.row(ofTable: $0.name) != nil }
    let files = try known.map { ($0.name, try TableFile.columns(of: $0.path)) }
    let text = try table(files: files, store: store).text
    try AtomicFile.write(text, to: "\(folder)/\(Self.tableName).csv")
  }

  /// Writes `tables/columns.csv` for the files in `tables/` and `plan/` and for `run.sqlite`.
  ///
  /// - Throws: `ResultsError`.
  public static func write(store: RunStore, currency: String) throws {
    let files = try RunTables.paths(in: store.folder).map {
      ($0.name, try TableFile.columns(of: $0.path))
    }
    let table = try ColumnDictionary(currency: currency).table(files: files, store: store)
    try AtomicFile.write(table.text, to: "\(store.folder)/tables/\(tableName).csv")
  }
}

/// The tables among a finished run's files.
public enum RunTables {
  /// Returns those of `tables/`, then those of `plan/`, each by name, without the dictionary.
  public static func paths(in folder: String) -> [(name: String, path: String)] {
    ["tables", "plan"].flatMap { paths(inFolder: "\(folder)/\($0)") }
  }

  /// Returns those of one folder.
  static func paths(inFolder folder: String) -> [(name: String, path: String)] {
    FileTree.names(in: folder)
      .filter { $0.hasSuffix(".csv") && $0 != ColumnDictionary.tableName + ".csv" }
      .map { (String($0.dropLast(4)), "\(folder)/\($0)") }
  }
}
