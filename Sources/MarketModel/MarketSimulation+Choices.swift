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
  /// Quantities of offers that have prices of one consumer's own; empty where there are none.
  var quantityRules: [QuantityRule?] = []
  /// What the visit has bought, where sales are itemised.
  var basket: [ItemisedSale] = []
  /// Scores by category, where visits are resolved one after the other.
  var tables: [ScoreTable] = []
  /// One consumer's prices, by category.
  var own: [ChoiceKernel.Prices] = []
  /// Price terms of a deal that a consumer waits for.
  var dealTerms: (first: [Double], second: [Double]) = ([], [])
  /// Buffers of log-sums, by category.
  var choices: [NestedChoice] = []
  /// The firm that each visit entered; empty where all offers stand on one shelf.
  var entered: [Int32] = []
  /// What each visit sees of each category; shape `[visit, category]`.
  var views: [Int32] = []
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
  /// How offers stand in for each other, per category; empty for plain logits.
  public var nests: [ChoiceNests]

  /// Gathers the parts; factors are 1, effects of placements 0 and logits plain unless given.
  public init(
    shifts: [Double], firstScales: [Double]? = nil, secondScales: [Double]? = nil,
    placements: [PlacementEffects]? = nil, nests: [ChoiceNests] = []
  ) {
    self.nests = nests
    self.shifts = shifts
    self.firstScales = firstScales ?? shifts.map { _ in 1 }
    self.secondScales = secondScales ?? shifts.map { _ in 1 }
    self.placements = placements ?? shifts.map { _ in PlacementEffects() }
  }

  /// How the offers of a category stand in for each other.
  public func nests(ofCategory category: Int) -> ChoiceNests {
    nests.isEmpty ? ChoiceNests() : nests[category]
  }
}

extension MarketSimulation {
  /// Resolves visits before `time` in order, a chunk and a category at a time; one by one where a
  /// strategy decides between visits.
  mutating func resolve(
    _ visits: [Visit], from position: inout Int, until time: Int64, week: Int,
    moments: ReviewMoments
  ) {
    guard moments.isEmpty else {
      return resolveOneByOne(visits, from: &position, until: time, week: week, moments: moments)
    }
    while position < visits.count, visits[position].time < time {
      var end = position + 1
      let limit = min(visits.count, position + chunkSize)
      while end < limit, visits[end].time < time { end += 1 }
      resolve(visits[position..<end], week: week)
      position = end
    }
  }

  /// Resolves a chunk of visits at the prices of the moment.
  mutating func resolve(_ chunk: ArraySlice<Visit>, week: Int) {
    let shoppers = prepareChunk(chunk, week: week)
    if desk.isTripWise || memory.couplesCategories {
      resolveTrips(chunk, week: week)
    } else {
      for category in market.categories.indices {
        chooseAndBook(chunk, category: category, week: week, shoppers: shoppers)
      }
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
      workspace.visitKeys.append(
        intent.timing == .onePerPeriod
          ? key.child(period).bits : visit.key(consumerKey: key.bits).bits)
      workspace.orderedFirms.append(0)
    }
    enterSellers(visits)
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
    chooseInView(0..<shoppers, category: category, prices: prices)
    for (row, visit) in visits.enumerated() where !isAway(visit, category: category) {
      if pilot != nil || welfare != nil {
        var seen = prices
        hideUnseen(&seen, row: row, category: category)
        if pilot != nil { record(row: row, category: category, prices: seen, week: week) }
        if welfare != nil { noteWelfare(row: row, category: category, prices: seen) }
      }
      let soldOut = book(visit, row: row, category: category, week: week)
      if soldOut, row + 1 < shoppers {
        prices = kernelPrices(offers)
        chooseInView(row + 1..<shoppers, category: category, prices: prices)
      }
    }
  }

  /// Resolves occasions, each among the offers that its consumer sees.
  private mutating func chooseInView(
    _ rows: Range<Int>, category: Int, prices: ChoiceKernel.Prices
  ) {
    let views = views(of: prices, category: category)
    guard !views.isEmpty else { return choose(rows, category: category, prices: prices) }
    for row in rows {
      let view = viewIndex(row: row, category: category)
      choose(row..<row + 1, category: category, prices: views[view])
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
      let soldOut = choosePersonally(
        visit, row: row, category: category, week: week, prices: shelfPrices)
      if soldOut || desk.hasMoved { shelfPrices = kernelPrices(offers) }
      desk.hasMoved = false
    }
    workspace.quantityRules.removeAll(keepingCapacity: true)
  }

