import RandomStreams

/// Buffers of a chunk of occasions, kept between chunks so that choosing allocates little.
struct ChoiceWorkspace: Sendable {
  var scores = ScoreTable()
  var consumers: [Int32] = []
  var visitKeys: [UInt64] = []
  var chosen: [Int32] = []
  var wanted: [Int32] = []
  /// Firms from which the visit has ordered already, one bit each; an order is charged once.
  var orderedFirms: [UInt64] = []
}

/// Solved corrections to an intent model's scores: the calibration.
public struct UtilityAdjustment: Sendable, Hashable {
  /// Added to alpha, per offer, in utils.
  public var shifts: [Double]
  /// Factor on the slope of the first price term, per offer; the same within a category.
  public var firstScales: [Double]
  /// Factor on the slope of the second price term, per offer; the same within a category.
  public var secondScales: [Double]
  /// Added on a display and in the mailer, per offer, in utils; the same within a category.
  public var placements: [PlacementEffects]

  /// Gathers the parts; factors are 1 and effects of placements 0 unless given.
  public init(
    shifts: [Double], firstScales: [Double]? = nil, secondScales: [Double]? = nil,
    placements: [PlacementEffects]? = nil
  ) {
    self.shifts = shifts
    self.firstScales = firstScales ?? shifts.map { _ in 1 }
    self.secondScales = secondScales ?? shifts.map { _ in 1 }
    self.placements = placements ?? shifts.map { _ in PlacementEffects() }
  }
}

extension MarketSimulation {
  /// Resolves visits before `time` in order, a chunk and a category at a time.
  mutating func resolve(_ visits: [Visit], from position: inout Int, until time: Int64, week: Int) {
    while position < visits.count, visits[position].time < time {
      var end = position + 1
      let limit = min(visits.count, position + chunkSize)
      while end < limit, visits[end].time < time { end += 1 }
      let chunk = visits[position..<end]
      let shoppers = prepareChunk(chunk, week: week)
      for category in market.categories.indices {
        chooseAndBook(chunk, category: category, week: week, shoppers: shoppers)
      }
      position = end
    }
  }

  /// Names the chunk's occasions: by visit, or by period where a period has one only.
  private mutating func prepareChunk(_ visits: ArraySlice<Visit>, week: Int) -> Int {
    let period = UInt64(bitPattern: Int64(week))
    workspace.consumers.removeAll(keepingCapacity: true)
    workspace.visitKeys.removeAll(keepingCapacity: true)
    workspace.orderedFirms.removeAll(keepingCapacity: true)
    for visit in visits {
      let key = EntityKey(bits: population.keys[Int(visit.consumer)])
      workspace.consumers.append(visit.consumer)
      let occasion = intent.timing == .onePerPeriod ? period : UInt64(visit.ordinal)
      workspace.visitKeys.append(key.child(occasion).bits)
      workspace.orderedFirms.append(0)
    }
    if workspace.chosen.count < visits.count {
      workspace.chosen = Array(repeating: -1, count: chunkSize)
      workspace.wanted = workspace.chosen
    }
    return visits.count
  }

  private mutating func chooseAndBook(
    _ visits: ArraySlice<Visit>, category: Int, week: Int, shoppers: Int
  ) {
    let offers = categoryOffers[category]
    intent.score(batch(category: category, week: week), into: &workspace.scores)
    guard !isPersonal(category: category) else {
      return choosePersonally(visits, category: category, week: week)
    }
    var prices = kernelPrices(offers)
    choose(0..<shoppers, category: category, prices: prices)
    for (row, visit) in visits.enumerated() where !isAway(visit, category: category) {
      if pilot != nil { record(row: row, category: category, prices: prices, week: week) }
      let soldOut = book(visit, row: row, category: category, week: week)
      if soldOut, row + 1 < shoppers {
        prices = kernelPrices(offers)
        choose(row + 1..<shoppers, category: category, prices: prices)
      }
    }
  }

  /// Resolves and books one occasion after the other, each with the terms that its consumer has at
  /// that moment: what earlier purchases did to stocks at home, budgets and coupons counts at once.
  private mutating func choosePersonally(
    _ visits: ArraySlice<Visit>, category: Int, week: Int
  ) {
    let offers = categoryOffers[category]
    var shelfPrices = kernelPrices(offers)
    for (row, visit) in visits.enumerated() where !isAway(visit, category: category) {
      var prices = shelfPrices
      personalise(&prices, visit: visit, row: row, category: category, week: week)
      choose(row..<row + 1, category: category, prices: prices)
      if pilot != nil { record(row: row, category: category, prices: prices, week: week) }
      let soldOut = book(visit, row: row, category: category, week: week)
      if soldOut { shelfPrices = kernelPrices(offers) }
    }
  }

  /// The chunk's occasions; released before anything is booked, so that histories are not copied.
  private func batch(category: Int, week: Int) -> ScoringBatch {
    let offers = categoryOffers[category]
    return ScoringBatch(
      category: category, period: week, consumers: workspace.consumers,
      occasionKeys: workspace.visitKeys, offers: offers, flags: Array(shelf.flags[offers]),
      population: population, histories: histories[category], recentSales: recentSales[category])
  }

