/// The purchase lines of one category in columns, in the order of the file.
struct CategoryLines: Sendable {
  var consumers: [Int32] = []
  var outlets: [Int32] = []
  var periods: [Int32] = []
  /// Numbers in the catalogue.
  var items: [Int32] = []
  var quantities: [Float] = []
  var prices: [Float] = []
  var regulars: [Float] = []

  var count: Int { consumers.count }
}

/// A consumer in an outlet in a period.
struct OutletVisit: Hashable, Comparable, Sendable {
  var consumer: Int32
  var period: Int32
  var outlet: Int32

  static func < (left: OutletVisit, right: OutletVisit) -> Bool {
    (left.consumer, left.period, left.outlet) < (right.consumer, right.period, right.outlet)
  }
}

/// Flags of an item in a period, summed over the visits that met them.
struct FlagSums: Sendable {
  var displays: [Double]
  var mailers: [Double]
}

/// The data files of some categories: lines in columns of 28 bytes, flags summed as they are read.
struct ShoppingRecords: Sendable {
  let catalogue: Catalogue
  private(set) var consumers = NameTable()
  private(set) var outlets = NameTable()
  /// The chosen categories, by number in the catalogue.
  private(set) var categories: [Int32] = []
  /// Lines by chosen category.
  private(set) var lines: [CategoryLines] = []
  /// Sorted, each once.
  private(set) var visits: [OutletVisit] = []
  /// The periods with a purchase or a visit.
  private(set) var periods = 0...0
  /// Shape `[period, catalogue item]`.
  private(set) var flags = FlagSums(displays: [], mailers: [])
  private var placeOf: [Int32] = []
  private var seen: (first: Int, last: Int)?

  /// Reads a folder's files.
  ///
  /// - Throws: `ShoppingDataError` for missing files and wrong lines.
  init(folder: String, options: FactOptions) throws(ShoppingDataError) {
    var log = ProblemLog()
    var ledger = FileLedger()
    catalogue = try Catalogue(folder: folder, log: &log, ledger: &ledger)
    try choose(options)
    try readTransactions(folder, &log)
    try readVisits(folder, &log)
    periods = seen.map { $0.first...$0.last } ?? 0...0
    try readOffers(folder, &log)
    try log.check(dropsBadLines: false)
  }

  private mutating func choose(_ options: FactOptions) throws(ShoppingDataError) {
    let known = catalogue.categories.names
    placeOf = Array(repeating: -1, count: known.count)
    let chosen =
      options.categories
      ?? known.filter { !PreparationOptions.benchmarkHoldout.contains($0) }.sorted()
    for name in chosen {
      guard let number = known.firstIndex(of: name) else {
        throw .unknownCategory(name: name, known: known.sorted())
      }
      placeOf[number] = Int32(categories.count)
      categories.append(Int32(number))
    }
    lines = categories.map { _ in CategoryLines() }
  }

  private mutating func readTransactions(
    _ folder: String, _ log: inout ProblemLog
  ) throws(ShoppingDataError) {
    var table = try TableReader(folder: folder, format: LineReading.transactions)
    let hasVisits = SystemFile.exists("\(folder)/\(LineReading.visits.file)")
    while try table.next(&log) {
      let consumer = table.identifier(0, &log)
      let period = table.period(1, &log)
      let outlet = table.identifier(2, &log)
      let item = table.identifier(3, &log)
      let quantity = table.positive(4, .quantityNotPositive, &log)
      let price = table.positive(5, .priceNotPositive, &log)
      let regular = table.positive(6, .priceNotPositive, &log)
      guard let consumer, let period, let outlet, let item, let quantity, let price, let regular
      else { continue }
      guard let number = catalogue.items.existing(item) else {
        table.report(
          .unknownIdentifier, "unknown item_id '\(FieldParser.text(item))'",
          "describe the item in items.csv", &log)
        continue
      }
      let visit = OutletVisit(
        consumer: consumers.number(of: consumer), period: Int32(period),
        outlet: outlets.number(of: outlet))
      see(period)
      if !hasVisits { visits.append(visit) }
      let place = placeOf[Int(catalogue.categoryOf[Int(number)])]
      guard place >= 0 else { continue }
      lines[Int(place)].append(
        visit, item: number, quantity: Float(quantity), price: Float(min(price, regular)),
        regular: Float(regular))
    }
  }