  /// Resolves and books one occasion on its consumer's own terms; returns whether an offer sold out.
  mutating func choosePersonally(
    _ visit: Visit, row: Int, category: Int, week: Int, prices shelfPrices: ChoiceKernel.Prices
  ) -> Bool {
    var prices = ChoiceKernel.Prices.none
    swap(&prices, &workspace.own[category])
    prices.copy(shelfPrices)
    defer { swap(&prices, &workspace.own[category]) }
    personalise(&prices, visit: visit, row: row, category: category, week: week)
    choose(row..<row + 1, category: category, prices: prices)
    if pilot != nil { record(row: row, category: category, prices: prices, week: week) }
    if welfare != nil { noteWelfare(row: row, category: category, prices: prices) }
    if let bundle = betterBundle(
      visit: visit, row: row, category: category, week: week, prices: prices)
    {
      return bookBundle(bundle, visit: visit, row: row, category: category, week: week)
    }
    return book(visit, row: row, category: category, week: week)
  }

  /// The chunk's occasions; released before anything is booked, so that histories are not copied.
  // Inlined into a mutating method it would make that method copy the whole simulation.
  @inline(never)
  func batch(category: Int, week: Int) -> ScoringBatch {
    let offers = categoryOffers[category]
    return ScoringBatch(
      category: category, period: week, consumers: workspace.consumers,
      occasionKeys: workspace.visitKeys, offers: offers, flags: Array(shelf.flags[offers]),
      population: population, histories: histories[category], recentSales: recentSales[category])
  }

  /// Tells the pilot of an occasion.
  // Changed in place, the record would make every call below copy the whole simulation.
  private mutating func record(
    row: Int, category: Int, prices: ChoiceKernel.Prices, week: Int
  ) {
    guard var record = pilot.take() else { return }
    note(row: row, category: category, prices: prices, week: week, in: &record)
    pilot = record
  }

  private func note(
    row: Int, category: Int, prices: ChoiceKernel.Prices, week: Int, in record: inout PilotRecord
  ) {
    record.add(
      row: row, category: category, prices: prices, scores: workspace.scores,
      units: meanUnits(category: category))
    guard record.keeps(workspace.visitKeys[row], category: category) else { return }
    record.keep(
      row: row, category: category, prices: prices,
      batch: batch(category: category, week: week), scores: workspace.scores, intent: intent,
      unseen: unseen(row: row, category: category))
  }

  private mutating func choose(_ rows: Range<Int>, category: Int, prices: ChoiceKernel.Prices) {
    kernels[category].resolve(
      rows, visitKeys: workspace.visitKeys, scores: workspace.scores, prices: prices,
      chosen: &workspace.chosen, wanted: &workspace.wanted)
  }

  func kernelPrices(_ offers: Range<Int>) -> ChoiceKernel.Prices {
    let nests = kernels[market.offers[offers.lowerBound].category].nests
    return ChoiceKernel.Prices(
      shift: offers.map {
        adjustment.shifts[$0] + shelf.quantities[$0].tilt + shelf.utilityShift[$0]
          / nests.offerDissimilarity
          + adjustment.placements[$0].utility(shelf.flags[$0])
      },
      first: offers.map { shelf.terms[2 * $0] }, second: offers.map { shelf.terms[2 * $0 + 1] },
      available: offers.map(shelf.isOnOffer),
      anchorShift: nests.holdsOdds
        ? offers.map { adjustment.shifts[$0] - nests.learned.utility(shelf.flags[$0]) } : [])
  }

  func isAway(_ visit: Visit, category: Int) -> Bool {
    !awayUntil[category].isEmpty && awayUntil[category][Int(visit.consumer)] > visit.time
  }

  /// Books one occasion; returns whether an offer sold out.
  private mutating func book(_ visit: Visit, row: Int, category: Int, week: Int) -> Bool {
    let segment = noteOccasion(visit, row: row, category: category, week: week)
    let (wanted, chosen) = (Int(workspace.wanted[row]), Int(workspace.chosen[row]))
    if wanted >= 0, wanted != chosen {
      let offer = categoryOffers[category].lowerBound + wanted
      let units = Int64(quantity(category: category, ordinal: wanted, row: row))
      ledger.offers[offer].lostUnits += units
      noteLimit(units, of: offer)
    }
    guard chosen >= 0 else {
      occasions?.note(
        consumer: visit.consumer, week: week, category: category, offer: -1, units: 0)
      return false
    }
    ledger.buyers[category * market.segments.count + segment] += 1
    return sell(
      visit, category: category, ordinal: chosen, row: row, segment: segment, week: week,
      asked: quantity(category: category, ordinal: chosen, row: row))
  }

