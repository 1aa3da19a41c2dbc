import RandomStreams

// Promotions that are more than a dated cut: opening, prices of one consumer, sales item by item.
extension MarketSimulation {
  /// Opens the desk for the strategy's promotions and plans when each is switched.
  mutating func openDesk(_ listed: [Int]) {
    guard market.hasPromotionTerms else { return }
    desk = PromotionDesk(
      market: market, listed: listed, isOpen: true, streams: desk.streams)
    let end = Int64(market.calendar.horizonWeeks) * VisitClock.week
    for index in desk.listed {
      let promotion = market.promotions[index]
      if promotion.start <= 0 { switchOn(index, at: 0) }
      for time in [promotion.start, promotion.end] where time > 0 && time < end {
        let isStart = time == promotion.start
        schedule(.promotion(index: index, starts: isStart), at: time, .midnight)
      }
    }
  }

  /// Switches every promotion off; sales are still itemised.
  mutating func closeDesk() {
    guard desk.isOpen else { return }
    desk = PromotionDesk(market: market, listed: [], isOpen: true, streams: desk.streams)
  }

  /// Switches a promotion at its start or end.
  mutating func switchPromotion(_ index: Int, starts: Bool, at time: Int64) {
    guard phase == .measured else { return }
    if starts { switchOn(index, at: time) } else { desk.set(index, running: false) }
    repricePromoted(index, at: time)
  }

  private mutating func switchOn(_ index: Int, at time: Int64) {
    desk.start(
      index, promotion: market.promotions[index], population: population,
      books: &ledger.promotions)
    let totals = ledger.promotions.totals[index]
    if let payer = market.promotions[index].offers.first {
      ledger.offers[payer].promotionCost += totals.contactCost
    }
    if let reason = desk.rules[index].exhausted(totals, nextCost: 1) {
      stop(index, because: reason, at: time)
    }
  }

  /// Ends a promotion before its last day.
  mutating func stop(_ index: Int, because reason: PromotionBooks.Stop, at time: Int64) {
    desk.set(index, running: false)
    ledger.promotions.totals[index].stop = reason
    ledger.promotions.totals[index].stoppedAt = time
    repricePromoted(index, at: time)
  }

  private mutating func repricePromoted(_ index: Int, at time: Int64) {
    for offer in market.promotions[index].offers { reprice(offer, at: time) }
    desk.hasMoved = true
  }

  /// The price on the shelf with promotions that everybody gets, and the flags of the moment.
  func shelfPrice(
    of offer: Int, at time: Int64
  ) -> (price: Money, promotion: Int?, flags: OfferFlags) {
    var flags = OfferFlags()
    for index in activePromotions where market.promotions[index].offers.contains(offer) {
      let promotion = market.promotions[index]
      guard promotion.start <= time, time < promotion.end else { continue }
      flags.display = max(flags.display, promotion.flags.display)
      flags.mailer = max(flags.mailer, promotion.flags.mailer)
    }
    let finder = finder(offer) { desk.running[$0] && desk.rules[$0].isPublic }
    let best = finder.best(units: 1)
    let first = finder.candidates.indices.first { best.chosen >> $0 & 1 == 1 }
    return (best.total, first.map { finder.candidates[$0] }, flags)
  }

  private func finder(_ offer: Int, _ admits: (Int) -> Bool) -> PriceFinder {
    PriceFinder(
      desk: desk, books: ledger.promotions, money: market.money, posted: shelf.posted[offer],
      candidates: desk.byOffer[offer].filter(admits))
  }

  private func finder(_ offer: Int, visit: Visit, row: Int) -> PriceFinder {
    let consumer = Int(visit.consumer)
    return finder(offer) {
      desk.admits(
        $0, consumer: consumer, segment: Int(population.segments[consumer]),
        visitKey: workspace.visitKeys[row], books: ledger.promotions)
    }
  }
}

// What one consumer pays.
extension MarketSimulation {
  /// Turns the shelf's prices into those that promotions leave to one consumer.
  mutating func applyPromotions(
    _ prices: inout ChoiceKernel.Prices, visit: Visit, row: Int, category: Int
  ) {
    workspace.quantityRules = []
    guard desk.isOpen, desk.personal[category] else { return }
    let offers = categoryOffers[category]
    workspace.quantityRules = Array(repeating: nil, count: offers.count)
    for offer in offers where !desk.byOffer[offer].isEmpty {
      let finder = finder(offer, visit: visit, row: row)
      let isSpecial = finder.candidates.contains {
        !desk.rules[$0].isPublic || desk.rules[$0].isLimited
      }
      guard isSpecial else { continue }
      let count = market.offers[offer].quantityShares.count
      let totals = (1...count).map { finder.best(units: $0).total }
      setTerms(&prices, totals: totals, offer: offer, row: row, category: category)
    }
  }