  private mutating func record(
    row: Int, category: Int, prices: ChoiceKernel.Prices, week: Int
  ) {
    let units = categoryOffers[category].map { shelf.quantities[$0].meanUnits }
    pilot?.add(
      row: row, category: category, prices: prices, scores: workspace.scores, units: units)
    guard pilot?.keeps(workspace.visitKeys[row], category: category) ?? false else { return }
    let batch = batch(category: category, week: week)
    let (scores, model) = (workspace.scores, intent)
    pilot?.keep(
      row: row, category: category, prices: prices, batch: batch, scores: scores, intent: model)
  }

  private mutating func choose(_ rows: Range<Int>, category: Int, prices: ChoiceKernel.Prices) {
    kernels[category].resolve(
      rows, visitKeys: workspace.visitKeys, scores: workspace.scores, prices: prices,
      chosen: &workspace.chosen, wanted: &workspace.wanted)
  }

  private func kernelPrices(_ offers: Range<Int>) -> ChoiceKernel.Prices {
    ChoiceKernel.Prices(
      shift: offers.map {
        adjustment.shifts[$0] + shelf.quantities[$0].tilt
          + adjustment.placements[$0].utility(shelf.flags[$0])
      },
      first: offers.map { shelf.terms[2 * $0] }, second: offers.map { shelf.terms[2 * $0 + 1] },
      available: offers.map { shelf.stock[$0] > 0 })
  }

  private func isAway(_ visit: Visit, category: Int) -> Bool {
    !awayUntil[category].isEmpty && awayUntil[category][Int(visit.consumer)] > visit.time
  }

  /// Books one occasion; returns whether an offer sold out.
  private mutating func book(_ visit: Visit, row: Int, category: Int, week: Int) -> Bool {
    let segment = Int(population.segments[Int(visit.consumer)])
    let cell = category * market.segments.count + segment
    ledger.occasions[cell] += 1
    let period = week + market.calendar.warmUpWeeks
    histories[category].visit(Int(visit.consumer), period: period)
    recentSales[category].noteOccasion(period: period)
    let (wanted, chosen) = (Int(workspace.wanted[row]), Int(workspace.chosen[row]))
    if wanted >= 0, wanted != chosen {
      let offer = categoryOffers[category].lowerBound + wanted
      ledger.offers[offer].lostUnits += Int64(
        quantity(category: category, ordinal: wanted, row: row))
    }
    guard chosen >= 0 else {
      occasions?.note(
        consumer: visit.consumer, week: week, category: category, offer: -1, units: 0)
      return false
    }
    ledger.buyers[cell] += 1
    return sell(
      visit, category: category, ordinal: chosen, row: row, segment: segment, week: week)
  }

  private func quantity(category: Int, ordinal: Int, row: Int) -> Int {
    let rule = shelf.quantities[categoryOffers[category].lowerBound + ordinal]
    guard rule.cumulative.count > 1 else { return 1 }
    return rule.quantity(
      kernels[category].quantityUniform(offer: ordinal, visitKey: workspace.visitKeys[row]))
  }

  private mutating func sell(
    _ visit: Visit, category: Int, ordinal: Int, row: Int, segment: Int, week: Int
  ) -> Bool {
    let offer = categoryOffers[category].lowerBound + ordinal
    let asked = quantity(category: category, ordinal: ordinal, row: row)
    let units = min(asked, shelf.stock[offer])
    ledger.offers[offer].lostUnits += Int64(asked - units)
    occasions?.note(
      consumer: visit.consumer, week: week, category: category, offer: offer, units: units)
    let orderCost = orderCost(row: row, firm: market.offers[offer].firm)
    ledger.book(
      shelf.economics[offer], units: Int64(units), orderCost: orderCost, offer: offer,
      segment: segment)
    log?.purchases.append(
      MarketLog.Purchase(
        time: visit.time, consumer: visit.consumer, segment: segment, offer: offer,
        units: Int64(units), unit: shelf.economics[offer], orderCost: orderCost))
    let day = Int(visit.time.floorDivided(by: Self.day)) - daily.firstDay
    daily.units[day * daily.offerCount + offer] += Int32(units)
    remember(visit, category: category, ordinal: ordinal, units: units, week: week)
    if !awayUntil[category].isEmpty {
      awayUntil[category][Int(visit.consumer)] = returnTime(
        category: category, visitKey: workspace.visitKeys[row], time: visit.time)
    }
    take(units, of: offer, at: visit.time)
    return shelf.stock[offer] == 0
  }

  /// The cost of the visit's order, charged to its first purchase from each firm.
  private mutating func orderCost(row: Int, firm: Int) -> Int64 {
    let bit: UInt64 = 1 << UInt64(firm)
    guard workspace.orderedFirms[row] & bit == 0 else { return 0 }
    workspace.orderedFirms[row] |= bit
    return market.money.orderCost.millionths
  }

  private mutating func remember(
    _ visit: Visit, category: Int, ordinal: Int, units: Int, week: Int
  ) {
    guard intent.historyLength > 0 else { return }
    let offer = categoryOffers[category].lowerBound + ordinal
    let flags = shelf.flags[offer]
    let ratio = shelf.effective[offer].units / market.offers[offer].listPrice.units
    histories[category].record(
      PurchaseHistories.Purchase(
        item: productOrdinals[offer], quantity: Float(units), ratio: Float(ratio),
        tier: tiers[offer],
        display: flags.display, mailer: flags.mailer),
      consumer: Int(visit.consumer), period: week + market.calendar.warmUpWeeks)
    recentSales[category].notePurchase(
      item: productOrdinals[offer], period: week + market.calendar.warmUpWeeks)
  }
}
