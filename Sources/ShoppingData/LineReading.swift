/// The lines of consumers, read from their files into buckets.
struct LineReading: ~Copyable {
  private let folder: String
  private let catalogue: Catalogue
  private let dropsBadLines: Bool
  /// Names of the consumers.
  private(set) var consumers = NameTable()
  /// Names of the outlets.
  private(set) var outlets = NameTable()
  private var bucketOf: [Int] = []
  /// Where the lines went.
  private(set) var buckets: BucketStore
  /// First and last period with a purchase or a visit.
  private(set) var periods: (first: Int, last: Int)?
  /// Lines of each item up to the listing period.
  private(set) var itemLines: [Int]
  /// Whether each outlet is visited; everywhere when there is no visits.csv.
  private(set) var isVisited: [Bool] = []
  /// Whether visits.csv is there.
  let hasVisits: Bool

  static let transactions = TableFormat(
    file: "transactions.csv",
    required: [
      "consumer_id", "period", "outlet_id", "item_id", "quantity", "unit_price",
      "unit_regular_price", "coupon_used",
    ], optional: ["trip_id"])
  static let visits = TableFormat(
    file: "visits.csv", required: ["consumer_id", "outlet_id", "period"])
  static let coupons = TableFormat(
    file: "coupons.csv", required: ["consumer_id", "item_id", "period_from", "period_to", "value"])
  static let events = TableFormat(
    file: "events.csv", required: ["consumer_id", "period", "item_id", "kind"])

  /// Prepares to read a folder's files; nothing is read yet.
  init(
    folder: String, temporary: String, catalogue: Catalogue, dropsBadLines: Bool
  ) throws(ShoppingDataError) {
    self.folder = folder
    self.catalogue = catalogue
    self.dropsBadLines = dropsBadLines
    let bytes = SystemFile.size("\(folder)/\(Self.transactions.file)")
    buckets = try BucketStore(folder: temporary, count: BucketStore.count(forBytes: bytes))
    itemLines = Array(repeating: 0, count: catalogue.items.names.count)
    hasVisits = SystemFile.exists("\(folder)/\(Self.visits.file)")
  }

  /// Reads transactions.csv, and counts each item's lines up to `listingPeriod`.
  mutating func readTransactions(
    listingPeriod: Int, _ log: inout ProblemLog, _ ledger: inout FileLedger
  ) throws(ShoppingDataError) {
    var table = try TableReader(folder: folder, format: Self.transactions)
    var clipped = 0
    while try table.next(&log) {
      guard var record = transaction(&table, &log) else { continue }
      if record.price > record.regular {
        clipped += 1
        record.price = record.regular
      }
      if record.period <= listingPeriod { itemLines[Int(record.item)] += 1 }
      try keep(record)
    }
    ledger.close(table)
    ledger.note(table.format.file, "price above the regular price, set to it", clipped)
  }

  private mutating func transaction(
    _ table: inout TableReader, _ log: inout ProblemLog
  ) -> LineRecord? {
    let consumer = table.identifier(0, &log)
    let period = table.period(1, &log)
    let outlet = table.identifier(2, &log)
    let item = item(3, of: &table, &log)
    let quantity = table.positive(4, .quantityNotPositive, &log)
    let price = table.positive(5, .priceNotPositive, &log)
    let regular = table.positive(6, .priceNotPositive, &log)
    let usedCoupon = table.flag(7, &log)
    guard let consumer, let period, let outlet, let item, let quantity, let price, let regular,
      let usedCoupon
    else { return nil }
    return LineRecord(
      consumer: number(ofConsumer: consumer), outlet: number(ofOutlet: outlet), item: item,
      period: UInt16(period), kind: .purchase, usedCoupon: usedCoupon, quantity: Float(quantity),
      price: Float(price), regular: Float(regular), line: UInt32(truncatingIfNeeded: table.line))
  }

  /// Reads visits.csv, if it is there.
  mutating func readVisits(
    _ log: inout ProblemLog, _ ledger: inout FileLedger
  ) throws(ShoppingDataError) {
    guard hasVisits else { return }
    var table = try TableReader(folder: folder, format: Self.visits)
    while try table.next(&log) {
      let consumer = table.identifier(0, &log)
      let outlet = table.identifier(1, &log)
      let period = table.period(2, &log)
      guard let consumer, let outlet, let period else { continue }
      let place = number(ofOutlet: outlet)
      isVisited[Int(place)] = true
      try keep(
        LineRecord(
          consumer: number(ofConsumer: consumer), outlet: place, period: UInt16(period),
          kind: .visit, line: UInt32(truncatingIfNeeded: table.line)))
    }
    ledger.close(table)
  }

