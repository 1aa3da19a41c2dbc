/// A promotion's numbers as the choice loop needs them: no text, no list.
struct PromotionRule: Sendable {
  /// What is asked of a buyer, in the order in which reductions apply.
  enum Kind: Int, Sendable {
    case cut, multiBuy, loyalty, coupon, threshold, bundle
  }

  let kind: Kind
  let reduction: Promotion.Reduction
  /// Units of a group of a multi-buy, and how many of them are free.
  var group = (size: 1, free: 0)
  /// Units of a purchase that it reduces.
  var unitsPerUse = Int.max
  /// Most units in all, and most uses.
  var unitLimit: Int
  var useLimit = Int.max
  var usesPerConsumer = Int.max
  /// Cost of a use besides the reduction, in millionths.
  var handling: Int64 = 0
  var budget: Int64
  /// The basket that a threshold asks for, and how far below it somebody looks again.
  var spend = Money.zero
  var reach = Money.zero
  /// Whether everybody gets it without doing anything: it is the price on the shelf.
  let isPublic: Bool
  /// Whether it can end before its last day.
  let isLimited: Bool

  /// Whether it is more than the price on the shelf: not everybody gets it, or a sale may end it.
  var isSpecial: Bool { !isPublic || isLimited }

  init(_ promotion: Promotion) {
    let terms = promotion.terms ?? PromotionTerms()
    reduction = promotion.reduction
    unitLimit = terms.unitLimit ?? .max
    budget = terms.budget?.millionths ?? .max
    isLimited = terms.unitLimit != nil || terms.budget != nil
    switch terms.mechanic {
    case .cut: kind = .cut
    case .multiBuy(let buy, let pay):
      kind = .multiBuy
      group = (buy, buy - pay)
    case .bundle: kind = .bundle
    case .threshold(let spend, let reach):
      kind = .threshold
      (self.spend, self.reach) = (spend, reach)
    case .coupon(let coupon):
      kind = .coupon
      unitsPerUse = coupon.units
      useLimit = coupon.total ?? .max
      usesPerConsumer = coupon.perConsumer
      handling = coupon.handling.millionths
    case .loyalty: kind = .loyalty
    }
    isPublic = promotion.isOnTheShelf
  }

  /// Returns what it takes off `total`, the price of `units` units, when `reduced` of them get it.
  ///
  /// Where a unit has a price of its own the reduced price is rounded to the tick, as on the shelf.
  func cut(of total: Money, units: Int, reduced: Int, tick: Money) -> Money {
    if kind == .multiBuy {
      let free = reduced / group.size * group.free
      return Money(millionths: total.millionths * Int64(free) / Int64(units))
    }
    let (price, rest) = total.millionths.quotientAndRemainder(dividingBy: Int64(units))
    guard rest == 0 else {
      let part = Money(millionths: total.millionths * Int64(reduced) / Int64(units))
        .rounded(toTick: tick)
      return max(.zero, part - reducedTotal(part, units: reduced).rounded(toTick: tick))
    }
    let left = reduction.reduced(Money(millionths: price)).rounded(toTick: tick)
    return Money(millionths: max(0, price - left.millionths)) * Int64(reduced)
  }

  private func reducedTotal(_ total: Money, units: Int) -> Money {
    switch reduction {
    case .percentOff: reduction.reduced(total)
    case .amountOff(let amount): max(.zero, total - amount * Int64(units))
    }
  }

  /// The most units of a purchase of `units` that it reduces.
  func eligibleUnits(of units: Int) -> Int {
    kind == .multiBuy ? units / group.size * group.size : min(units, unitsPerUse)
  }

  /// The step in which units leave the promotion when it cannot carry all of them.
  var step: Int { group.size }
}

extension MoneyRules {
  /// Splits what `units` units cost together, unit by unit where they cost the same, so that a sum of
  /// rounded units stays what it is elsewhere in the books.
  func split(total: Money, units: Int) -> (gross: Money, tax: Money, net: Money) {
    let (price, rest) = total.millionths.quotientAndRemainder(dividingBy: Int64(units))
    guard rest == 0 else { return split(total) }
    let unit = split(Money(millionths: price))
    return (unit.gross * Int64(units), unit.tax * Int64(units), unit.net * Int64(units))
  }
}
