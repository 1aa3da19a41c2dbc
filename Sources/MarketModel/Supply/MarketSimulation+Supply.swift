import EventSimulation
import RandomStreams
import ScientificComputing

extension MarketSimulation {
  // MARK: - Deliveries

  /// Forgets deliveries and puts the stock at hand in one new one.
  mutating func resetLots(_ offer: Int, at time: Int64) {
    guard shelf.lots[offer] != nil else { return }
    shelf.lots[offer] = StockLots()
    addLot(offer, units: shelf.stock[offer], unitCost: market.offers[offer].unitCost, at: time)
  }

  /// Books goods that arrive: what the supplier is paid, and the delivery.
  mutating func receive(_ offer: Int, units: Int, unitCost: Money, at time: Int64) {
    ledger.offers[offer].receivedUnits += Int64(units)
    ledger.offers[offer].received += unitCost.millionths * Int64(units)
    addLot(offer, units: units, unitCost: unitCost, at: time)
  }

  /// Adds a delivery where units differ in age or cost.
  mutating func addLot(_ offer: Int, units: Int, unitCost: Money, at time: Int64) {
    guard shelf.lots[offer] != nil else { return }
    let day = Int(time.floorDivided(by: Self.day))
    let life = market.offers[offer].stock?.supply.shelfLifeDays
    shelf.lots[offer]?.add(
      StockLots.Lot(units: units, unitCost: unitCost, expiryDay: life.map { day + $0 } ?? .max))
  }

  /// Books sold units at what their deliveries cost instead of the cost of the moment.
  mutating func settleGoods(_ units: Int, of offer: Int, segment: Int) {
    let keeper = market.stockPools.keeper(of: offer)
    guard let cost = shelf.lots[keeper]?.take(units) else { return }
    ledger.sales[offer * ledger.segmentCount + segment].goods +=
      cost - shelf.economics[offer].goods * Int64(units)
  }

  /// Writes off what can't be sold from `day` on.
  mutating func expireGoods(day: Int, at time: Int64) {
    for offer in market.offers.indices {
      guard let (units, cost) = shelf.lots[offer]?.expire(day: day), units > 0 else { continue }
      ledger.offers[offer].expiredUnits += Int64(units)
      ledger.offers[offer].expiry += cost
      take(units, of: offer, at: time)
    }
  }

  // MARK: - Orders

  /// The units that an order due now asks for; 0 for no order.
  func orderedUnits(_ offer: Int, _ rule: StockPlan.Replenishment, _ terms: SupplyTerms) -> Int {
    let position = shelf.stock[offer] + shelf.onOrder[offer]
    if let level = terms.reorderAt, position > level { return 0 }
    let units = rule.upTo - position
    return units >= max(1, terms.minimumOrder) ? units : 0
  }

  /// The lead time of an order placed at `time`; the draw belongs to that time, so that it does not
  /// depend on earlier orders.
  func leadTime(_ offer: Int, at time: Int64, _ rule: StockPlan.Replenishment) -> Int64 {
    guard let weeks = market.offers[offer].stock?.supply.leadTimeWeeks else {
      return rule.leadTime.microseconds
    }
    let description = market.offers[offer]
    let key = EntityKey("offer").child(description.product)
      .child(market.firms[description.firm].name).child(UInt64(bitPattern: time))
    var stream = RandomStream(family: leadTimes, entity: key)
    return Int64(max(0, weeks.sample(from: &stream)) * Double(VisitClock.week))
  }

  // MARK: - Fulfilment

  /// Units that a firm can still ship today.
  // Inlined into a mutating method it would make that method copy the whole simulation.
  @inline(never)
  func room(firm: Int) -> Int {
    market.firms[firm].fulfilment.unitsPerDay.map { $0 - shelf.shipped[firm] } ?? .max
  }

  /// Counts shipped units; returns whether the firm's limit is reached.
  mutating func ship(_ units: Int, firm: Int) -> Bool {
    guard market.firms[firm].fulfilment.isUsed else { return false }
    shelf.shipped[firm] += units
    guard room(firm: firm) == 0 else { return false }
    for offer in market.offers.indices where market.offers[offer].firm == firm {
      refreshOpening(offer)
    }
    return true
  }

  /// Starts a day with nothing shipped.
  mutating func resetShipping() {
    for firm in market.firms.indices where shelf.shipped[firm] > 0 {
      shelf.shipped[firm] = 0
      for offer in market.offers.indices where market.offers[offer].firm == firm {
        refreshOpening(offer)
      }
    }
  }

  /// Says whether an offer can be had today, stock apart.
  mutating func refreshOpening(_ offer: Int) {
    shelf.isClosed[offer] =
      shelf.isAbsent[offer] || shelf.limits[offer] == 0
      || room(firm: market.offers[offer].firm) == 0
  }

  /// Counts units lost to the shipping limit.
  mutating func noteLimit(_ units: Int64, of offer: Int) {
    guard shelf.stock[offer] > 0, !shelf.isAbsent[offer], shelf.limits[offer] > 0,
      shelf.isClosed[offer]
    else { return }
    ledger.offers[offer].limitedUnits += units
  }

  // MARK: - Values

  /// What an offer's stock on hand has cost, in millionths; 0 when it is unlimited.
  public func stockValue(ofOffer offer: Int) -> Int64 {
    guard market.offers[offer].stock != nil else { return 0 }
    return shelf.lots[offer]?.value
      ?? market.offers[offer].unitCost.millionths * Int64(shelf.stock[offer])
  }

  /// What an offer's supplier was paid from time 0 on, in millionths: goods received where the offer
  /// has stock, otherwise goods as they were sold.
  public func paidToSupplier(ofOffer offer: Int) -> Int64 {
    guard market.offers[offer].stock == nil else { return ledger.offers[offer].received }
    let rows = offer * ledger.segmentCount..<(offer + 1) * ledger.segmentCount
    return ledger.sales[rows].reduce(0) { $0 + $1.goods }
  }
}
