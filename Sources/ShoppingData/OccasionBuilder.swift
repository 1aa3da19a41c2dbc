import Glibc
import MarketModel
import RandomStreams
import TransformerScorer

/// Walks through one consumer after the other and turns visits into occasions.
struct OccasionBuilder: Sendable {
  let assortment: Assortment
  let chain: ChainHistory
  let offerTable: OfferTable
  let options: PreparationOptions
  let firstPeriod: Int
  let isNewCategory: [Bool]
  let outletKeys: [UInt64]
  private let categoryKeys: [UInt64]
  private let keepers: StreamFamily
  private let blank: [PurchaseHistories]
  private var histories: [PurchaseHistories] = []
  private var writer = TokenWriter(eventCapacity: 16)
  var shelf = ShelfBuilder()
  /// Lines of the current period in each category, as places in the consumer's purchases.
  private var ownLines: [Range<Int>]
  /// Purchases of listed items that were not on the shelf by the definition of availability.
  private(set) var unavailableChoices = 0

  /// Gathers what is known of the whole chain.
  init(
    assortment: Assortment, chain: ChainHistory, offerTable: OfferTable,
    options: PreparationOptions, firstPeriod: Int, isNewCategory: [Bool], outlets: [String]
  ) {
    self.assortment = assortment
    self.chain = chain
    self.offerTable = offerTable
    self.options = options
    self.firstPeriod = firstPeriod
    self.isNewCategory = isNewCategory
    outletKeys = outlets.map { EntityKey("outlet").child($0).bits }
    categoryKeys = assortment.categories.map { EntityKey("category").child($0).bits }
    keepers = StreamFamily(
      seed: options.seed, replication: ReplicationKey(.rank, number: 0),
      purpose: "kept non-purchases")
    blank = assortment.places.map { PurchaseHistories(consumers: 1, items: $0.count, length: 16) }
    ownLines = assortment.places.map { _ in 0..<0 }
  }

  /// Hands all occasions of a consumer to `shards`.
  mutating func add(
    _ records: ConsumerRecords, name: String, to shards: inout ShardWriter
  ) throws(ShoppingDataError) {
    histories = blank
    let consumer = ShopperIdentity(name: name, number: records.consumer, options: options)
    shelf.takeCoupons(records.coupons, assortment: assortment)
    var (visit, purchase, interest) = (0, 0, 0)
    for period in 0..<chain.periods {
      let visits = Self.take(records.visits, from: &visit) { $0.period == period }
      let purchases = Self.take(records.purchases, from: &purchase) { Int($0.period) == period }
      let interests = Self.take(records.interests, from: &interest) { Int($0.period) == period }
      findOwnLines(records, purchases)
      for place in visits {
        try addOccasions(records, consumer, records.visits[place], to: &shards)
      }
      for _ in visits { for c in histories.indices { histories[c].visit(0, period: period) } }
      remember(records, purchases, period: period)
      for place in interests { remember(interest: records.interests[place]) }
    }
  }

  private static func take<Element>(
    _ elements: [Element], from position: inout Int, while holds: (Element) -> Bool
  ) -> Range<Int> {
    let start = position
    while position < elements.count, holds(elements[position]) { position += 1 }
    return start..<position
  }

  private mutating func findOwnLines(_ records: ConsumerRecords, _ purchases: Range<Int>) {
    for category in ownLines.indices { ownLines[category] = 0..<0 }
    for place in purchases {
      let category = assortment.categoryOf[Int(records.purchases[place].item)]
      let start = ownLines[category].isEmpty ? place : ownLines[category].lowerBound
      ownLines[category] = start..<place + 1
    }
  }

  private mutating func addOccasions(
    _ records: ConsumerRecords, _ consumer: ShopperIdentity, _ visit: ConsumerRecords.Visit,
    to shards: inout ShardWriter
  ) throws(ShoppingDataError) {
    let period = visit.period + firstPeriod
    for category in histories.indices where histories[category].shopper(0).hasBought {
      let split = options.split(
        period: period, isNewConsumer: consumer.isNew, isNewCategory: isNewCategory[category])
      guard let split else { continue }
      let own = records.purchases[ownLines[category]]
      let outcome = Outcome(
        own, outlet: visit.outlet, firstPlace: assortment.places[category].lowerBound,
        listedCount: assortment.listed[category].count)
      let isSampled = outcome == nil && (split == .train || split == .validation)
      if isSampled, !isKept(consumer, visit, category) { continue }
      shelf.fill(
        category: category, visit: visit, own: own, assortment: assortment, chain: chain,
        offerTable: offerTable)
      let choice = outcome.flatMap { shelf.choice(ofOrdinal: $0.ordinal) }
      let row = ShardWriter.Row(
        split: split, choice: choice, quantity: choice == nil ? 0 : outcome?.quantity ?? 0,
        weight: isSampled ? Float(1 / options.keptShare) : 1, consumer: records.consumer,
        category: category, period: period)
      if outcome != nil, choice == nil { unavailableChoices += 1 }
      if !shelf.offers.isEmpty { try write(row, visit, to: &shards) }
    }
  }

