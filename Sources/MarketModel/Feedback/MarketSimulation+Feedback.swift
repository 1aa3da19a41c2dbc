// What firms whose strategies learn have sold between two decisions.
extension MarketSimulation {
  /// Notes where the counts of a firm's offers stand once it has decided; nothing where its strategy
  /// doesn't ask.
  mutating func markSales(ofFirm firm: Int, at time: Int64) {
    guard strategies[firm]?.readsFeedback ?? false else { return }
    for offer in market.offers.indices where market.offers[offer].firm == firm {
      salesMarks[offer] = SalesMark(
        time: time, price: shelf.effective[offer], isDisplayed: isDisplayed(offer),
        counts: counts(ofOffer: offer, at: time))
    }
  }

  /// Forgets what a firm's former strategy saw.
  mutating func dropSalesMarks(ofFirm firm: Int) {
    for offer in market.offers.indices where market.offers[offer].firm == firm {
      salesMarks[offer] = nil
    }
  }

  /// Opens new books at time 0; what learners have counted so far goes on across them.
  mutating func clearLedger() {
    let marked = market.offers.indices.filter { salesMarks[$0] != nil }
    let before = marked.map { counts(ofOffer: $0, at: 0) }
    ledger = Ledger(market: market)
    for (offer, old) in zip(marked, before) {
      let cleared = old - counts(ofOffer: offer, at: 0)
      salesMarks[offer]?.counts -= cleared
    }
  }

  /// What became of an offer since its firm's last decision; `nil` at the first one, and where the
  /// firm's strategy doesn't ask.
  func feedback(ofOffer offer: Int, at time: Int64) -> OfferFeedback? {
    guard let mark = salesMarks[offer], time > mark.time else { return nil }
    return feedback(ofOffer: offer, since: mark, at: time)
  }

  func feedback(ofOffer offer: Int, since mark: SalesMark, at time: Int64) -> OfferFeedback {
    let gained = counts(ofOffer: offer, at: time) - mark.counts
    let timeOnSale = 1 - Double(gained.stockOutTime) / Double(time - mark.time)
    return OfferFeedback(
      price: mark.price, units: Int(gained.units),
      opportunities: market.aggregate.isUsed
        ? Double(gained.openEpochs) : Double(gained.visits) * timeOnSale,
      isCensored: gained.stockOutTime > 0 || gained.lostUnits > 0, isDisplayed: mark.isDisplayed)
  }

  /// What a firm's offers have contributed in these books; `nil` where its strategy doesn't ask.
  func contribution(ofFirm firm: Int) -> Money? {
    guard strategies[firm]?.readsFeedback ?? false else { return nil }
    let offers = market.offers.indices.filter { market.offers[$0].firm == firm }
    return Money(millionths: offers.reduce(0) { $0 + ledger.contribution(ofOffer: $1) })
  }

  func isDisplayed(_ offer: Int) -> Bool { shelf.flags[offer].display > 0 }

  func counts(ofOffer offer: Int, at time: Int64) -> SalesCounts {
    let totals = ledger.offers[offer]
    let stockOutTime = ledger.offers[market.stockPools.keeper(of: offer)].stockOutTime
    let segments = market.segments.count
    let units = (0..<segments).reduce(Int64(0)) {
      $0 + ledger.sales[offer * segments + $1].units
    }
    return SalesCounts(
      units: units, visits: visits(toOffer: offer),
      openEpochs: market.aggregate.isUsed ? aggregate.openEpochs[offer] : 0,
      stockOutTime: stockOutTime + (shelf.stock[offer] == 0 ? time : 0),
      lostUnits: totals.lostUnits)
  }

  /// Occasions of the offer's category, or visits that entered its seller.
  private func visits(toOffer offer: Int) -> Int64 {
    let (category, firm) = (market.offers[offer].category, market.offers[offer].firm)
    guard ledger.sellers.entrances.isEmpty else { return ledger.sellers.entrances[firm].visits }
    let segments = market.segments.count
    return ledger.occasions[category * segments..<(category + 1) * segments].reduce(0, +)
  }
}
