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
    var log = ProblemLog()
    var ledger = FileLedger()
    let catalogue = try Catalogue(folder: folder, log: &log, ledger: &ledger)
    var lines = try LineReading(
      folder: folder, temporary: temporary, catalogue: catalogue,
      dropsBadLines: options.dropsBadLines)
    try lines.readTransactions(listingPeriod: options.train.upperBound, &log, &ledger)
    let assortment = Assortment(catalogue, lines: lines.itemLines, limit: options.listedItems)
    try lines.readVisits(&log, &ledger)
    try lines.readCoupons(isListed: assortment.isListed, &log, &ledger)
    try lines.readEvents(&log, &ledger)
    try lines.finish()
    let periods = lines.periods ?? (0, 0)
    var offers = OfferTable(
      firstPeriod: periods.first, periods: periods.last - periods.first + 1)
    try offers.read(
      folder: folder, catalogue: catalogue, assortment: assortment, outlets: lines.outlets, &log,
      &ledger)
    try log.check(dropsBadLines: options.dropsBadLines)
    guard lines.periods != nil else { throw .nothingLeft(path: "\(folder)/transactions.csv") }
    return try occasions(
      lines, assortment, offers, catalogue, log: &log, ledger: &ledger, output: output)
  }

  private func occasions(
    _ lines: borrowing LineReading, _ assortment: Assortment, _ offers: OfferTable,
    _ catalogue: Catalogue, log: inout ProblemLog, ledger: inout FileLedger, output: String?
  ) throws(ShoppingDataError) -> PreparedSummary {
    let (first, last) = lines.periods ?? (0, 0)
    let isNewCategory = try heldOut(assortment.categories)
    var tallies = ChainTallies(
      assortment: assortment, periods: last - first + 1, isVisited: lines.isVisited)
    try lines.forEachConsumer(assortment, firstPeriod: first, log: &log) { records in
      tallies.add(records, assortment: assortment)
    }
    try log.check(dropsBadLines: options.dropsBadLines)
    var builder = OccasionBuilder(
      assortment: assortment, chain: ChainHistory(tallies, assortment: assortment),
      offerTable: offers, options: options, firstPeriod: first, isNewCategory: isNewCategory,
      outlets: lines.outlets.names)
    var shards = ShardWriter(folder: output)
    let names = lines.consumers.names.sorted(by: identifiersAscend)
    var again = ProblemLog()
    try lines.forEachConsumer(assortment, firstPeriod: first, log: &again) {
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
    return PreparedSummary(
      options: options, firstPeriod: first, lastPeriod: last, splits: shards.counts,
      categories: categories(assortment, catalogue, isNewCategory),
      cleaning: CleaningReport(
        read: ledger.read, dropped: log.droppedLines, noted: ledger.noted),
      inputs: ledger.digests)
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
