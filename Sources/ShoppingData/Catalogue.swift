/// The items of items.csv, numbered in the order of the file.
struct Catalogue: Sendable {
  /// Names of the items.
  var items = NameTable()
  /// Names of the categories.
  var categories = NameTable()
  private(set) var brands = NameTable()
  private(set) var types = NameTable()
  /// Category, brand and type of each item, by number.
  private(set) var categoryOf: [Int32] = []
  private(set) var brandOf: [Int32] = []
  private(set) var typeOf: [Int32] = []
  private(set) var isPrivateLabel: [Bool] = []

  /// The file's columns.
  static let format = TableFormat(
    file: "items.csv", required: ["item_id", "category", "brand_id", "subtype", "private_label"])

  /// Reads the file.
  init(folder: String, log: inout ProblemLog, ledger: inout FileLedger) throws(ShoppingDataError) {
    var table = try TableReader(folder: folder, format: Self.format)
    while try table.next(&log) { add(&table, &log) }
    ledger.close(table)
  }

  private mutating func add(_ table: inout TableReader, _ log: inout ProblemLog) {
    let name = table.identifier(0, &log)
    let category = table.identifier(1, &log)
    let brand = table.identifier(2, &log)
    let type = table.identifier(3, &log)
    let isPrivate = table.flag(4, &log)
    guard let name, let category, let brand, let type, let isPrivate else { return }
    if items.existing(name) != nil {
      let text = FieldParser.text(name)
      return table.report(
        .duplicateKey, "item_id '\(text)' stands twice", "describe each item once", &log)
    }
    _ = items.number(of: name)
    categoryOf.append(categories.number(of: category))
    brandOf.append(brands.number(of: brand))
    typeOf.append(types.number(of: type))
    isPrivateLabel.append(isPrivate)
  }
}

/// What is known of each file that was read: lines and digest.
struct FileLedger: Sendable {
  /// Lines read per file.
  private(set) var read: [CleaningReport.Count] = []
  /// SHA-256 per file.
  private(set) var digests: [String: String] = [:]
  /// Lines kept but changed, or set aside.
  private(set) var noted: [CleaningReport.Count] = []

  /// Notes a file that was read to its end.
  mutating func close(_ table: borrowing TableReader) {
    let file = table.format.file
    read.append(CleaningReport.Count(file: file, what: "read", lines: table.rows))
    digests[file] = table.hexDigest
  }

  /// Notes lines of a file, if any.
  mutating func note(_ file: String, _ what: String, _ lines: Int) {
    if lines > 0 { noted.append(CleaningReport.Count(file: file, what: what, lines: lines)) }
  }
}
