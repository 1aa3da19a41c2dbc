import RandomStreams

// What the mechanisms of memory do at the shelf.
extension MarketSimulation {
  /// Far below every utility, and finite so that sums with it stay numbers.
  static let outOfReach = -1e9

  /// Adds what the consumer remembers, owns and expects to the shelf's prices.
  mutating func personaliseByMemory(
    _ prices: inout ChoiceKernel.Prices, visit: Visit, row: Int, category: Int, week: Int
  ) {
    guard memory.isPersonal else { return }
    if memory.stockpiling != nil { return plan(&prices, visit: visit, category: category) }
    hideOutOfReach(&prices, visit: visit, category: category, week: week)
    addStocksAndTastes(&prices, visit: visit, category: category)
    addReferencePrices(&prices, visit: visit, row: row, category: category)
    let view =
      workspace.views.isEmpty
      ? SellerEntrances.everything : workspace.views[row * market.categories.count + category]
    let offers = categoryOffers[category]
    memory.referencePrice?.see(
      shelf.effective, offers: offers, view: view, consumer: Int(visit.consumer))
    addWaiting(&prices, visit: visit, row: row, category: category)
  }

  /// Takes away what the consumer does not know or can't pay.
  // Inlined into a mutating method it would make that method copy the whole simulation.
  @inline(never)
  func hideOutOfReach(
    _ prices: inout ChoiceKernel.Prices, visit: Visit, category: Int, week: Int
  ) {
    hideUnknown(&prices, visit: visit, category: category)
    hideUnaffordable(&prices, visit: visit, category: category, week: week)
  }

  private func hideUnknown(
    _ prices: inout ChoiceKernel.Prices, visit: Visit, category: Int
  ) {
    let offers = categoryOffers[category]
    for index in memory.awareness.indices
    where memory.awareness[index].offers.contains(where: offers.contains) {
      guard !memory.awareness[index].knows(population.keys[Int(visit.consumer)]) else { continue }
      for offer in memory.awareness[index].offers where offers.contains(offer) {
        hide(offer - offers.lowerBound, in: &prices)
      }
    }
  }

  private func hideUnaffordable(
    _ prices: inout ChoiceKernel.Prices, visit: Visit, category: Int, week: Int
  ) {
    guard let left = budgetLeft(visit, week: week) else { return }
    let offers = categoryOffers[category]
    for offer in offers where shelf.economics[offer].gross > left {
      hide(offer - offers.lowerBound, in: &prices)
    }
  }

  func hide(_ ordinal: Int, in prices: inout ChoiceKernel.Prices) {
    prices.available[ordinal] = false
    prices.shift[ordinal] = Self.outOfReach
  }

  /// Adds stocks at home, satiation and reviews.
  func addStocksAndTastes(
    _ prices: inout ChoiceKernel.Prices, visit: Visit, category: Int
  ) {
    let offers = categoryOffers[category]
    let consumer = Int(visit.consumer)
    let stocked =
      (memory.homeStock?.utility(consumer, category: category, at: visit.time) ?? 0)
      / kernels[category].nests.offerDissimilarity
    let (satiation, reviews) = (memory.satiation, memory.reviews?.utilities)
    for offer in offers where !prices.hides(offer - offers.lowerBound) {
      var change = stocked
      if let satiation {
        change += satiation.utility(offer: offer, consumer: consumer, at: visit.time)
      }
      if let reviews { change += reviews[memory.productIndices[offer]] }
      prices.shift[offer - offers.lowerBound] += change
    }
  }

  private func addReferencePrices(
    _ prices: inout ChoiceKernel.Prices, visit: Visit, row: Int, category: Int
  ) {
    guard let memory = memory.referencePrice else { return }
    let offers = categoryOffers[category]
    for (ordinal, offer) in offers.enumerated() where !prices.hides(ordinal) {
      let slope =
        Double(workspace.scores.slopes[row * offers.count + ordinal])
        * adjustment.firstScales[offer]
      let advantage = memory.advantage(
        of: shelf.effective[offer].units, offer: offer, consumer: Int(visit.consumer))
      prices.shift[ordinal] += slope * advantage
    }
  }

  /// Lets a planning consumer take the cheapest offer in stock, or nothing.
  private mutating func plan(
    _ prices: inout ChoiceKernel.Prices, visit: Visit, category: Int
  ) {
    let offers = categoryOffers[category]
    let consumer = Int(visit.consumer)
    for ordinal in prices.shift.indices { prices.shift[ordinal] = Self.outOfReach }
    memory.plannedUnits = 0
    let inStock = offers.filter { prices.available[$0 - offers.lowerBound] }
    guard let best = inStock.min(by: { shelf.effective[$0] < shelf.effective[$1] }),
      let units = memory.stockpiling?.units(
        consumer, category: category, offer: best, price: shelf.effective[best].units)
    else { return }
    memory.stockpiling?.leave(consumer, category: category)
    memory.plannedUnits = units
    if units > 0 { prices.shift[best - offers.lowerBound] = -Self.outOfReach }
  }

