/// What one consumer may pay for one offer.
struct PriceFinder {
  /// The offer's price before promotions.
  let posted: Money
  /// Promotions that the consumer gets, in the order in which they apply.
  let candidates: [Int]
}

// The cheapest combination of promotions that go together. Reductions apply in one order: posted price,
// cuts, multi-buy, loyalty price, coupon.
extension MarketSimulation {
  /// Returns the lowest price of `units` units, and which candidates make it, one bit each.
  ///
  /// Of equal prices the one with fewer promotions counts, then the one of earlier promotions.
  func best(_ finder: PriceFinder, units: Int) -> (total: Money, chosen: Int) {
    let full = finder.posted * Int64(units)
    var best = (total: full, chosen: 0)
    let candidates = finder.candidates
    for set in 1..<max(2, 1 << candidates.count) where isCompatible(set, candidates) {
      var total = full
      for place in candidates.indices where set >> place & 1 == 1 {
        total = total - reduction(by: candidates[place], of: total, units: units).cut
      }
      if total < best.total { best = (total, set) }
    }
    return best
  }

  private func isCompatible(_ set: Int, _ candidates: [Int]) -> Bool {
    guard set < 1 << candidates.count else { return false }
    for one in candidates.indices where set >> one & 1 == 1 {
      for other in 0..<one where set >> other & 1 == 1 {
        if !desk.combines(candidates[one], candidates[other]) { return false }
      }
    }
    return true
  }

  /// Returns how many of `units` units a promotion can still reduce, and by what in all.
  func reduction(by index: Int, of total: Money, units: Int) -> (units: Int, cut: Money) {
    let rule = desk.rules[index]
    let spent = ledger.promotions.totals[index]
    var count = min(rule.eligibleUnits(of: units), rule.unitLimit - Int(spent.units))
    if rule.kind == .multiBuy { count = count / rule.step * rule.step }
    while count > 0 {
      let cut = rule.cut(of: total, units: units, reduced: count, tick: market.money.tick)
      guard rule.budget != .max else { return (count, cut) }
      let cost = net(total, units) - net(total - cut, units) + rule.handling
      if spent.spent + cost <= rule.budget { return (count, cut) }
      count -= rule.step
    }
    return (0, .zero)
  }

  private func net(_ total: Money, _ units: Int) -> Int64 {
    market.money.split(total: total, units: units).net.millionths
  }
}
