import RandomStreams

// Bundles: offers of several products together.
extension MarketSimulation {
  /// A bundle as one consumer could buy it at one visit.
  struct BundleOffer {
    /// Index of the promotion.
    var promotion: Int
    /// Utility with its shock.
    var value: Double
    /// Its parts with the price of each, as posted.
    var parts: [(offer: Int, price: Money)]

    /// What a consumer pays for it, with tax.
    func gross(under rules: MoneyRules) -> Money {
      parts.reduce(.zero) { $0 + rules.split($1.price).gross }
    }
  }

  /// Returns the best bundle that beats what the consumer has chosen, if there is one.
  func betterBundle(
    visit: Visit, row: Int, category: Int, week: Int, prices: ChoiceKernel.Prices
  ) -> BundleOffer? {
    guard !desk.bundles.isEmpty else { return nil }
    let kernel = kernels[category]
    var best = kernel.value(
      ofOffer: Int(workspace.chosen[row]), row: row, visitKeys: workspace.visitKeys,
      scores: workspace.scores, prices: prices)
    var found: BundleOffer?
    for index in desk.bundles where desk.running[index] && desk.reaches(index, category: category) {
      guard
        let bundle = bundle(index, visit: visit, row: row, category: category, prices: prices),
        isAffordable(bundle.gross(under: market.money), visit: visit, week: week),
        bundle.value > best
      else { continue }
      best = bundle.value
      found = bundle
    }
    return found
  }

  /// The bundle with its prices and utility; `nil` where it is not on offer.
  ///
  /// A part that the consumer can't have (sold out, unseen, unknown) means no bundle, and so does a price
  /// that saves nothing.
  private func bundle(
    _ index: Int, visit: Visit, row: Int, category: Int, prices: ChoiceKernel.Prices
  ) -> BundleOffer? {
    let offers = market.promotions[index].offers
    let consumer = Int(visit.consumer)
    let first = categoryOffers[category].lowerBound
    guard offers.allSatisfy({ prices.available[$0 - first] }),
      room(firm: market.focalFirm) >= offers.count,
      desk.admits(
        index, consumer: consumer, segment: Int(population.segments[consumer]),
        visitKey: workspace.visitKeys[row], books: ledger.promotions),
      let parts = bundlePrices(index, offers: offers), canPay(index, for: parts)
    else { return nil }
    let utility = bundleUtility(parts, row: row, category: category, prices: prices)
    let shock = kernels[category].shock(desk.name(index), workspace.visitKeys[row])
    return BundleOffer(promotion: index, value: utility + shock, parts: parts)
  }

  /// Shares the bundle's price among its parts as their posted prices stand.
  private func bundlePrices(_ index: Int, offers: [Int]) -> [(offer: Int, price: Money)]? {
    let posted = offers.reduce(Money.zero) { $0 + shelf.posted[$1] }
    let onShelf = offers.reduce(Money.zero) { $0 + shelf.effective[$1] }
    let promotion = market.promotions[index]
    var total = promotion.reduced(posted).rounded(toTick: market.money.tick)
    if case .bundle(let price?)? = promotion.terms?.mechanic { total = price }
    guard total < onShelf, total < posted else { return nil }
    var left = (price: total, posted: posted)
    return offers.map { offer in
      let own = shelf.posted[offer]
      let isLast = own == left.posted
      let part = isLast ? left.price : left.price.scaled(by: own.units / left.posted.units)
      left = (left.price - part, left.posted - own)
      return (offer, part)
    }
  }

  private func canPay(_ index: Int, for parts: [(offer: Int, price: Money)]) -> Bool {
    let totals = ledger.promotions.totals[index]
    let rule = desk.rules[index]
    guard Int(totals.units) + parts.count <= rule.unitLimit else { return false }
    guard rule.budget != .max else { return true }
    let cost = parts.reduce(Int64(0)) { cost, part in
      let before = market.money.split(shelf.posted[part.offer]).net
      return cost + (before - market.money.split(part.price).net).millionths
    }
    return totals.spent + cost <= rule.budget
  }

  /// The log-sum of the parts at their shares of the price, less how seldom somebody takes as many
  /// units: ln sum exp(V) + ln P(quantity >= parts).
  private func bundleUtility(
    _ parts: [(offer: Int, price: Money)], row: Int, category: Int, prices: ChoiceKernel.Prices
  ) -> Double {
    let first = categoryOffers[category].lowerBound
    let count = categoryOffers[category].count
    var sum = 0.0
    var chance = 0.0
    for part in parts {
      let ordinal = part.offer - first
      let cell = row * count + ordinal
      let terms = priceTerms(part.price, units: 1, offer: part.offer)
      let cost = slopeCost(terms.first, terms.second, cell: cell)
      sum += expOf(Double(workspace.scores.alpha[cell]) + prices.shift[ordinal] - cost)
      chance += market.offers[part.offer].quantityShares.dropFirst(parts.count - 1)
        .reduce(0, +)
    }
    guard chance > 0 else { return -.infinity }
    return lnOf(sum) + lnOf(chance / Double(parts.count))
  }

  /// Books one unit of each part; returns whether one of them sold out.
  mutating func bookBundle(
    _ bundle: BundleOffer, visit: Visit, row: Int, category: Int, week: Int
  ) -> Bool {
    let segment = noteOccasion(visit, row: row, category: category, week: week)
    ledger.buyers[category * market.segments.count + segment] += 1
    var soldOut = false
    for (place, part) in bundle.parts.enumerated() {
      let firm = market.offers[part.offer].firm
      let list = market.offers[part.offer].listPrice
      var sale = ItemisedSale(offer: part.offer, units: 1, listPrice: list)
      sale.take(
        list - shelf.posted[part.offer], promotion: market.promotions.count, units: 1)
      sale.take(
        sale.paid - part.price, promotion: bundle.promotion, units: 1, redeems: place == 0)
      let orderCost = orderCost(row: row, firm: firm)
      let books = openBooks(offer: part.offer, segment: segment)
      bookSale(sale, visit: visit, orderCost: orderCost, segment: segment)
      let ordinal = part.offer - categoryOffers[category].lowerBound
      soldOut =
        deliver(1, visit: visit, category: category, ordinal: ordinal, row: row, week: week)
        || soldOut
      note(1, visit: visit, orderCost: orderCost, since: books)
    }
    return soldOut
  }
}
