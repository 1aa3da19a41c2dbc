import EventSimulation

// Sales by a function of prices, once an epoch, in markets without consumers.
extension MarketSimulation {
  /// Schedules every epoch from `start` on; epochs count from time 0.
  func epochTimes(from start: Int64) -> StrideTo<Int64> {
    guard market.aggregate.isUsed else { return stride(from: 0, to: 0, by: 1) }
    let every = market.aggregate.every.microseconds
    let first = -(-start).floorDivided(by: every) * every
    return stride(from: first, to: Int64(market.calendar.days) * Self.day, by: Int(every))
  }

  /// Sells an epoch's units of every offer at the prices that have just been posted, then moves the
  /// reference prices.
  mutating func sellEpoch(at time: Int64) {
    let demand = market.aggregate
    let epoch = time.floorDivided(by: demand.every.microseconds)
    let prices = shelf.effective.map(\.units)
    let reviews = reviewMoments.contains(.sale)
    let sold = reviews ? dayUnits(at: time) : []
    defer { if reviews { reviewAfterSales(since: sold, at: time) } }
    openEpoch()
    guard !demand.requests.isUsed else { return sellRequests(at: time, epoch: epoch) }
    for offer in market.offers.indices {
      let expected = demand.units(
        of: offer, prices: prices, reference: aggregate.references[offer])
      sellAggregate(wanted(expected, of: offer, epoch: epoch), of: offer, at: time)
    }
    guard let reference = demand.reference else { return }
    for (offer, price) in prices.enumerated() {
      aggregate.references[offer] = reference.next(aggregate.references[offer], price: price)
    }
  }

  /// Units of an offer that may be sold now.
  // Inlined into a mutating method it would make that method copy the whole simulation.
  @inline(never)
  private func supply(of offer: Int) -> Int {
    guard shelf.isOnOffer(offer) else { return 0 }
    return min(shelf.stock[offer], shelf.limits[offer], room(firm: market.offers[offer].firm))
  }

  /// Notes what may be sold at an epoch, where sales are recorded.
  private mutating func openEpoch() {
    guard market.aggregate.form.isRecorded else { return }
    for offer in market.offers.indices {
      aggregate.sales.open(supply: supply(of: offer), price: shelf.effective[offer])
    }
  }

  /// Whole units that an epoch asks for.
  private mutating func wanted(_ expected: Double, of offer: Int, epoch: Int64) -> Int {
    let demand = market.aggregate
    guard demand.form != .bernoulli else {
      return aggregate.sells(expected, of: offer, epoch: epoch) ? 1 : 0
    }
    let noise = aggregate.noise(of: offer, epoch: epoch, deviation: demand.noise)
    return aggregate.wholeUnits(max(0, expected + noise), of: offer)
  }

  /// Books units that nobody in particular buys: each is an order of its own.
  mutating func sellAggregate(_ wanted: Int, of offer: Int, at time: Int64) {
    let firm = market.offers[offer].firm
    let supply = supply(of: offer)
    if supply > 0 { aggregate.openEpochs[offer] += 1 }
    let units = min(wanted, supply)
    if market.aggregate.form.isRecorded { aggregate.sales.sell(units, of: offer) }
    ledger.offers[offer].lostUnits += Int64(wanted - units)
    guard units > 0 else { return }
    let books = openBooks(offer: offer, segment: 0)
    let orderCost = market.money.orderCost.millionths * Int64(units)
    ledger.book(
      shelf.economics[offer], units: Int64(units), orderCost: orderCost, offer: offer, segment: 0)
    ledger.sales[offer * ledger.segmentCount].purchases += Int64(units) - 1
    settleGoods(units, of: offer, segment: 0)
    let day = Int(time.floorDivided(by: Self.day)) - daily.firstDay
    daily.units[day * daily.offerCount + offer] += Int32(units)
    take(units, of: offer, at: time)
    _ = ship(units, firm: firm)
    _ = useLimit(units, of: offer)
    note(
      units, visit: Visit(time: time, consumer: 0, ordinal: 0), orderCost: orderCost, since: books)
  }
}
