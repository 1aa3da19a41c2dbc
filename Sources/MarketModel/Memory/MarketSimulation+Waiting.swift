// What consumers expect of the weeks to come.
extension MarketSimulation {
  /// Raises the value of buying nothing by what waiting for a deal promises; here every offer's utility
  /// falls by as much.
  ///
  /// The option's value is patience x probability of a deal x expected surplus at the deal's prices.
  mutating func addWaiting(
    _ prices: inout ChoiceKernel.Prices, visit: Visit, row: Int, category: Int
  ) {
    guard let waiting = market.memory.waiting else { return }
    let patience = waiting.patience[Int(population.segments[Int(visit.consumer)])]
    guard patience > 0, let deal = expectedDeal(category: category, at: visit.time) else { return }
    let surplus = surplus(at: deal.ratios, prices: &prices, row: row, category: category)
    let kept = deal.weeks == 1 ? patience : expOf(lnOf(patience) * deal.weeks)
    let value = deal.probability * kept * surplus
    // In the scale of the offers, so that the odds of buying at all fall by as much.
    let change = value / kernels[category].nests.offerDissimilarity
    for ordinal in prices.shift.indices { prices.shift[ordinal] -= change }
  }

  /// Returns the next deal of a category that consumers expect at `time`, if any.
  func expectedDeal(category: Int, at time: Int64) -> ExpectedDeal? {
    switch market.memory.waiting?.expectations {
    case .adaptive, .rational: memory.deals?.expected[category]
    case .announced(let weeks): announcedDeal(category: category, at: time, weeksAhead: weeks)
    case nil: nil
    }
  }

  /// The earliest promotion that has been published and has not begun.
  private func announcedDeal(category: Int, at time: Int64, weeksAhead: Int) -> ExpectedDeal? {
    let offers = categoryOffers[category]
    let coming = activePromotions.filter { index in
      let promotion = market.promotions[index]
      let wait = Int64(promotion.firstDay) * Self.day - time
      return wait > 0 && wait <= Int64(weeksAhead) * VisitClock.week
        && promotion.offers.contains(where: offers.contains)
    }
    guard let next = coming.min(by: { starts($0, before: $1) }) else { return nil }
    let promotion = market.promotions[next]
    let wait = Double(Int64(promotion.firstDay) * Self.day - time) / Double(VisitClock.week)
    let ratios = offers.map { offer -> Double in
      guard promotion.offers.contains(offer) else { return 1 }
      let list = market.offers[offer].listPrice
      return promotion.reduced(list).units / list.units
    }
    return ExpectedDeal(probability: 1, weeks: wait, ratios: ratios)
  }

  private func starts(_ first: Int, before second: Int) -> Bool {
    (market.promotions[first].firstDay, first) < (market.promotions[second].firstDay, second)
  }

  /// Expected surplus over buying nothing with every offer at a ratio of its list price: the log-sum,
  /// in utils.
  private mutating func surplus(
    at ratios: [Double], prices: inout ChoiceKernel.Prices, row: Int, category: Int
  ) -> Double {
    swap(&prices.first, &workspace.dealTerms.first)
    swap(&prices.second, &workspace.dealTerms.second)
    prices.first.resize(to: ratios.count)
    prices.second.resize(to: ratios.count)
    for (ordinal, offer) in categoryOffers[category].enumerated()
    where !prices.hides(ordinal) {
      let list = market.offers[offer].listPrice.units
      let terms = intent.priceTerms.values(
        price: min(list * ratios[ordinal], shelf.effective[offer].units), regular: list,
        expected: shelf.expected[offer])
      prices.first[ordinal] = terms.0 * adjustment.firstScales[offer]
      prices.second[ordinal] = terms.1 * adjustment.secondScales[offer]
    }
    let value = kernels[category].logSum(
      row: row, scores: workspace.scores, prices: prices, choice: &workspace.choices[category])
    swap(&prices.first, &workspace.dealTerms.first)
    swap(&prices.second, &workspace.dealTerms.second)
    return value
  }

  /// Takes the week's lowest prices into the expectations.
  mutating func noteDeals(week: Int) {
    guard memory.deals != nil else { return }
    let start = Int64(week) * VisitClock.week
    let ratios = market.offers.indices.map { offer -> Double in
      var lowest = shelf.effectivePrice(of: offer, at: start)
      for change in shelf.priceLog[offer].reversed() {
        guard change.time > start else { break }
        lowest = min(lowest, change.price)
      }
      return lowest.units / market.offers[offer].listPrice.units
    }
    memory.deals?.note(ratios, week: week)
  }
}

extension [Double] {
  /// Makes the array as long as asked; what is new is 0.
  fileprivate mutating func resize(to count: Int) {
    while self.count > count { removeLast() }
    while self.count < count { append(0) }
  }
}