  /// What is left of the visitor's budget, in millionths, or `nil` without limit.
  private func budgetLeft(_ visit: Visit, week: Int) -> Int64? {
    memory.budget?.left(
      Int(visit.consumer), segment: Int(population.segments[Int(visit.consumer)]), week: week)
  }

  /// Whether the visitor can pay a price.
  func isAffordable(_ price: Money, visit: Visit, week: Int) -> Bool {
    guard let left = budgetLeft(visit, week: week) else { return true }
    return price.millionths <= left
  }

  /// Returns how many of the wanted units the visitor can pay, at least 1.
  func affordable(_ units: Int, of offer: Int, visit: Visit, week: Int) -> Int {
    guard units > 1, let left = budgetLeft(visit, week: week) else { return units }
    return min(units, max(1, Int(left / max(1, shelf.economics[offer].gross))))
  }
}

// What the mechanisms of memory take from a purchase, a day and a week.
extension MarketSimulation {
  /// Takes a purchase into every memory.
  mutating func rememberPurchase(
    _ visit: Visit, row: Int, category: Int, offer: Int, units: Int, week: Int
  ) {
    guard memory.isActive else { return }
    let (consumer, time) = (Int(visit.consumer), visit.time)
    let product = memory.productIndices[offer]
    let day = Int(time.floorDivided(by: Self.day))
    let key = EntityKey(bits: workspace.visitKeys[row])
    memory.homeStock?.add(units, consumer: consumer, category: category, at: time)
    memory.stockpiling?.add(units, consumer: consumer, category: category)
    memory.satiation?.add(units, offer: offer, consumer: consumer, at: time)
    memory.reviews?.noteBuyer(product: product, visitKey: key.bits, day: day)
    let paid = paid(offer, units: units)
    memory.budget?.spend(paid.gross.millionths, consumer: consumer, week: week)
    for index in memory.awareness.indices where memory.awareness[index].offers.contains(offer) {
      memory.awareness[index].noteBuyer(consumer)
    }
    noteReturn(of: offer, units: units, paid: paid, key: key, day: day)
  }

  private mutating func noteReturn(
    of offer: Int, units: Int, paid: (gross: Money, tax: Money), key: EntityKey, day: Int
  ) {
    guard memory.returns != nil else { return }
    let parcel = ReturnsState.Parcel(
      offer: offer, units: units, gross: paid.gross.millionths, tax: paid.tax.millionths,
      goods: shelf.economics[offer].goods * Int64(units), isRestocked: false,
      isBooked: phase != .warmUp)
    let description = market.offers[offer]
    let offerKey = key.child("return").child(description.product)
      .child(market.firms[description.firm].name)
    memory.returns?.noteSale(parcel, key: offerKey, day: day)
  }

  /// Lets news, reviews and parcels arrive that are due by the start of a day.
  mutating func beginMemoryDay(_ day: Int) {
    for index in memory.awareness.indices { memory.awareness[index].advance(to: day) }
    memory.reviews?.advance(to: day)
    let parcels = memory.returns?.arrivals(to: day) ?? []
    for parcel in parcels { takeBack(parcel, at: Int64(day) * Self.day) }
  }

  /// Ends a week: consumption, expectations, and the record for readers.
  mutating func closeMemoryWeek(_ week: Int) {
    guard memory.isActive else { return }
    let end = Int64(week + 1) * VisitClock.week
    for index in memory.awareness.indices { memory.awareness[index].advance(to: (week + 1) * 7) }
    noteDeals(week: week)
    memory.stockpiling?.consume()
    if week >= 0 { recordMemory(week: week, at: end) }
  }

  /// Settles what is still on its way back when the run ends: the sales are in the books.
  mutating func settleReturns(at time: Int64) {
    let parcels = memory.returns?.outstanding() ?? []
    for parcel in parcels { takeBack(parcel, at: time) }
  }

  /// Refunds a parcel, pays for handling it, and puts it back on the shelf where it can be sold again.
  private mutating func takeBack(_ parcel: ReturnsState.Parcel, at time: Int64) {
    let units = Int64(parcel.units)
    if parcel.isBooked {
      ledger.offers[parcel.offer].returns.units += units
      ledger.offers[parcel.offer].returns.gross += parcel.gross
      ledger.offers[parcel.offer].returns.tax += parcel.tax
      ledger.offers[parcel.offer].returns.handling += memory.returns?.settings.cost.millionths ?? 0
      if parcel.isRestocked {
        ledger.offers[parcel.offer].returns.goods += parcel.goods
      }
    }
    guard parcel.isRestocked, shelf.stock[parcel.offer] != .max else { return }
    restock(parcel.offer, units: parcel.units, at: time)
    addLot(
      parcel.offer, units: parcel.units, unitCost: Money(millionths: parcel.goods / max(1, units)),
      at: time)
    // Sold before the books were opened: goods that were on their way back then.
    if !parcel.isBooked, phase != .warmUp {
      ledger.offers[parcel.offer].openingValue += parcel.goods
    }
  }
}
