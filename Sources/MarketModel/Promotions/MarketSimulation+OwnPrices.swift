// What one consumer pays.
extension MarketSimulation {
  /// Turns the shelf's prices into those that promotions leave to one consumer.
  mutating func applyPromotions(
    _ prices: inout ChoiceKernel.Prices, visit: Visit, row: Int, category: Int
  ) {
    workspace.quantityRules.removeAll(keepingCapacity: true)
    guard desk.isOpen, desk.personal[category] else { return }
    for offer in categoryOffers[category] {
      workspace.quantityRules.append(
        ownRule(&prices, offer: offer, visit: visit, row: row, category: category))
    }
  }

  /// Sets the terms of an offer that the consumer gets by a promotion that not everybody gets, or that
  /// may end; returns how many are taken, `nil` where there is none.
  private func ownRule(
    _ prices: inout ChoiceKernel.Prices, offer: Int, visit: Visit, row: Int, category: Int
  ) -> QuantityRule? {
    guard desk.isSpecial[offer], isSeen(offer, row: row, category: category) else { return nil }
    let finder = finder(offer, visit: visit, row: row)
    guard finder.candidates.contains(where: { desk.rules[$0].isSpecial }) else { return nil }
    let count = market.offers[offer].quantityShares.count
    let totals = (1...count).map { best(finder, units: $0).total }
    return setTerms(&prices, totals: totals, offer: offer, row: row, category: category)
  }

  /// Writes what an offer is worth when `totals` are the prices of one, two and more units; returns how
  /// many are taken.
  private func setTerms(
    _ prices: inout ChoiceKernel.Prices, totals: [Money], offer: Int, row: Int, category: Int
  ) -> QuantityRule {
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
    return tiers.rule
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
