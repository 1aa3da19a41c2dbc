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
    check()
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
      week: Int(purchase.time / 604_800_000_000) + 1, quantity: quantity)
  }

  private mutating func add(_ key: Key, units: Int64 = 0, amount: Int64 = 0) {
    sums[key, default: Sum()].units += units
    sums[key, default: Sum()].amount += amount
  }

  private func isPromoted(_ purchase: MarketLog.Purchase) -> Bool {
    removal.covers(offer: purchase.offer, at: purchase.time)
  }

  /// What a unit brings in the twin when the purchase happens.
  private func twinUnit(_ purchase: MarketLog.Purchase) -> UnitEconomics {
    paths[purchase.offer].unit(at: purchase.time) ?? purchase.unit
  }

  /// Counts a purchase of the season (`sign` 1) or of its twin (-1) at the twin's unit margin.
  private mutating func add(_ purchase: MarketLog.Purchase, sign: Int64) {
    let units = sign * purchase.units
    guard isOwn(purchase.offer) else { return add(key(purchase, .rivals), units: units) }
    let promoted = isPromoted(purchase)
    let twin = sign > 0 ? twinUnit(purchase) : purchase.unit
    add(
      key(purchase, promoted ? .promoted : .ownOther), units: units, amount: units * twin.margin)
    add(key(purchase, .orders), amount: -sign * purchase.orderCost)
    guard sign > 0 else { return }
    if promoted {
      add(key(purchase, .funding), amount: units * (purchase.unit.funding - twin.funding))
      add(key(purchase, .fees), amount: units * (twin.payment - purchase.unit.payment))
    } else {
      add(key(purchase, .repricing), amount: units * (purchase.unit.margin - twin.margin))
    }
  }

  /// Splits the discount on promoted units: a consumer's first units, as many as without the
  /// promotion, would have been bought anyway.
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
      let discount = twinUnit(purchase).net - purchase.unit.net
      let subsidised = min(purchase.units, left[category][purchase.consumer] ?? 0)
      left[category][purchase.consumer, default: 0] -= subsidised
      let rest = purchase.units - subsidised
      add(key(purchase, .subsidised), units: subsidised, amount: -discount * subsidised)
      add(key(purchase, .incremental), units: rest, amount: -discount * rest)
    }
  }

  /// What the ledgers book by offer and not by purchase.
  private mutating func addTotals(_ with: Ledger, _ without: Ledger) {
    for offer in market.offers.indices where isOwn(offer) {
      let (season, twin) = (with.offers[offer], without.offers[offer])
      let changes: [(Quantity, Int64)] = [
        (.display, twin.promotionCost - season.promotionCost),
        (.holding, twin.holding - season.holding), (.writeOff, twin.writeOff - season.writeOff),
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

  private func check() {
    let residual = sums.reduce(Int64(0)) { total, entry in
      entry.key.quantity == .contribution
        ? total - entry.value.amount : total + entry.value.amount
    }
    precondition(residual == 0, "parts add up to the change of contribution")
  }
}
