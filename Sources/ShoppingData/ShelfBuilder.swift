import Glibc
import TransformerScorer

/// The offers of one category at one visit, imputed from other consumers' purchases.
struct ShelfBuilder: Sendable {
  /// Offers in the order of their ordinals.
  private(set) var offers: [OfferFacts] = []
  /// ln(price / regular price) of each.
  private(set) var logRegular: [Float] = []
  /// ln(price / expected price) of each.
  private(set) var logExpected: [Float] = []
  private var outletShares: [Float] = []
  private var coupons: [LineRecord] = []
  private var couponStarts: [Int] = []

  /// Takes a consumer's coupons, sorted by item.
  mutating func takeCoupons(_ coupons: [LineRecord], assortment: Assortment) {
    self.coupons = coupons
    couponStarts = Array(repeating: 0, count: assortment.listedCount + 1)
    for coupon in coupons {
      guard let index = assortment.listedIndex(ofPlace: Int(coupon.item)) else { continue }
      couponStarts[index + 1] += 1
    }
    for index in 1..<couponStarts.count { couponStarts[index] += couponStarts[index - 1] }
  }

  /// Returns the offer's ordinal on the shelf of the item with this ordinal in the category.
  func choice(ofOrdinal ordinal: Int) -> Int? { offers.firstIndex { $0.item == ordinal } }

  /// Finds out what is available at a visit and at which prices; `own` are the consumer's own lines
  /// of the period, by item, which must not show in them.
  mutating func fill(
    category: Int, visit: ConsumerRecords.Visit, own: ArraySlice<LineRecord>,
    assortment: Assortment, chain: ChainHistory, offerTable: OfferTable
  ) {
    offers.removeAll(keepingCapacity: true)
    logRegular.removeAll(keepingCapacity: true)
    logExpected.removeAll(keepingCapacity: true)
    let listed = assortment.listed[category]
    chain.outletShares(
      outlet: visit.outlet, listed: listed, period: visit.period, into: &outletShares)
    let here = OfferTable.Cursor(offerTable, outlet: visit.outlet, visit.period, from: listed)
    let everywhere = OfferTable.Cursor(offerTable, outlet: -1, visit.period, from: listed)
    var facts = OfferPlace(
      category: category, period: visit.period, firstPlace: assortment.places[category].lowerBound)
    for (ordinal, index) in listed.enumerated() {
      facts.ordinal = ordinal
      facts.index = index
      let row = here.row(of: index) ?? everywhere.row(of: index)
      add(facts, row: row, own: own, chain: chain)
    }
  }

  /// Where an offer is looked for.
  private struct OfferPlace {
    var category: Int
    var period: Int
    var firstPlace: Int
    var ordinal = 0
    var index = 0
  }

  private mutating func add(
    _ place: OfferPlace, row: OfferTable.Row?, own: ArraySlice<LineRecord>, chain: ChainHistory
  ) {
    let cell = place.index * chain.periods + place.period
    var (lines, ratios) = (Int(chain.lines[cell]), chain.ratioSums[cell])
    for line in own where Int(line.item) == place.firstPlace + place.ordinal {
      lines -= 1
      ratios -= Double(line.ratio)
    }
    let given = row.flatMap { $0.price.isNaN ? nil : $0.price }
    let regular = row.flatMap { $0.regular.isNaN ? nil : Float(log(Double($0.regular))) }
    guard chain.wasSold[cell] || lines > 0 || given != nil else { return }
    let logOwn = regular ?? chain.logRegular[cell]
    guard !logOwn.isNaN else { return }
    let expected = chain.expectedRatio[cell]
    let ratio =
      given.map { Double($0 / exp(logOwn)) }
      ?? (max(0, ratios) + expected) / Double(lines + 1)
    logRegular.append(Float(min(0, log(ratio))))
    logExpected.append(Float(log(min(1, ratio) / expected)))
    let level = chain.logCategoryPrice[place.category * chain.periods + place.period]
    offers.append(
      OfferFacts(
        item: place.ordinal, tier: logOwn - level, display: row?.display ?? 0,
        mailer: row?.mailer ?? 0, mailerMajor: row?.mailerMajor ?? 0,
        coupon: coupon(place.index, period: place.period), logShare: chain.logShare[cell],
        logOutletShare: outletShares[place.ordinal]))
  }

  /// The largest share that a coupon of the consumer covers in the period.
  private func coupon(_ index: Int, period: Int) -> Float {
    var value: Float = 0
    for coupon in coupons[couponStarts[index]..<couponStarts[index + 1]]
    where Int(coupon.period) <= period && Float(period) <= coupon.quantity {
      value = max(value, coupon.price)
    }
    return value
  }
}

extension OfferTable {
  /// The rows of one outlet and period that are about a category.
  struct Cursor {
    private let rows: ArraySlice<Row>

    /// Finds the first row of the category by bisection.
    init(_ table: OfferTable, outlet: Int32, _ period: Int, from listed: Range<Int>) {
      let all = table.rows(outlet: outlet, period: period)
      var (low, high) = (all.startIndex, all.endIndex)
      while low < high {
        let middle = (low + high) / 2
        if Int(all[middle].item) < listed.lowerBound { low = middle + 1 } else { high = middle }
      }
      rows = all[low...].prefix(listed.count)
    }

    /// Returns the row of a listed item.
    func row(of item: Int) -> Row? { rows.first { Int($0.item) == item } }
  }

  /// Display and mailer of a listed item in an outlet and period.
  func flags(outlet: Int32, period: Int, item: Int) -> (display: Float, mailer: Float) {
    for place in [outlet, -1] {
      let cursor = Cursor(self, outlet: place, period, from: item..<item + 1)
      if let row = cursor.row(of: item) { return (row.display, row.mailer) }
    }
    return (0, 0)
  }
}