  private mutating func write(
    _ row: ShardWriter.Row, _ visit: ConsumerRecords.Visit, to shards: inout ShardWriter
  ) throws(ShoppingDataError) {
    try shards.append(row, shelf: shelf) { tokens in
      writer.write(
        consumer: 0, period: visit.period, histories: histories[row.category],
        items: assortment.items[row.category], offers: shelf.offers,
        logBaseRate: chain.logBaseRate[row.category * chain.periods + visit.period], into: &tokens)
    }
  }

  /// Whether an occasion without purchase is kept: a draw named by who, where, when and what.
  private func isKept(
    _ consumer: ShopperIdentity, _ visit: ConsumerRecords.Visit, _ category: Int
  ) -> Bool {
    let entity = consumer.key.child(outletKeys[Int(visit.outlet)])
      .child(categoryKeys[category]).child(UInt64(visit.period + firstPeriod))
    return keepers.uniform(entity: entity, index: 0) < options.keptShare
  }

  /// Records the period's purchases, one per item.
  private mutating func remember(
    _ records: ConsumerRecords, _ purchases: Range<Int>, period: Int
  ) {
    var start = purchases.lowerBound
    while start < purchases.upperBound {
      let item = records.purchases[start].item
      var end = start + 1
      while end < purchases.upperBound, records.purchases[end].item == item { end += 1 }
      let category = assortment.categoryOf[Int(item)]
      let purchase = purchase(records.purchases[start..<end], category: category)
      histories[category].record(purchase, consumer: 0, period: period)
      start = end
    }
  }

  /// Merges one item's lines of one period, weighted by units.
  private func purchase(
    _ lines: ArraySlice<LineRecord>, category: Int
  ) -> PurchaseHistories.Purchase {
    let place = Int(lines[lines.startIndex].item)
    let period = Int(lines[lines.startIndex].period)
    let ordinal = place - assortment.places[category].lowerBound
    var (units, paid, regular, display, mailer) = (Float(0), Float(0), Float(0), Float(0), Float(0))
    for line in lines {
      units += line.quantity
      paid += line.quantity * line.price
      regular += line.quantity * line.regular
      guard let index = assortment.listedIndex(ofPlace: place) else { continue }
      let flags = offerTable.flags(outlet: line.outlet, period: period, item: index)
      display += line.quantity * flags.display
      mailer += line.quantity * flags.mailer
    }
    let level = chain.logCategoryPrice[category * chain.periods + period]
    return PurchaseHistories.Purchase(
      item: ordinal, quantity: units, ratio: paid / regular,
      tier: Float(log(Double(regular / units))) - level, display: display / units,
      mailer: mailer / units, usedCoupon: lines.contains(where: \.usedCoupon),
      isPrivateLabel: assortment.items[category].isPrivateLabel[ordinal])
  }

  /// Records a look, search or cart as an event at the regular price.
  private mutating func remember(interest line: LineRecord) {
    let place = Int(line.item)
    let category = assortment.categoryOf[place]
    let cell = category * chain.periods + Int(line.period)
    let index = assortment.listedIndex(ofPlace: place)
    let regular = index.map { chain.logRegular[$0 * chain.periods + Int(line.period)] } ?? .nan
    let ordinal = place - assortment.places[category].lowerBound
    histories[category].recordInterest(
      PurchaseHistories.Purchase(
        item: ordinal, quantity: line.quantity, ratio: 1,
        tier: regular.isNaN ? 0 : regular - chain.logCategoryPrice[cell],
        isPrivateLabel: assortment.items[category].isPrivateLabel[ordinal]), consumer: 0,
      period: Int(line.period))
  }
}

/// Who a consumer is, for splits and draws.
private struct ShopperIdentity {
  let key: EntityKey
  /// Whether the consumer is held out of training.
  let isNew: Bool

  /// A name that is a whole number is divided itself, another one by its hash.
  init(name: String, number: Int, options: PreparationOptions) {
    key = EntityKey("consumer").child(name)
    let value = Int(name).map { UInt64(abs($0)) } ?? key.bits
    isNew = Int(value % UInt64(options.holdoutModulus)) == options.holdoutRemainder
  }
}

/// The listed item with the largest spend at an occasion.
private struct Outcome {
  /// Item's ordinal in its category.
  let ordinal: Int
  /// Units of it.
  let quantity: Float

  /// Looks among a category's own lines of the period, sorted by item.
  ///
  /// `nil` without a listed item bought in the outlet; ties go to the lower identifier.
  init?(_ lines: ArraySlice<LineRecord>, outlet: Int32, firstPlace: Int, listedCount: Int) {
    var best: (spend: Float, item: Int32, units: Float) = (0, -1, 0)
    var current: (spend: Float, item: Int32, units: Float) = (0, -1, 0)
    for line in lines where line.outlet == outlet && Int(line.item) - firstPlace < listedCount {
      if line.item != current.item { current = (0, line.item, 0) }
      current.spend += line.price * line.quantity
      current.units += line.quantity
      if current.spend > best.spend || current.item == best.item { best = current }
    }
    guard best.item >= 0 else { return nil }
    (ordinal, quantity) = (Int(best.item) - firstPlace, best.units)
  }
}
