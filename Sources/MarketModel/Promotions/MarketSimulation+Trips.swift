import RandomStreams

// Visits one after the other, all categories of each: for promotions that look at the basket or
// count over several categories, and for budgets.
extension MarketSimulation {
  /// Scores a chunk of visits category by category, then resolves and settles visit by visit.
  mutating func resolveTrips(_ visits: ArraySlice<Visit>, week: Int) {
    let categories = market.categories.indices
    while workspace.tables.count < categories.count { workspace.tables.append(ScoreTable()) }
    for category in categories {
      intent.score(batch(category: category, week: week), into: &workspace.tables[category])
    }
    var shelfPrices = categories.map { kernelPrices(categoryOffers[$0]) }
    for (row, visit) in visits.enumerated() {
      workspace.basket.removeAll(keepingCapacity: true)
      for category in categories {
        if isAway(visit, category: category) { continue }
        swap(&workspace.scores, &workspace.tables[category])
        let soldOut = choosePersonally(
          visit, row: row, category: category, week: week, prices: shelfPrices[category])
        swap(&workspace.scores, &workspace.tables[category])
        refresh(&shelfPrices, after: soldOut)
      }
      refresh(&shelfPrices, after: settleBasket(visit, row: row, week: week))
    }
    workspace.quantityRules.removeAll(keepingCapacity: true)
  }

  /// Brings the shelf's prices up to date where an offer sold out or a promotion ended.
  private mutating func refresh(_ prices: inout [ChoiceKernel.Prices], after soldOut: Bool) {
    guard soldOut || desk.hasMoved else { return }
    for category in prices.indices { prices[category] = kernelPrices(categoryOffers[category]) }
    desk.hasMoved = false
  }

  /// Puts a category's scores in place for as long as `body` runs.
  private mutating func withScores(of category: Int, _ body: (inout MarketSimulation) -> Void) {
    swap(&workspace.scores, &workspace.tables[category])
    body(&self)
    swap(&workspace.scores, &workspace.tables[category])
  }

  /// Rewards baskets that reach a threshold, after those just below have looked again; returns whether
  /// an offer sold out.
  private mutating func settleBasket(_ visit: Visit, row: Int, week: Int) -> Bool {
    var soldOut = false
    for index in desk.thresholds where desk.running[index] {
      let consumer = Int(visit.consumer)
      guard
        desk.admits(
          index, consumer: consumer, segment: Int(population.segments[consumer]),
          visitKey: workspace.visitKeys[row], books: ledger.promotions)
      else { continue }
      let spent = basketValue(index)
      let rule = desk.rules[index]
      if spent > .zero, spent < rule.spend, rule.spend - spent <= rule.reach {
        soldOut =
          lookAgain(index, spent: spent, visit: visit, row: row, week: week) || soldOut
      }
      let total = basketValue(index)
      if total >= rule.spend { reward(index, total: total, visit: visit) }
    }
    return soldOut
  }

  /// Lines of the basket that count for a threshold: its offers, bought without a promotion with
  /// which it does not go.
  private func countingLines(_ index: Int) -> [Int] {
    workspace.basket.indices.filter { line in
      let sale = workspace.basket[line]
      return market.promotions[index].offers.contains(sale.offer)
        && sale.cuts.allSatisfy {
          $0.promotion == market.promotions.count || desk.combines($0.promotion, index)
        }
    }
  }

  private func basketValue(_ index: Int) -> Money {
    countingLines(index).reduce(.zero) { $0 + workspace.basket[$1].paid }
  }

  private func rewardAmount(_ index: Int, total: Money) -> Money {
    let left = market.promotions[index].reduced(total).rounded(toTick: market.money.tick)
    return max(.zero, total - left)
  }

