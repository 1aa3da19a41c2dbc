import TransformerScorer

/// Collects occasions by split and writes them in files of at most `rowLimit` rows.
struct ShardWriter: Sendable {
  /// An occasion apart from its tokens and offers.
  struct Row: Sendable {
    var split: DataSplit
    var choice: Int?
    var quantity: Float
    var weight: Float
    var consumer: Int
    var category: Int
    var period: Int
  }

  /// Rows per file.
  static let rowLimit = 32_768

  /// The folder; `nil` only counts.
  private let folder: String?
  private var tables: [OccasionTable]
  private var files: [Int]
  private var lastConsumer: [Int]
  /// What was written, by split.
  private(set) var counts: [PreparedSummary.Split]

  /// Writes into a folder that exists; `nil` only counts.
  init(folder: String?) {
    self.folder = folder
    tables = DataSplit.allCases.map { _ in OccasionTable() }
    files = DataSplit.allCases.map { _ in 0 }
    lastConsumer = DataSplit.allCases.map { _ in -1 }
    counts = DataSplit.allCases.map { PreparedSummary.Split(name: $0.rawValue) }
  }

  /// Adds an occasion; `tokens` appends its tokens.
  mutating func append(
    _ row: Row, shelf: borrowing ShelfBuilder, tokens: (inout TokenBatch) -> Void
  ) throws(ShoppingDataError) {
    let split = row.split.ordinal
    count(row, split)
    guard folder != nil else { return }
    tokens(&tables[split].tokens)
    tables[split].logRegular += shelf.logRegular
    tables[split].logExpected += shelf.logExpected
    tables[split].choices.append(Int8(row.choice ?? -1))
    tables[split].quantities.append(row.quantity)
    tables[split].weights.append(row.weight)
    tables[split].consumers.append(Int32(row.consumer))
    tables[split].categories.append(Int16(row.category))
    tables[split].periods.append(Int16(row.period))
    if tables[split].rows == Self.rowLimit { try write(split) }
  }

  private mutating func count(_ row: Row, _ split: Int) {
    counts[split].occasions += 1
    counts[split].weighted += Double(row.weight)
    if row.choice != nil { counts[split].purchases += 1 }
    if lastConsumer[split] != row.consumer {
      counts[split].consumers += 1
      lastConsumer[split] = row.consumer
    }
  }

  /// Writes what is left.
  mutating func finish() throws(ShoppingDataError) {
    for split in tables.indices where tables[split].rows > 0 { try write(split) }
  }

  private mutating func write(_ split: Int) throws(ShoppingDataError) {
    guard let folder else { return }
    let number = String(files[split])
    let padded = String(repeating: "0", count: max(0, 3 - number.count)) + number
    let name = "\(DataSplit.allCases[split].rawValue)-\(padded).safetensors"
    try SystemFile.replace("\(folder)/\(name)", with: tables[split].safeTensors.serialised())
    files[split] += 1
    counts[split].files = files[split]
    tables[split] = OccasionTable()
  }
}
