/// Finds what one consumer pays for one offer: the cheapest combination of promotions that go
/// together.
///
/// Reductions apply in one order: posted price, cuts, multi-buy, loyalty price, coupon.
struct PriceFinder {
  let desk: PromotionDesk
  let books: PromotionBooks
  let money: MoneyRules
  /// The offer's price before promotions.
  let posted: Money
  /// Promotions that the consumer gets, in the order in which they apply.
  let candidates: [Int]

  /// Returns the lowest price of `units` units, and which candidates make it, one bit each.
  ///
  /// Of equal prices the one with fewer promotions counts, then the one of earlier promotions.
  func best(units: Int) -> (total: Money, chosen: Int) {
    let full = posted * Int64(units)
    var best = (total: full, chosen: 0)
    for set in 1..<max(2, 1 << candidates.count) where isCompatible(set) {
      var total = full
      for place in candidates.indices where set >> place & 1 == 1 {
        total = total - affordable(candidates[place], of: total, units: units).cut
      }
      if total < best.total { best = (total, set) }
    }
    return best
  }

  private func isCompatible(_ set: Int) -> Bool {
    guard set < 1 << candidates.count else { return false }
    for one in candidates.indices where set >> one & 1 == 1 {
      for other in 0..<one where set >> other & 1 == 1 {
        if !desk.combines(candidates[one], candidates[other]) { return false }
      }
    }
    return true
  }

  /// Returns how many of `units` units a promotion can still reduce, and by what in all.
  func affordable(_ index: Int, of total: Money, units: Int) -> (units: Int, cut: Money) {
    let rule = desk.rules[index]
    let spent = books.totals[index]
    var count = min(rule.eligibleUnits(of: units), rule.unitLimit - Int(spent.units))
    if rule.kind == .multiBuy { count = count / rule.step * rule.step }
    while count > 0 {
      let cut = rule.cut(of: total, units: units, reduced: count, tick: money.tick)
      guard rule.budget != .max else { return (count, cut) }
      let cost = net(total, units) - net(total - cut, units) + rule.handling
      if spent.spent + cost <= rule.budget { return (count, cut) }
      count -= rule.step
    }
    return (0, .zero)
  }

  private func net(_ total: Money, _ units: Int) -> Int64 {
    money.split(total: total, units: units).net.millionths
  }
}
