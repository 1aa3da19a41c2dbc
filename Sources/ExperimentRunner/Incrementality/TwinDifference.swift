import MarketModel
import ResultsStore

/// Adds up what differs between a season and its twin, in whole units and millionths.
struct TwinDifference {
  private let market: MarketDefinition
  private let removal: PromotionRemoval
  private let spans: PromotionSpans
  /// Prices of the twin.
  private let paths: [[MarketLog.PriceChange]]
  private var sums: [Key: Sum] = [:]

  private typealias Quantity = IncrementalityRecord.Quantity

  private struct Key: Hashable {
    var category: Int
    var segment: Int?
    var window: PromotionSpans.Window?
    var week: Int
    var quantity: Quantity

    /// Sorts rows: category, segment, time, quantity.
    var order: [Int] {
      let place = Quantity.allCases.firstIndex(of: quantity) ?? 0
      return [category, segment ?? .max, week, window?.rawValue ?? .max, place]
    }
  }

  private struct Sum {
    var units: Int64 = 0
    var amount: Int64 = 0
  }

  /// Compares two finished runs, both with a log.
  init(
    season: MarketSimulation, twin: MarketSimulation, without removal: PromotionRemoval,
    market: MarketDefinition
  ) {
    self.market = market
    self.removal = removal
    spans = PromotionSpans(removal, market: market)
    let (with, without) = (season.log ?? MarketLog(), twin.log ?? MarketLog())
    paths = without.pricePaths(offers: market.offers.count)
    for purchase in with.purchases { add(purchase, sign: 1) }
    for purchase in without.purchases { add(purchase, sign: -1) }
    addDiscounts(with.purchases, without.purchases)
    addTotals(season.ledger, twin.ledger)
    close()
  }

  /// The sums that are not zero, as rows.
  func rows(twin: IncrementalityRecord.Twin) -> [IncrementalityRecord.Row] {
    sums.filter { $0.value.units != 0 || $0.value.amount != 0 }
      .sorted { $0.key.order.lexicographicallyPrecedes($1.key.order) }
      .map { key, sum in
        IncrementalityRecord.Row(
          twin: twin, category: market.categories[key.category].name,
          segment: key.segment.map { market.segments[$0].name } ?? "",
          window: key.window?.name ?? "", week: key.week, quantity: key.quantity,
          units: sum.units, amount: sum.amount)
      }
  }

  private func isOwn(_ offer: Int) -> Bool { market.offers[offer].firm == market.focalFirm }

  private func key(_ purchase: MarketLog.Purchase, _ quantity: Quantity) -> Key {
    let category = market.offers[purchase.offer].category
    return Key(
      category: category, segment: purchase.segment,
      window: spans.window(category: category, at: purchase.time),
      week: Int(purchase.time / MarketSimulation.week) + 1, quantity: quantity)
  }

  private mutating func add(_ key: Key, units: Int64 = 0, amount: Int64 = 0) {
    sums[key, default: Sum()].units += units
    sums[key, default: Sum()].amount += amount
  }

  private func isPromoted(_ purchase: MarketLog.Purchase) -> Bool {
    removal.covers(offer: purchase.offer, at: purchase.time)
  }

  /// What a unit brings on the twin's shelf when the purchase of either run happens.
  private func twinUnit(_ purchase: MarketLog.Purchase, sign: Int64) -> UnitEconomics {
    guard sign > 0 else { return purchase.unit }
    return paths[purchase.offer].unit(at: purchase.time) ?? purchase.unit
  }

  /// Counts a purchase of the season (`sign` 1) or of its twin (-1): its units at the unit margin on
  /// the twin's shelf, then everything in which what was booked differs from that.
  private mutating func add(_ purchase: MarketLog.Purchase, sign: Int64) {
    let units = sign * purchase.units
    guard isOwn(purchase.offer) else { return add(key(purchase, .rivals), units: units) }
    let unit = twinUnit(purchase, sign: sign)
    let promoted = isPromoted(purchase)
    add(
      key(purchase, promoted ? .promoted : .ownOther), units: units, amount: units * unit.margin)
    add(key(purchase, .orders), amount: -sign * purchase.orderCost)
    let booked = purchase.booked
    add(
      key(purchase, .other), amount: sign * (unit.goods * purchase.units - booked.goods))
    let funding = booked.funding - unit.funding * purchase.units
    let fees = unit.payment * purchase.units - booked.payment
    if promoted && sign > 0 {
      add(key(purchase, .funding), amount: funding)
      add(key(purchase, .fees), amount: fees)
    } else {
      let net = booked.net - unit.net * purchase.units
      add(key(purchase, .repricing), amount: sign * (net + funding + fees))
    }
  }

