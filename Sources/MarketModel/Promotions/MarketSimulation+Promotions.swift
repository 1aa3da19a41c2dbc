import RandomStreams

// Promotions that are more than a dated cut: opening, switching, the price on the shelf.
extension MarketSimulation {
  /// Opens the desk for the strategy's promotions and plans when each is switched.
  ///
  /// Of those, `assigned` are the coupons whose receivers the strategy chooses.
  mutating func openDesk(_ listed: [Int], assigned: [Int]) {
    guard market.hasPromotionTerms else { return }
    desk = PromotionDesk(
      market: market, listed: listed, isOpen: true, streams: desk.streams, assigned: assigned)
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
    endCouponWave(at: time)
  }

  private mutating func switchOn(_ index: Int, at time: Int64) {
    desk.start(
      index, promotion: market.promotions[index], population: population,
      books: &ledger.promotions)
    noteHolders(of: index)
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
    let best = best(finder, units: 1)
    let first = finder.candidates.indices.first { best.chosen >> $0 & 1 == 1 }
    return (best.total, first.map { finder.candidates[$0] }, flags)
  }

  private func finder(_ offer: Int, _ admits: (Int) -> Bool) -> PriceFinder {
    PriceFinder(
      posted: shockedPrice(ofOffer: offer), candidates: desk.byOffer[offer].filter(admits))
  }

  func finder(_ offer: Int, visit: Visit, row: Int) -> PriceFinder {
    let consumer = Int(visit.consumer)
    return finder(offer) {
      desk.admits(
        $0, consumer: consumer, segment: Int(population.segments[consumer]),
        visitKey: workspace.visitKeys[row], books: ledger.promotions)
    }
  }
}