  /// Writes what an offer is worth when `totals` are the prices of one, two and more units.
  private mutating func setTerms(
    _ prices: inout ChoiceKernel.Prices, totals: [Money], offer: Int, row: Int, category: Int
  ) {
    let ordinal = offer - categoryOffers[category].lowerBound
    let cell = row * categoryOffers[category].count + ordinal
    let description = market.offers[offer]
    let terms = totals.enumerated().map { priceTerms($1, units: $0 + 1, offer: offer) }
    let regular = description.listPrice.units
    let atList = intent.priceTerms.values(price: regular, regular: regular, expected: regular).0
    let responses = terms.map { -description.quantityResponse * ($0.plain - atList) }
    let costs = terms.map { slopeCost($0.first, $0.second, cell: cell) }
    let tiers = QuantityTiers(
      totals: totals, shares: description.quantityShares, costs: costs, tilts: responses)
    let plain = slopeCost(prices.first[ordinal], prices.second[ordinal], cell: cell)
    let atPlain = prices.shift[ordinal] - plain
    prices.first[ordinal] = terms[0].first
    prices.second[ordinal] = terms[0].second
    let offered = prices.shift[ordinal] - shelf.quantities[offer].tilt + tiers.gain
    prices.shift[ordinal] = max(offered, atPlain + costs[0])
    workspace.quantityRules[ordinal] = tiers.rule
  }

  /// The scaled price terms of `units` units for `total`, and the first one unscaled.
  func priceTerms(
    _ total: Money, units: Int, offer: Int
  ) -> (first: Double, second: Double, plain: Double) {
    let regular = market.offers[offer].listPrice.units
    // A gift counts as a hundredth of the regular price: logarithms of nothing have no end.
    let price = max(total.units / Double(units), regular / 100)
    let values = intent.priceTerms.values(
      price: price, regular: regular, expected: shelf.expected[offer])
    return (
      values.0 * adjustment.firstScales[offer], values.1 * adjustment.secondScales[offer], values.0
    )
  }

  /// Utils that price terms take from an offer of one row.
  func slopeCost(_ first: Double, _ second: Double, cell: Int) -> Double {
    guard workspace.scores.terms == 2 else {
      return Double(workspace.scores.slopes[cell]) * first
    }
    return Double(workspace.scores.slopes[2 * cell]) * first
      + Double(workspace.scores.slopes[2 * cell + 1]) * second
  }
}

// Sales, item by item.
extension MarketSimulation {
  /// Books a sale with each reduction, and ends promotions whose next unit would go too far.
  mutating func bookItemised(
    _ visit: Visit, offer: Int, units: Int, row: Int, segment: Int, orderCost: Int64
  ) {
    guard units > 0 else { return }
    let sale = itemised(offer, units: units, visit: visit, row: row)
    bookSale(sale, visit: visit, orderCost: orderCost, segment: segment)
  }

  /// Books a sale and puts it into the visit's basket.
  mutating func bookSale(
    _ sale: ItemisedSale, visit: Visit, orderCost: Int64, segment: Int
  ) {
    ledger.book(sale, orderCost: orderCost, segment: segment, market: market)
    for cut in sale.cuts where cut.promotion < market.promotions.count {
      settleUse(cut, offer: sale.offer, consumer: Int(visit.consumer), at: visit.time)
    }
    if !desk.isTripWise { workspace.basket.removeAll(keepingCapacity: true) }
    workspace.basket.append(sale)
  }

  private func itemised(_ offer: Int, units: Int, visit: Visit, row: Int) -> ItemisedSale {
    let finder = finder(offer, visit: visit, row: row)
    let chosen = finder.best(units: units).chosen
    var sale = ItemisedSale(
      offer: offer, units: units, listPrice: market.offers[offer].listPrice)
    sale.take(
      sale.list - finder.posted * Int64(units), promotion: market.promotions.count, units: units)
    for (place, index) in finder.candidates.enumerated() where chosen >> place & 1 == 1 {
      let part = finder.affordable(index, of: sale.paid, units: units)
      sale.take(part.cut, promotion: index, units: part.units)
    }
    return sale
  }

  /// Counts a use, charges its handling and stops a promotion that is used up.
  mutating func settleUse(
    _ cut: ItemisedSale.Cut, offer: Int, consumer: Int, at time: Int64
  ) {
    let index = cut.promotion
    let rule = desk.rules[index]
    if cut.redeems {
      ledger.promotions.totals[index].handlingCost += rule.handling
      ledger.promotions.totals[index].spent += rule.handling
      ledger.offers[offer].promotionCost += rule.handling
      if !desk.usedBy[index].isEmpty { desk.usedBy[index][consumer] += 1 }
    }
    guard desk.running[index] else { return }
    let net = market.money.split(total: cut.amount, units: cut.units).net.millionths
    let unitCost = net / Int64(max(1, cut.units)) + rule.handling
    if let reason = rule.exhausted(ledger.promotions.totals[index], nextCost: unitCost) {
      stop(index, because: reason, at: time)
    }
  }
}

extension PromotionRule {
  /// Why the promotion cannot go on, if the next unit costs `nextCost`.
  func exhausted(_ totals: PromotionBooks.Totals, nextCost: Int64) -> PromotionBooks.Stop? {
    if totals.units >= unitLimit { return .units }
    if totals.uses >= useLimit { return .coupons }
    if budget != .max, totals.spent + nextCost > budget { return .budget }
    return nil
  }
}

extension MarketSimulation {
  /// The price of the sale just booked, over list.
  func paidRatio(_ offer: Int) -> Double {
    let list = market.offers[offer].listPrice.units
    guard desk.isOpen, let sale = workspace.basket.last else {
      return shelf.effective[offer].units / list
    }
    return sale.paid.units / (Double(sale.units) * list)
  }
}
