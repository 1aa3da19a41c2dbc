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

  /// Returns the best bundle that beats what the consumer has chosen, if there is one; who would take
  /// more units of that than a bundle holds, leaves it.
  func betterBundle(
    visit: Visit, row: Int, category: Int, week: Int, prices: ChoiceKernel.Prices
  ) -> BundleOffer? {
    guard !desk.bundles.isEmpty else { return nil }
    let chosen = Int(workspace.chosen[row])
    let units = chosen < 0 ? 0 : quantity(category: category, ordinal: chosen, row: row)
    var best = kernels[category].value(
      ofOffer: chosen, row: row, visitKeys: workspace.visitKeys, scores: workspace.scores,
      prices: prices)
    var found: BundleOffer?
    for index in desk.bundles where desk.running[index] && desk.reaches(index, category: category) {
      guard
        let bundle = bundle(index, visit: visit, row: row, category: category, prices: prices),
        isAffordable(bundle.gross(under: market.money), visit: visit, week: week),
        bundle.value > best, bundle.parts.count >= units
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
    guard
      let value = bundleValue(parts, row: row, category: category, prices: prices)
    else { return nil }
    return BundleOffer(promotion: index, value: value, parts: parts)
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

  /// The value of the part that the visitor likes best at its share of the price, shock included; `nil`
  /// where the visitor would not take as many units of it.
  ///
  /// Over consumers it is distributed as an offer whose alpha is the log-sum of the parts.
  private func bundleValue(
    _ parts: [(offer: Int, price: Money)], row: Int, category: Int, prices: ChoiceKernel.Prices
  ) -> Double? {
    var best: (value: Double, part: (offer: Int, price: Money))?
    var own = prices
    let first = categoryOffers[category].lowerBound
    for part in parts {
      let ordinal = part.offer - first
      let terms = priceTerms(part.price, units: 1, offer: part.offer)
      (own.first[ordinal], own.second[ordinal]) = (terms.first, terms.second)
      let value = kernels[category].value(
        ofOffer: ordinal, row: row, visitKeys: workspace.visitKeys, scores: workspace.scores,
        prices: own)
      if value > best?.value ?? -.infinity { best = (value, part) }
    }
    guard let best, wants(parts.count, of: best.part, category: category, row: row) else {
      return nil
    }
    return best.value
  }

  /// Whether the visitor takes that many units of a bundle's part at its share of the price, by the
  /// number that decides quantities.
  private func wants(
    _ units: Int, of part: (offer: Int, price: Money), category: Int, row: Int
  ) -> Bool {
    let offer = market.offers[part.offer]
    let ordinal = part.offer - categoryOffers[category].lowerBound
    let list = priceTerms(offer.listPrice, units: 1, offer: part.offer).plain
    let rule = QuantityRule(
      shares: offer.quantityShares, response: offer.quantityResponse,
      termChange: priceTerms(part.price, units: 1, offer: part.offer).plain - list)
    let uniform = kernels[category].quantityUniform(
      offer: ordinal, visitKey: workspace.visitKeys[row])
    return rule.quantity(uniform) >= units
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