  /// Takes the reward off the counting lines, each in proportion to its price.
  private mutating func reward(_ index: Int, total: Money, visit: Visit) {
    let lines = countingLines(index)
    var left = (reward: rewardAmount(index, total: total), total: total)
    let parts = lines.map { line -> Money in
      let paid = workspace.basket[line].paid
      let part =
        paid == left.total
        ? left.reward : min(paid, left.reward.scaled(by: paid.units / left.total.units))
      left = (left.reward - part, left.total - paid)
      return part
    }
    guard canPay(index, parts: parts, lines: lines) else {
      return stop(index, because: .budget, at: visit.time)
    }
    for (place, line) in lines.enumerated() where parts[place] > .zero {
      let sale = workspace.basket[line]
      let cut = ItemisedSale.Cut(
        promotion: index, units: sale.units, amount: parts[place], redeems: place == 0)
      let segment = Int(population.segments[Int(visit.consumer)])
      let books = openBooks(offer: sale.offer, segment: segment)
      ledger.reduce(sale, by: cut, segment: segment, market: market)
      noteReward(of: index, visit: visit, since: books)
      settleUse(cut, offer: sale.offer, consumer: Int(visit.consumer), at: visit.time)
      workspace.basket[line].take(
        parts[place], promotion: index, units: sale.units, redeems: place == 0)
    }
  }

  private func canPay(_ index: Int, parts: [Money], lines: [Int]) -> Bool {
    let rule = desk.rules[index]
    let totals = ledger.promotions.totals[index]
    var units = 0
    var cost: Int64 = 0
    for (part, line) in zip(parts, lines) {
      let sale = workspace.basket[line]
      units += sale.units
      let before = market.money.split(total: sale.paid, units: sale.units).net
      cost +=
        (before - market.money.split(total: sale.paid - part, units: sale.units).net).millionths
    }
    return (rule.budget == .max || totals.spent + cost <= rule.budget)
      && (rule.unitLimit == .max || Int(totals.units) + units <= rule.unitLimit)
  }
}

// One declined offer, looked at once more.
extension MarketSimulation {
  /// Sells the best declined offer that fills the basket, if it is worth its price less the reward;
  /// returns whether it sold out.
  private mutating func lookAgain(
    _ index: Int, spent: Money, visit: Visit, row: Int, week: Int
  ) -> Bool {
    let bought = Set(workspace.basket.map { market.offers[$0.offer].category })
    var best: (gain: Double, category: Int, ordinal: Int)?
    for category in market.categories.indices
    where !bought.contains(category) && !isAway(visit, category: category) {
      withScores(of: category) { simulation in
        let found = simulation.declined(
          index, spent: spent, visit: visit, row: row, category: category, week: week)
        if let found, found.gain > best?.gain ?? 0 {
          best = (found.gain, category, found.ordinal)
        }
      }
    }
    guard let best else { return false }
    var soldOut = false
    withScores(of: best.category) {
      let segment = Int($0.population.segments[Int(visit.consumer)])
      $0.ledger.buyers[best.category * $0.market.segments.count + segment] += 1
      $0.workspace.quantityRules.removeAll(keepingCapacity: true)
      soldOut = $0.sell(
        visit, category: best.category, ordinal: best.ordinal, row: row, segment: segment,
        week: week, asked: 1)
    }
    return soldOut
  }

  /// The declined offer of a category with the largest gain over buying nothing.
  private func declined(
    _ index: Int, spent: Money, visit: Visit, row: Int, category: Int, week: Int
  ) -> (gain: Double, ordinal: Int)? {
    let offers = categoryOffers[category]
    var prices = kernelPrices(offers)
    hideOutOfReach(&prices, visit: visit, category: category, week: week)
    addStocksAndTastes(&prices, visit: visit, category: category)
    let nothing = value(-1, row: row, category: category, prices: prices)
    var best: (gain: Double, ordinal: Int)?
    for offer in market.promotions[index].offers where offers.contains(offer) {
      let price = shelf.effective[offer]
      guard prices.available[offer - offers.lowerBound],
        isSeen(offer, row: row, category: category),
        spent + price >= desk.rules[index].spend,
        shelf.promotion[offer].map({ desk.combines($0, index) }) ?? true
      else { continue }
      let paid = price - rewardAmount(index, total: spent + price)
      let terms = priceTerms(paid, units: 1, offer: offer)
      let ordinal = offer - offers.lowerBound
      (prices.first[ordinal], prices.second[ordinal]) = (terms.first, terms.second)
      let gain = value(ordinal, row: row, category: category, prices: prices) - nothing
      if gain > best?.gain ?? 0 { best = (gain, ordinal) }
    }
    return best
  }

  private func value(
    _ ordinal: Int, row: Int, category: Int, prices: ChoiceKernel.Prices
  ) -> Double {
    kernels[category].value(
      ofOffer: ordinal, row: row, visitKeys: workspace.visitKeys, scores: workspace.scores,
      prices: prices)
  }
}
