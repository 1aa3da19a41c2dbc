extension BusinessRules {
  /// What can keep a price from being the one that a strategy proposed.
  public enum Binding: String, Sendable, Hashable, CaseIterable {
    /// The lowest price, as a share of list.
    case floor
    /// The highest price, as a share of list.
    case ceiling
    /// The smallest margin on the net price.
    case minimumMargin = "minimum margin"
    /// The largest change at once.
    case maximumStep = "maximum step"
    /// Days in which no price changes.
    case freeze
    /// Allowed endings of a price.
    case ending = "price ending"
    /// Whole ticks of the currency where the nearest one lies beyond a limit.
    case tick

    /// Whether it is a limit and no rounding.
    public var isLimit: Bool { self != .ending && self != .tick }
  }

  /// Says which rule stands between a proposed and a posted price; of several limits at the same price the
  /// first in the order of `Binding`.
  ///
  /// - Parameters:
  ///   - wish: What the strategy proposed.
  ///   - price: What is posted after the decision.
  ///   - offer: The product at the firm.
  ///   - previous: What was posted before it.
  ///   - day: The day of the decision, counted from time 0.
  ///   - money: Tax and fees of the firm.
  /// - Returns: `nil` where the proposal is posted as it is, or on the nearest tick.
  public func binding(
    wish: Money, price: Money, offer: Offer, previous: Money, day: Int, money: MoneyRules
  ) -> Binding? {
    guard price != wish.rounded(toTick: money.tick) else { return nil }
    if price == previous && freezes.contains(where: { $0.contains(day) }) { return .freeze }
    let (low, high) = limits(of: offer, previous: previous, money: money)
    let singles = Self.singles(self).map { binding, rules in
      (binding, rules.limits(of: offer, previous: previous, money: money))
    }
    if wish < low { return singles.first { $0.1.low == low }?.0 ?? .tick }
    if let high, wish > high {
      return singles.first { $0.1.high == high }?.0 ?? .minimumMargin
    }
    return endings.isEmpty ? .tick : .ending
  }

  /// Returns the price that a firm posts when its strategy proposes one: within the limits, on the tick,
  /// and the former price in a freeze.
  ///
  /// - Parameters:
  ///   - wish: What the strategy proposed.
  ///   - offer: The product at the firm.
  ///   - previous: What was posted before it.
  ///   - day: The day of the decision, counted from time 0.
  ///   - money: Tax and fees of the firm.
  /// - Returns: The posted price.
  public func posted(
    wish: Money, offer: Offer, previous: Money, day: Int, money: MoneyRules
  ) -> Money {
    if freezes.contains(where: { $0.contains(day) }) { return previous }
    return apply(to: wish, offer: offer, previous: previous, money: money).price
  }

  /// Every stated limit alone.
  private static func singles(_ rules: BusinessRules) -> [(Binding, BusinessRules)] {
    var singles: [(Binding, BusinessRules)] = []
    if let floor = rules.floor { singles.append((.floor, BusinessRules(floor: floor))) }
    if let ceiling = rules.ceiling {
      singles.append((.ceiling, BusinessRules(ceiling: ceiling)))
    }
    if let margin = rules.minimumMargin {
      singles.append((.minimumMargin, BusinessRules(minimumMargin: margin)))
    }
    if let step = rules.maximumStep {
      singles.append((.maximumStep, BusinessRules(maximumStep: step)))
    }
    return singles
  }
}
