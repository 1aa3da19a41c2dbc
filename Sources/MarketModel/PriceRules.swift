extension BusinessRules {
  /// Returns the price that the rules leave of `wish`, on the tick, and whether a limit changed it.
  ///
  /// Rounding to the tick or to an allowed ending does not count as a change; floor, ceiling, margin
  /// and step do. Rounding stays within the limits. The floor margin wins over every other limit.
  func apply(
    to wish: Money, offer: Offer, previous: Money, money: MoneyRules
  ) -> (price: Money, bound: Bool) {
    let (low, highest) = limits(of: offer, previous: previous, money: money)
    let high = highest ?? Money(millionths: .max / 4)
    let limited = min(max(wish, low), high)
    return (rounded(limited, from: low, to: high, tick: money.tick), limited != wish)
  }

  /// The lowest and the highest price that floor, ceiling, margin and step leave; no highest where none
  /// is stated.
  public func limits(
    of offer: Offer, previous: Money, money: MoneyRules
  ) -> (low: Money, high: Money?) {
    let list = offer.listPrice
    var low = max(floor.map { list.scaled(by: $0) } ?? money.tick, money.tick)
    var high = ceiling.map { list.scaled(by: $0) }
    if let maximumStep {
      low = max(low, previous.scaled(by: 1 - maximumStep))
      let step = previous.scaled(by: 1 + maximumStep)
      high = min(high ?? step, step)
    }
    if let minimumMargin {
      low = max(low, money.postedPrice(cost: offer.unitCost, margin: minimumMargin))
    }
    return (low, high.map { max(low, $0) })
  }

  /// Returns the nearest allowed ending within the limits, otherwise the nearest tick; a lower limit
  /// between two ticks rounds up.
  private func rounded(_ price: Money, from low: Money, to high: Money, tick: Money) -> Money {
    var onTick = price.rounded(toTick: tick)
    if onTick > high { onTick = onTick - tick }
    if onTick < low { onTick = onTick + tick }
    let unit: Int64 = 1_000_000
    let whole = Money(millionths: onTick.millionths / unit * unit)
    let candidates = endings.flatMap { ending in
      [-1, 0, 1].map { whole + ending + Money(millionths: $0 * unit) }
    }.filter { $0 > .zero && $0 >= low && $0 <= high }
    return candidates.min {
      let left = abs($0.millionths - onTick.millionths)
      let right = abs($1.millionths - onTick.millionths)
      return left != right ? left < right : $0 < $1
    } ?? onTick
  }
}
