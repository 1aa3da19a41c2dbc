/// Checks a folder of shopping data and turns it into occasions to train on.
///
/// The lines are read once, checked, and written in compact form to temporary files partitioned by
/// consumer. Two more passes over those count what the whole chain did and build the occasions, one
/// consumer at a time. Memory depends on consumers, items, outlets and periods, not on lines.
public struct DataPreparation: Sendable {
  private let folder: String
  private let options: PreparationOptions

  /// Names the data folder and how to treat it.
  public init(folder: String, options: PreparationOptions) {
    self.folder = folder
    self.options = options
  }

  /// Reads everything and writes nothing.
  ///
  /// - Throws: `ShoppingDataError`, with every mistake up to a limit.
  public func check() throws(ShoppingDataError) -> PreparedSummary {
    try build(temporary: SystemFile.temporaryFolder(), output: nil)
  }

  /// Writes shards and `prepared.json` into `destination`, which appears whole or not at all.
  ///
  /// - Throws: `ShoppingDataError`.
  public func prepare(to destination: String) throws(ShoppingDataError) -> PreparedSummary {
    let output = try OutputFolder(destination)
    let summary = try build(temporary: output.partial + "/buckets", output: output.partial)
    try output.write(summary.json, to: "prepared.json")
    try output.publish()
    return summary
  }

  private func build(
    temporary: String, output: String?
  ) throws(ShoppingDataError) -> PreparedSummary {
    try options.validate()
    var (log, ledger) = (ProblemLog(), FileLedger())
    let catalogue = try Catalogue(folder: folder, log: &log, ledger: &ledger)
    try log.check(dropsBadLines: true)
    var lines = try LineReading(
      folder: folder, temporary: temporary, catalogue: catalogue,
      dropsBadLines: options.dropsBadLines)
    let assortment = try read(&lines, catalogue, &log, &ledger)
    let offers = try readOffers(lines, catalogue, assortment, &log, &ledger)
    try log.check(dropsBadLines: options.dropsBadLines)
    let builder = try builder(lines, assortment, offers, &log)
    let splits = try writeOccasions(lines, builder, output: output, &ledger)
    let (first, last) = lines.periods ?? (0, 0)
    return PreparedSummary(
      options: options, firstPeriod: first, lastPeriod: last, splits: splits,
      categories: categories(assortment, catalogue, builder.isNewCategory),
      cleaning: CleaningReport(
        read: ledger.read, dropped: log.droppedLines, noted: ledger.noted),
      inputs: ledger.digests)
  }

  /// Reads the lines of consumers into buckets, and decides which items are listed.
  private func read(
    _ lines: inout LineReading, _ catalogue: Catalogue, _ log: inout ProblemLog,
    _ ledger: inout FileLedger
  ) throws(ShoppingDataError) -> Assortment {
    try lines.readTransactions(listingPeriod: options.train.upperBound, &log, &ledger)
    let assortment = Assortment(catalogue, lines: lines.itemLines, limit: options.listedItems)
    try assortment.checkSize()
    try lines.readVisits(&log, &ledger)
    try lines.readCoupons(isListed: assortment.isListed, &log, &ledger)
    try lines.readEvents(&log, &ledger)
    try lines.finish()
    return assortment
  }

  private func readOffers(
    _ lines: borrowing LineReading, _ catalogue: Catalogue, _ assortment: Assortment,
    _ log: inout ProblemLog, _ ledger: inout FileLedger
  ) throws(ShoppingDataError) -> OfferTable {
    let (first, last) = lines.periods ?? (0, 0)
    var offers = OfferTable(firstPeriod: first, periods: last - first + 1)
    try offers.read(
      folder: folder, catalogue: catalogue, assortment: assortment, outlets: lines.outlets, &log,
      &ledger)
    return offers
  }

  /// Counts what the whole chain did.
  private func builder(
    _ lines: borrowing LineReading, _ assortment: Assortment, _ offers: OfferTable,
    _ log: inout ProblemLog
  ) throws(ShoppingDataError) -> OccasionBuilder {
    guard let (first, last) = lines.periods else {
      throw .nothingLeft(path: "\(folder)/transactions.csv")
    }
    let isNewCategory = try heldOut(assortment.categories)
    var tallies = ChainTallies(
      assortment: assortment, periods: last - first + 1, isVisited: lines.isVisited)
    try lines.forEachConsumer(assortment, firstPeriod: first, log: &log) { records in
      tallies.add(records, assortment: assortment)
    }
    try log.check(dropsBadLines: options.dropsBadLines)
    return OccasionBuilder(
      assortment: assortment, chain: ChainHistory(tallies, assortment: assortment),
      offerTable: offers, options: options, firstPeriod: first, isNewCategory: isNewCategory,
      outlets: lines.outlets.names)
  }

  private func writeOccasions(
    _ lines: borrowing LineReading, _ start: OccasionBuilder, output: String?,
    _ ledger: inout FileLedger
  ) throws(ShoppingDataError) -> [PreparedSummary.Split] {
    var (builder, shards) = (start, ShardWriter(folder: output))
    let names = lines.consumers.names.sorted(by: identifiersAscend)
    let (first, last) = lines.periods ?? (0, 0)
    // Mistakes were noted when the tallies were made.
    var known = ProblemLog()
    try lines.forEachConsumer(builder.assortment, firstPeriod: first, log: &known) {
      records throws(ShoppingDataError) in
      try builder.add(records, name: names[records.consumer], to: &shards)
    }
    try shards.finish()
    ledger.note(
      LineReading.transactions.file, "occasions whose item was not available, counted as none",
      builder.unavailableChoices)
    guard shards.counts[0].occasions > 0 else {
      throw .noTrainingOccasions(train: options.train, first: first, last: last)
    }
    return shards.counts
  }

  /// Which categories are never trained on.
  private func heldOut(_ categories: [String]) throws(ShoppingDataError) -> [Bool] {
    if let name = options.heldOutCategories?.first(where: { !categories.contains($0) }) {
      throw .unknownCategory(name: name, known: categories)
    }
    let names = options.heldOutCategories ?? PreparationOptions.benchmarkHoldout
    return categories.map(names.contains)
  }

  private func categories(
    _ assortment: Assortment, _ catalogue: Catalogue, _ isHeldOut: [Bool]
  ) -> [PreparedSummary.CategorySummary] {
    var names = [String](repeating: "", count: assortment.placeOf.count)
    for (item, place) in assortment.placeOf.enumerated() {
      names[Int(place)] = catalogue.items.names[item]
    }
    return assortment.categories.indices.map { category in
      let places = assortment.places[category]
      return PreparedSummary.CategorySummary(
        name: assortment.categories[category], items: places.count,
        listed: Array(names[places].prefix(assortment.listed[category].count)),
        isHeldOut: isHeldOut[category])
    }
  }
}
