/// What every offer sold in each week of the warm-up: past data for the focal firm's strategy.
struct PastSales: Sendable {
  /// Shape `[week, offer]`, row-major.
  var weeks: [OfferFeedback] = []
  /// Where counts stood when the last of them ended; shape `[offer]`.
  var counts: [SalesCounts] = []
}

extension MarketSimulation {
  /// Notes where counts stand before the first week of the warm-up.
  mutating func beginPastWeeks() {
    let start = -Int64(market.calendar.warmUpWeeks) * Self.week
    past.counts = market.offers.indices.map { counts(ofOffer: $0, at: start) }
  }

  /// Notes what the warm-up's week has sold, at its mean prices; to be called before the week's books
  /// are closed.
  mutating func notePastWeek(_ week: Int) {
    guard phase == .warmUp else { return }
    let (start, end) = (Int64(week) * Self.week, Int64(week + 1) * Self.week)
    for offer in market.offers.indices {
      let mark = SalesMark(
        time: start, price: meanPrice(ofOffer: offer, at: end), isDisplayed: isDisplayed(offer),
        counts: past.counts[offer])
      past.weeks.append(feedback(ofOffer: offer, since: mark, at: end))
      past.counts[offer] = counts(ofOffer: offer, at: end)
    }
  }

  /// What an offer sold in the weeks of the warm-up, for the first decision of a focal strategy that
  /// learns; empty otherwise.
  func pastWeeks(ofOffer offer: Int, for firm: Int) -> [OfferFeedback] {
    guard firm == market.focalFirm, phase != .warmUp, strategies[firm]?.readsFeedback ?? false,
      !hasDecided(firm)
    else { return [] }
    return stride(from: offer, to: past.weeks.count, by: market.offers.count)
      .map { past.weeks[$0] }
  }

  /// Whether a firm that learns has decided since it was handed its strategy.
  private func hasDecided(_ firm: Int) -> Bool {
    market.offers.indices.contains { market.offers[$0].firm == firm && salesMarks[$0] != nil }
  }

  /// The time-weighted mean price of the week that ends, on the tick.
  private mutating func meanPrice(ofOffer offer: Int, at end: Int64) -> Money {
    advanceRatio(offer, to: end)
    let ratio = shelf.ratioIntegral[offer] / Double(Self.week)
    return Money(market.offers[offer].listPrice.units * ratio).rounded(toTick: market.money.tick)
  }
}