  /// Splits the discount on units sold with the promotion.
  ///
  /// A consumer's first ones, as many as without it, would have been bought anyway. What promotions that
  /// stay took off is a matter of repricing.
  private mutating func addDiscounts(
    _ with: [MarketLog.Purchase], _ without: [MarketLog.Purchase]
  ) {
    var left: [[Int32: Int64]] = Array(repeating: [:], count: market.categories.count)
    for purchase in without where isOwn(purchase.offer) && isPromoted(purchase) {
      left[market.offers[purchase.offer].category][purchase.consumer, default: 0] +=
        purchase.units
    }
    for purchase in with where isOwn(purchase.offer) && isPromoted(purchase) {
      let category = market.offers[purchase.offer].category
      let difference =
        twinUnit(purchase, sign: 1).net * purchase.units - purchase.booked.net
      let others = isSoldWithIt(purchase) ? reductionsThatStay(purchase) : difference
      if others != 0 { add(key(purchase, .repricing), amount: -others) }
      guard isSoldWithIt(purchase) else { continue }
      let discount = difference - others
      let subsidised = min(purchase.units, left[category][purchase.consumer] ?? 0)
      left[category][purchase.consumer, default: 0] -= subsidised
      // Multi-buys give a purchase one total: each unit bears its part.
      let part = discount.share(subsidised, of: purchase.units)
      add(key(purchase, .subsidised), units: subsidised, amount: -part)
      add(
        key(purchase, .incremental), units: purchase.units - subsidised,
        amount: part - discount)
    }
  }

  /// Whether what is taken out reduced a purchase, or the shelf on which it was made.
  private func isSoldWithIt(_ purchase: MarketLog.Purchase) -> Bool {
    purchase.reductions.contains { removal.promotions.contains($0.promotion) }
      || purchase.unit.net != twinUnit(purchase, sign: 1).net
      || removal.promotions.contains { index in
        let promotion = market.promotions[index]
        let days = promotion.firstDay...promotion.lastDay
        return promotion.isOnTheShelf && promotion.offers.contains(purchase.offer)
          && days.contains(Int(purchase.time / MarketSimulation.day))
      }
  }

  /// What promotions that are not taken out took off beyond the price on the shelf.
  private func reductionsThatStay(_ purchase: MarketLog.Purchase) -> Int64 {
    purchase.reductions.reduce(0) {
      removal.promotions.contains($1.promotion) ? $0 : $0 + $1.net
    }
  }

  /// What the ledgers book by offer and not by purchase.
  private mutating func addTotals(_ with: Ledger, _ without: Ledger) {
    for offer in market.offers.indices where isOwn(offer) {
      let (season, twin) = (with.offers[offer], without.offers[offer])
      let changes: [(Quantity, Int64)] = [
        (.display, twin.promotionCost - season.promotionCost),
        (.holding, twin.holding + twin.ordering - season.holding - season.ordering),
        (.writeOff, twin.writeOff + twin.expiry - season.writeOff - season.expiry),
        (
          .other,
          twin.returns.loss + twin.advertising - season.returns.loss - season.advertising
        ),
        (
          .contribution,
          with.contribution(ofOffer: offer) - without.contribution(ofOffer: offer)
        ),
      ]
      for (quantity, amount) in changes {
        let category = market.offers[offer].category
        add(
          Key(category: category, segment: nil, window: nil, week: 0, quantity: quantity),
          amount: amount)
      }
    }
  }

  /// Change of contribution by the ledgers less all parts, in millionths; zero unless a mechanic books
  /// what no part knows.
  private var residual: Int64 {
    sums.reduce(0) { total, entry in
      entry.key.quantity == .contribution
        ? total + entry.value.amount : total - entry.value.amount
    }
  }

  /// Puts a residual into `other`, so that the parts add up whatever a mechanic books.
  private mutating func close() {
    let rest = residual
    guard rest != 0 else { return }
    add(Key(category: 0, segment: nil, window: nil, week: 0, quantity: .other), amount: rest)
  }
}

extension Int64 {
  /// Returns this amount's part that falls on `units` of `all` units, rounded towards zero.
  fileprivate func share(_ units: Int64, of all: Int64) -> Int64 {
    guard all > 0 else { return 0 }
    return self / all * units + self % all * units / all
  }
}