  private mutating func readVisits(
    _ folder: String, _ log: inout ProblemLog
  ) throws(ShoppingDataError) {
    if SystemFile.exists("\(folder)/\(LineReading.visits.file)") {
      var table = try TableReader(folder: folder, format: LineReading.visits)
      while try table.next(&log) {
        guard let consumer = table.identifier(0, &log), let outlet = table.identifier(1, &log),
          let period = table.period(2, &log)
        else { continue }
        see(period)
        visits.append(
          OutletVisit(
            consumer: consumers.number(of: consumer), period: Int32(period),
            outlet: outlets.number(of: outlet)))
      }
    }
    visits.sort()
    visits = visits.indices.filter { $0 == 0 || visits[$0] != visits[$0 - 1] }.map { visits[$0] }
  }

  private mutating func see(_ period: Int) {
    let (first, last) = seen ?? (period, period)
    seen = (min(first, period), max(last, period))
  }
}

extension ShoppingRecords {
  static let offers = TableFormat(
    file: "offers.csv",
    required: [
      "outlet_id", "period", "item_id", "unit_price", "unit_regular_price", "display", "mailer",
      "mailer_major",
    ])

  /// Sums flags over visits, so that an outlet weighs as it is visited; no file means no flags.
  private mutating func readOffers(
    _ folder: String, _ log: inout ProblemLog
  ) throws(ShoppingDataError) {
    let width = catalogue.items.names.count
    flags.displays = Array(repeating: 0, count: periods.count * width)
    flags.mailers = flags.displays
    guard SystemFile.exists("\(folder)/\(Self.offers.file)") else { return }
    let weights = visitShares()
    var table = try TableReader(folder: folder, format: Self.offers)
    while try table.next(&log) {
      let period = table.period(1, &log)
      let item = table.identifier(2, &log)
      let display = table.share(5, &log)
      let mailer = table.share(6, &log)
      guard let period, let item, let display, let mailer, periods.contains(period),
        let number = catalogue.items.existing(item)
      else { continue }
      let row = period - periods.lowerBound
      let share = share(ofOutlet: table.field(0) ?? [], row: row, weights)
      flags.displays[row * width + Int(number)] += display * share
      flags.mailers[row * width + Int(number)] += mailer * share
    }
  }

  /// The share of a period's visits in an outlet; an empty outlet stands for all.
  private func share(ofOutlet outlet: FieldText, row: Int, _ weights: [Double]) -> Double {
    if outlet.isEmpty { return 1 }
    guard let number = outlets.existing(outlet) else { return 0 }
    return weights[row * outlets.names.count + Int(number)]
  }

  /// Share of each period's visits by outlet; shape `[period, outlet]`.
  private func visitShares() -> [Double] {
    let width = outlets.names.count
    var counts = Array(repeating: 0.0, count: periods.count * width)
    for visit in visits {
      counts[(Int(visit.period) - periods.lowerBound) * width + Int(visit.outlet)] += 1
    }
    for row in 0..<periods.count {
      let total = max(1, counts[row * width..<(row + 1) * width].reduce(0, +))
      for column in 0..<width { counts[row * width + column] /= total }
    }
    return counts
  }
}

extension CategoryLines {
  fileprivate mutating func append(
    _ visit: OutletVisit, item: Int32, quantity: Float, price: Float, regular: Float
  ) {
    consumers.append(visit.consumer)
    outlets.append(visit.outlet)
    periods.append(visit.period)
    items.append(item)
    quantities.append(quantity)
    prices.append(price)
    regulars.append(regular)
  }
}
