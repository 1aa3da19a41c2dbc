/// The rows of offers.csv about listed items, found by outlet and period.
struct OfferTable: Sendable {
  /// What a row says.
  struct Row: Sendable {
    /// Index of the listed item.
    var item: Int32
    /// Line in the file.
    var line: UInt32
    /// Price per unit; NaN when it is not given.
    var price: Float
    /// Regular price per unit; NaN when it is not given.
    var regular: Float
    /// Shares of the item, 0 to 1.
    var display: Float
    var mailer: Float
    var mailerMajor: Float
  }

  static let format = TableFormat(
    file: "offers.csv",
    required: [
      "outlet_id", "period", "item_id", "unit_price", "unit_regular_price", "display", "mailer",
      "mailer_major",
    ])

  private var rows: [Row] = []
  private var starts: [Int] = [0]
  private let firstPeriod: Int
  private let periods: Int

  /// A table without rows.
  init(firstPeriod: Int, periods: Int) {
    self.firstPeriod = firstPeriod
    self.periods = periods
  }

  /// Rows.
  var count: Int { rows.count }

  /// The rows of an outlet and period by item; -1 stands for every outlet.
  func rows(outlet: Int32, period: Int) -> ArraySlice<Row> {
    let cell = Int(outlet + 1) * periods + period
    guard cell + 1 < starts.count else { return [] }
    return rows[starts[cell]..<starts[cell + 1]]
  }
}

extension OfferTable {
  private typealias Keyed = (cell: Int, row: Row)

  /// Reads the file, if it is there.
  mutating func read(
    folder: String, catalogue: Catalogue, assortment: Assortment, outlets: NameTable,
    _ log: inout ProblemLog, _ ledger: inout FileLedger
  ) throws(ShoppingDataError) {
    guard SystemFile.exists("\(folder)/\(Self.format.file)") else { return }
    var table = try TableReader(folder: folder, format: Self.format)
    var keyed: [Keyed] = []
    var (unlisted, elsewhere) = (0, 0)
    while try table.next(&log) {
      guard let place = place(&table, catalogue, outlets, &log),
        let (price, regular) = prices(&table, &log),
        let shares = shares(&table, &log)
      else { continue }
      guard let outlet = place.outlet, (0..<periods).contains(place.period) else {
        elsewhere += 1
        continue
      }
      guard let index = assortment.listedIndex(ofPlace: Int(assortment.placeOf[place.item])) else {
        unlisted += 1
        continue
      }
      let row = Row(
        item: Int32(index), line: UInt32(table.line), price: price, regular: regular,
        display: shares.0, mailer: shares.1, mailerMajor: shares.2)
      keyed.append((Int(outlet + 1) * periods + place.period, row))
    }
    ledger.close(table)
    ledger.note(Self.format.file, "item not listed, not used", unlisted)
    ledger.note(Self.format.file, "outlet or period without visits, not used", elsewhere)
    index(keyed, outlets: outlets.names.count, &log)
  }

  private func place(
    _ table: inout TableReader, _ catalogue: Catalogue, _ outlets: NameTable,
    _ log: inout ProblemLog
  ) -> (outlet: Int32?, period: Int, item: Int)? {
    let name = table.field(0) ?? []
    let period = table.period(1, &log)
    guard let item = table.identifier(2, &log), let period else { return nil }
    guard let number = catalogue.items.existing(item) else {
      table.report(
        .unknownIdentifier, "unknown item_id '\(FieldParser.text(item))'",
        "describe the item in items.csv", &log)
      return nil
    }
    return (name.isEmpty ? -1 : outlets.existing(name), period - firstPeriod, Int(number))
  }

  private func prices(
    _ table: inout TableReader, _ log: inout ProblemLog
  ) -> (Float, Float)? {
    let values = [3, 4].map { column -> Float? in
      if table.field(column)?.isEmpty ?? true { return .nan }
      return table.positive(column, .priceNotPositive, &log).map { Float($0) }
    }
    guard let price = values[0], let regular = values[1] else { return nil }
    return (price > regular ? regular : price, regular)
  }

  private func shares(
    _ table: inout TableReader, _ log: inout ProblemLog
  ) -> (Float, Float, Float)? {
    let values = [5, 6, 7].map { table.share($0, &log) }
    guard let display = values[0], let mailer = values[1], let major = values[2] else {
      return nil
    }
    return (Float(display), Float(mailer), Float(major))
  }

  private mutating func index(_ keyed: [Keyed], outlets: Int, _ log: inout ProblemLog) {
    let sorted = keyed.sorted {
      ($0.cell, $0.row.item, $0.row.line) < ($1.cell, $1.row.item, $1.row.line)
    }
    starts = Array(repeating: 0, count: (outlets + 1) * periods + 1)
    var previous: Keyed?
    for entry in sorted {
      if let last = previous, last.cell == entry.cell, last.row.item == entry.row.item {
        noteRepeated(entry.row, of: last.row, &log)
        continue
      }
      rows.append(entry.row)
      starts[entry.cell + 1] += 1
      previous = entry
    }
    for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
  }

  private func noteRepeated(_ row: Row, of first: Row, _ log: inout ProblemLog) {
    log.note(
      DataProblem(
        file: Self.format.file, line: Int(row.line), reason: .duplicateKey,
        message: "the offer repeats that of line \(first.line)",
        hint: "write each outlet, period and item once"))
  }
}