  /// Counts an occasion; returns the consumer's segment.
  mutating func noteOccasion(_ visit: Visit, row: Int, category: Int, week: Int) -> Int {
    let segment = Int(population.segments[Int(visit.consumer)])
    noteEntrance(row: row, category: category)
    ledger.occasions[category * market.segments.count + segment] += 1
    let period = week + market.calendar.warmUpWeeks
    histories[category].visit(Int(visit.consumer), period: period)
    recentSales[category].noteOccasion(period: period)
    return segment
  }

  /// Units per purchase of each offer at the prices of the moment.
  // Inlined into a mutating method it would make that method copy the whole simulation.
  @inline(never)
  private func meanUnits(category: Int) -> [Double] {
    (0..<categoryOffers[category].count).map {
      quantityRule(category: category, ordinal: $0).meanUnits
    }
  }

  private func quantityRule(category: Int, ordinal: Int) -> QuantityRule {
    let own = workspace.quantityRules.isEmpty ? nil : workspace.quantityRules[ordinal]
    return own ?? shelf.quantities[categoryOffers[category].lowerBound + ordinal]
  }

  /// Units that a visitor takes of an offer.
  func quantity(category: Int, ordinal: Int, row: Int) -> Int {
    if let planned = memory.plannedUnits { return planned }
    let rule = quantityRule(category: category, ordinal: ordinal)
    guard rule.cumulative.count > 1 else { return 1 }
    return rule.quantity(
      kernels[category].quantityUniform(offer: ordinal, visitKey: workspace.visitKeys[row]))
  }

  /// Books and hands over up to `asked` units; returns whether the offer sold out.
  mutating func sell(
    _ visit: Visit, category: Int, ordinal: Int, row: Int, segment: Int, week: Int, asked: Int
  ) -> Bool {
    let offer = categoryOffers[category].lowerBound + ordinal
    let firm = market.offers[offer].firm
    let asked = affordable(asked, of: offer, visit: visit, week: week)
    let units = min(asked, shelf.stock[offer], shelf.limits[offer], room(firm: firm))
    ledger.offers[offer].lostUnits += Int64(asked - units)
    let orderCost = orderCost(row: row, firm: firm)
    let books = openBooks(offer: offer, segment: segment)
    if desk.isOpen {
      bookItemised(
        visit, offer: offer, units: units, row: row, segment: segment, orderCost: orderCost)
    } else {
      ledger.book(
        shelf.economics[offer], units: Int64(units), orderCost: orderCost, offer: offer,
        segment: segment)
    }
    let isFull = deliver(
      units, visit: visit, category: category, ordinal: ordinal, row: row, week: week)
    note(units, visit: visit, orderCost: orderCost, since: books)
    return isFull
  }

  /// Hands over what was sold: day's sales, memory, stock; returns whether the offer sold out.
  mutating func deliver(
    _ units: Int, visit: Visit, category: Int, ordinal: Int, row: Int, week: Int
  ) -> Bool {
    let offer = categoryOffers[category].lowerBound + ordinal
    occasions?.note(
      consumer: visit.consumer, week: week, category: category, offer: offer, units: units)
    noteSeller(of: offer, units: units, row: row)
    settleGoods(
      units, of: offer, segment: Int(population.segments[Int(visit.consumer)]))
    let day = Int(visit.time.floorDivided(by: Self.day)) - daily.firstDay
    daily.units[day * daily.offerCount + offer] += Int32(units)
    remember(visit, category: category, ordinal: ordinal, units: units, week: week)
    rememberPurchase(
      visit, row: row, category: category, offer: offer, units: units, week: week)
    if !awayUntil[category].isEmpty {
      awayUntil[category][Int(visit.consumer)] = returnTime(
        category: category, visitKey: workspace.visitKeys[row], time: visit.time)
    }
    take(units, of: offer, at: visit.time)
    let isFull = ship(units, firm: market.offers[offer].firm)
    let isAtLimit = useLimit(units, of: offer)
    return isFull || isAtLimit || shelf.stock[offer] == 0
  }

  /// The cost of the visit's order, charged to its first purchase from each firm.
  mutating func orderCost(row: Int, firm: Int) -> Int64 {
    let bit: UInt64 = 1 << UInt64(firm)
    guard workspace.orderedFirms[row] & bit == 0 else { return 0 }
    workspace.orderedFirms[row] |= bit
    return market.firms[firm].terms.retailer == nil ? market.money.orderCost.millionths : 0
  }

  private mutating func remember(
    _ visit: Visit, category: Int, ordinal: Int, units: Int, week: Int
  ) {
    guard intent.historyLength > 0 else { return }
    let offer = categoryOffers[category].lowerBound + ordinal
    let flags = shelf.flags[offer]
    let ratio = paidRatio(offer)
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