  /// Reads coupons.csv, if it is there; only items that `isListed` matter.
  mutating func readCoupons(
    isListed: [Bool], _ log: inout ProblemLog, _ ledger: inout FileLedger
  ) throws(ShoppingDataError) {
    guard SystemFile.exists("\(folder)/\(Self.coupons.file)") else { return }
    var table = try TableReader(folder: folder, format: Self.coupons)
    var (strangers, unlisted) = (0, 0)
    while try table.next(&log) {
      let consumer = table.identifier(0, &log)
      let item = item(1, of: &table, &log)
      let first = table.period(2, &log)
      let last = table.period(3, &log)
      let value = table.share(4, &log)
      guard let consumer, let item, let first, let last, let value else { continue }
      guard first <= last else {
        table.report(
          .wrongPeriod, "period_from \(first) is after period_to \(last)",
          "write the first and the last period of the coupon", &log)
        continue
      }
      guard let number = consumers.existing(consumer) else {
        strangers += 1
        continue
      }
      guard isListed[Int(item)] else {
        unlisted += 1
        continue
      }
      let record = LineRecord(
        consumer: number, item: item, period: UInt16(first), kind: .coupon,
        quantity: Float(last), price: Float(value), line: UInt32(truncatingIfNeeded: table.line))
      try buckets.append(record, to: bucketOf[Int(number)])
    }
    ledger.close(table)
    ledger.note(table.format.file, "consumer without a visit or purchase, not used", strangers)
    ledger.note(table.format.file, "item not listed, not used", unlisted)
  }

  /// Reads events.csv, if it is there: looks, searches and carts.
  mutating func readEvents(
    _ log: inout ProblemLog, _ ledger: inout FileLedger
  ) throws(ShoppingDataError) {
    guard SystemFile.exists("\(folder)/\(Self.events.file)") else { return }
    var table = try TableReader(folder: folder, format: Self.events)
    while try table.next(&log) {
      let consumer = table.identifier(0, &log)
      let period = table.period(1, &log)
      let item = item(2, of: &table, &log)
      let word = table.field(3).map(FieldParser.text) ?? ""
      guard let kind = InterestKind(rawValue: word) else {
        table.report(
          .unknownWord, "kind '\(word)' is unknown", "write browse, search or cart", &log)
        continue
      }
      guard let consumer, let period, let item else { continue }
      try keep(
        LineRecord(
          consumer: number(ofConsumer: consumer), item: item, period: UInt16(period),
          kind: .interest, quantity: kind.quantity, line: UInt32(truncatingIfNeeded: table.line)))
    }
    ledger.close(table)
  }

  /// Writes the last lines to their buckets.
  mutating func finish() throws(ShoppingDataError) { try buckets.flush() }

  private mutating func keep(_ record: LineRecord) throws(ShoppingDataError) {
    if record.kind != .interest {
      let period = Int(record.period)
      let (first, last) = periods ?? (period, period)
      periods = (min(first, period), max(last, period))
    }
    try buckets.append(record, to: bucketOf[Int(record.consumer)])
  }

  private func item(
    _ column: Int, of table: inout TableReader, _ log: inout ProblemLog
  ) -> Int32? {
    guard let name = table.identifier(column, &log) else { return nil }
    if let number = catalogue.items.existing(name) { return number }
    table.report(
      .unknownIdentifier, "unknown item_id '\(FieldParser.text(name))'",
      "describe the item in items.csv", &log)
    return nil
  }

  private mutating func number(ofConsumer name: FieldText) -> Int32 {
    let number = consumers.number(of: name)
    if Int(number) == bucketOf.count {
      bucketOf.append(buckets.bucket(ofConsumer: consumers.names[Int(number)]))
    }
    return number
  }

  private mutating func number(ofOutlet name: FieldText) -> Int32 {
    let number = outlets.number(of: name)
    if Int(number) == isVisited.count { isVisited.append(!hasVisits) }
    return number
  }
}

/// How a consumer showed interest without buying.
///
/// An interest becomes an event token with a quantity below 1 at the regular price: the nine event
/// features have no column for the kind, and a log quantity below 0 tells it from a purchase.
enum InterestKind: String {
  case browse, search, cart

  /// Units that it counts.
  var quantity: Float {
    switch self {
    case .browse: 0.25
    case .search: 0.5
    case .cart: 0.75
    }
  }
}
