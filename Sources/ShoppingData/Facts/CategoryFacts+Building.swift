import Glibc

extension CategoryFacts {
  /// Reads the neutral CSV files of a folder.
  ///
  /// - Returns: One entry per category, by name.
  /// - Throws: `ShoppingDataError` for missing files, wrong lines and unknown categories.
  public static func read(
    folder: String, options: FactOptions
  ) throws(ShoppingDataError) -> [CategoryFacts] {
    let records = try ShoppingRecords(folder: folder, options: options)
    return records.lines.indices.map { CategoryShelf(records, place: $0, options: options).facts() }
      .sorted { $0.category < $1.category }
  }
}

/// One category's records on the way to facts.
struct CategoryShelf {
  private let records: ShoppingRecords
  private let lines: CategoryLines
  private let options: FactOptions
  private let category: Int
  /// Catalogue numbers of the listed items, most lines first.
  let listed: [Int32]
  /// Place of each catalogue item on the shelf, or -1.
  private let placeOf: [Int32]
  private let isHeldOut: [Bool]

  init(_ records: ShoppingRecords, place: Int, options: FactOptions) {
    self.records = records
    self.options = options
    lines = records.lines[place]
    category = Int(records.categories[place])
    isHeldOut = records.consumers.names.map(options.holdsOut)
    var counts = Array(repeating: 0, count: records.catalogue.items.names.count)
    for row in 0..<lines.count where lines.periods[row] <= options.window.upperBound {
      counts[Int(lines.items[row])] += 1
    }
    let order = counts.indices.filter { counts[$0] > 0 }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }
    listed = order.prefix(options.listedItems).map(Int32.init)
    var placeOf = counts.map { _ in Int32(-1) }
    for (place, item) in listed.enumerated() { placeOf[Int(item)] = Int32(place) }
    self.placeOf = placeOf
  }

  func facts() -> CategoryFacts {
    let calendar = calendar()
    let log = purchaseLog().users()
    let window = options.window
    let measures = CategoryMeasures(log, calendar: calendar, window: window)
    let (occasions, purchases) = outletCounts()
    return CategoryFacts(
      category: records.catalogue.categories.names[category],
      items: items(log, calendar, shares: measures.shares), calendar: calendar, window: window,
      log: log, visits: VisitRates(absences: absences(log), periods: window.count),
      measures: measures,
      standardErrors: CategoryMeasures.standardErrors(log, calendar: calendar, window: window),
      outletOccasions: occasions, outletPurchases: purchases)
  }

  // MARK: - Prices and flags

  /// Chain-wide ratios as intent models see them: the mean over the period's lines and one
  /// pseudo-line at the expected ratio, which follows with weight 1/4.
  func calendar() -> ItemCalendar {
    var calendar = ItemCalendar(periods: records.periods, items: listed.count)
    let (sums, counts) = ratioSums(calendar)
    let width = records.catalogue.items.names.count
    for (place, item) in listed.enumerated() {
      var expected = 1.0
      for period in calendar.range {
        let row = period - calendar.first
        let cell = row * listed.count + place
        let ratio = (sums[cell] + expected) / (counts[cell] + 1)
        if counts[cell] > 0 { expected += 0.25 * (sums[cell] / counts[cell] - expected) }
        let flag = row * width + Int(item)
        calendar.set(ratio: ratio, of: place, in: period)
        calendar.set(
          display: records.flags.displays[flag], mailer: records.flags.mailers[flag], of: place,
          in: period)
      }
    }
    return calendar
  }

  private func ratioSums(_ calendar: ItemCalendar) -> (sums: [Double], counts: [Double]) {
    var sums = Array(repeating: 0.0, count: calendar.periods * listed.count)
    var counts = sums
    for row in 0..<lines.count {
      let place = placeOf[Int(lines.items[row])]
      guard place >= 0 else { continue }
      let cell = (Int(lines.periods[row]) - calendar.first) * listed.count + Int(place)
      sums[cell] += Double(lines.prices[row] / lines.regulars[row])
      counts[cell] += 1
    }
    return (sums, counts)
  }

  // MARK: - Items

  private func items(
    _ log: ShoppingLog, _ calendar: ItemCalendar, shares: [Double]
  ) -> [CategoryFacts.Item] {
    let catalogue = records.catalogue
    let prices = listPrices()
    return listed.enumerated().map { place, item in
      CategoryFacts.Item(
        name: catalogue.items.names[Int(item)],
        brand: catalogue.brands.names[Int(catalogue.brandOf[Int(item)])],
        type: catalogue.types.names[Int(catalogue.typeOf[Int(item)])],
        isPrivateLabel: catalogue.isPrivateLabel[Int(item)], listPrice: prices[place],
        share: shares[place], quantityShares: quantityShares(of: place, log, calendar))
    }
  }

  /// Median regular price of the window's lines; of all lines where the window has none.
  private func listPrices() -> [Double] {
    var inside: [[Float]] = listed.map { _ in [] }
    var all = inside
    for row in 0..<lines.count {
      let place = Int(placeOf[Int(lines.items[row])])
      guard place >= 0 else { continue }
      all[place].append(lines.regulars[row])
      if options.window.contains(Int(lines.periods[row])) {
        inside[place].append(lines.regulars[row])
      }
    }
    return listed.indices.map { place in
      let sorted = (inside[place].isEmpty ? all[place] : inside[place]).sorted()
      return (Double(sorted[sorted.count / 2]) * 100).rounded() / 100
    }
  }

  /// Purchases that make a distribution of quantities on their own.
  private static let enoughPurchases = 30

  private func quantityShares(
    of place: Int, _ log: ShoppingLog, _ calendar: ItemCalendar
  ) -> [Double] {
    var regular = Array(repeating: 0.0, count: CategoryMeasures.largestQuantity)
    var all = regular
    for row in 0..<log.count where Int(log.items[row]) == place {
      let quantity = Int(log.units[row]) - 1
      all[quantity] += 1
      let ratio = calendar.ratio(place, in: Int(log.periods[row]))
      if ratio >= ItemCalendar.dealRatio { regular[quantity] += 1 }
    }
    let counts = Int(regular.reduce(0, +)) >= Self.enoughPurchases ? regular : all
    let total = counts.reduce(0, +)
    return total > 0 ? counts.map { $0 / total } : [1] + counts.dropFirst()
  }

  // MARK: - Consumers

  /// One row per consumer and period with a visit: the listed item with the largest spend there.
  private func purchaseLog() -> ShoppingLog {
    let order = lines.consumers.indices.filter { placeOf[Int(lines.items[$0])] >= 0 }
      .sorted { (visit($0), lines.items[$0], $0) < (visit($1), lines.items[$1], $1) }
    var log = ShoppingLog()
    var next = 0
    var basket = Basket(items: listed.count)
    for (index, visit) in records.visits.enumerated() where !isHeldOut[Int(visit.consumer)] {
      while next < order.count, self.visit(order[next]) < visit { next += 1 }
      while next < order.count, self.visit(order[next]) == visit {
        basket.add(lines, row: order[next], place: Int(placeOf[Int(lines.items[order[next]])]))
        next += 1
      }
      let following = index + 1 < records.visits.count ? records.visits[index + 1] : nil
      if let following, following.consumer == visit.consumer, following.period == visit.period {
        continue
      }
      let (item, units) = basket.empty()
      log.append(consumer: visit.consumer, period: visit.period, item: item, units: units)
    }
    return log
  }

  private func visit(_ row: Int) -> OutletVisit {
    OutletVisit(
      consumer: lines.consumers[row], period: lines.periods[row], outlet: lines.outlets[row])
  }

  /// Periods of the window without a visit, per user.
  private func absences(_ log: ShoppingLog) -> [Int] {
    var absences: [Int] = []
    for row in 0..<log.count {
      if row == 0 || log.consumers[row] != log.consumers[row - 1] {
        absences.append(options.window.count)
      }
      if options.window.contains(Int(log.periods[row])) { absences[absences.count - 1] -= 1 }
    }
    return absences
  }

  /// Occasions and purchases as the purchase-intent benchmark counts them.
  private func outletCounts() -> (occasions: Int, purchases: Int) {
    var first = Array(repeating: Int32.max, count: records.consumers.names.count)
    var bought: Set<OutletVisit> = []
    for row in 0..<lines.count {
      let consumer = Int(lines.consumers[row])
      first[consumer] = min(first[consumer], lines.periods[row])
      if placeOf[Int(lines.items[row])] >= 0 { bought.insert(visit(row)) }
    }
    var (occasions, purchases) = (0, 0)
    for visit in records.visits
    where options.window.contains(Int(visit.period)) && first[Int(visit.consumer)] < visit.period
      && !isHeldOut[Int(visit.consumer)]
    {
      occasions += 1
      if bought.contains(visit) { purchases += 1 }
    }
    return (occasions, purchases)
  }
}

/// What a consumer buys in a period: spend and units by item.
private struct Basket {
  private var spend: [Double]
  private var units: [Double]

  init(items: Int) {
    spend = Array(repeating: 0, count: items)
    units = spend
  }

  mutating func add(_ lines: CategoryLines, row: Int, place: Int) {
    let quantity = Double(lines.quantities[row])
    spend[place] += quantity * Double(lines.prices[row])
    units[place] += quantity
  }

  /// Returns the item with the largest spend, ties to the earlier, and its units, 1 to 6; then holds
  /// nothing.
  mutating func empty() -> (item: Int32, units: Int32) {
    var best = 0
    for place in spend.indices where spend[place] > spend[best] { best = place }
    guard spend[best] > 0 else { return (-1, 0) }
    let count = min(max(1, Int(units[best].rounded())), CategoryMeasures.largestQuantity)
    for place in spend.indices { (spend[place], units[place]) = (0, 0) }
    return (Int32(best), Int32(count))
  }
}
