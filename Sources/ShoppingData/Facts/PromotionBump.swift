import Glibc

/// What a promotion adds to an item's sales in its weeks, and where it comes from.
///
/// Units of an item are occasions x purchases of the category per occasion x the item's share of those
/// purchases x its units per purchase. The logarithm of the bump is therefore exactly the sum of three
/// logarithms, for time (the category is bought more often), choice (the item instead of others) and
/// quantity: the additive split of elasticities of Gupta (1988) and of Bell, Chiang and Padmanabhan
/// (1999).
public struct PromotionBump: Sendable, Hashable {
  /// Promoted item-periods.
  public var promotions: Int
  /// Units over what is expected without the promotion.
  public var ratio: Double
  /// Logarithm of the change of the item's share of category purchases.
  public var choice: Double
  /// Logarithm of the change of category purchases per occasion.
  public var time: Double
  /// Logarithm of the change of units per purchase.
  public var quantity: Double
  /// Units that the other items lose, as a share of the units gained.
  public var rivalLoss: Double

  /// Choice's share of the logarithm of the bump.
  public var choiceShare: Double { choice / (choice + time + quantity) }
  /// Time's share of the logarithm of the bump.
  public var timeShare: Double { time / (choice + time + quantity) }
  /// Quantity's share of the logarithm of the bump.
  public var quantityShare: Double { quantity / (choice + time + quantity) }

  /// Compares sums with a promotion and those expected without.
  init(promotions: Int, with promoted: WeeklyTally.Sums, without base: WeeklyTally.Sums) {
    self.promotions = promotions
    ratio = promoted.units / base.units
    time = log(promoted.buyers / base.buyers)
    choice = log(promoted.purchases / promoted.buyers) - log(base.purchases / base.buyers)
    quantity = log(promoted.units / promoted.purchases) - log(base.units / base.purchases)
    rivalLoss = (base.otherUnits - promoted.otherUnits) / (promoted.units - base.units)
  }

  /// How far from a promoted period an item's unpromoted periods may lie to serve as its base.
  static let reach = 8
  /// Unpromoted periods that a base needs.
  static let smallestBase = 3

  /// Pools the promoted item-periods of a calendar that have a base.
  ///
  /// The base of a promoted period are the item's own periods at its regular price nearby, per
  /// occasion; promotions of other items occur in both.
  init(_ tally: WeeklyTally, calendar: ItemCalendar) {
    var (count, promoted, expected) = (0, WeeklyTally.Sums(), WeeklyTally.Sums())
    for item in 0..<tally.items {
      for period in tally.window
      where calendar.ratio(item, in: period) <= ItemCalendar.promotionRatio {
        guard let base = Self.base(tally, calendar, item, period) else { continue }
        let sums = tally.sums(item, in: period)
        count += 1
        promoted.add(sums)
        expected.add(base, times: sums.occasions / base.occasions)
      }
    }
    self.init(promotions: count, with: promoted, without: expected)
  }

  private static func base(
    _ tally: WeeklyTally, _ calendar: ItemCalendar, _ item: Int, _ period: Int
  ) -> WeeklyTally.Sums? {
    var (count, sums) = (0, WeeklyTally.Sums())
    let nearby =
      max(
        tally.window.lowerBound, period - reach)...min(
        tally.window.upperBound, period + reach)
    for week in nearby where calendar.ratio(item, in: week) >= ItemCalendar.dealRatio {
      count += 1
      sums.add(tally.sums(item, in: week))
    }
    return count >= smallestBase && sums.occasions > 0 ? sums : nil
  }
}

extension PromotionBump {
  /// Two simulations with the same random numbers that differ in one promotion of one item.
  public struct Pair: Sendable {
    /// What happened with the promotion; sorted.
    public var promoted: ShoppingLog
    /// What would have happened without it; sorted.
    public var twin: ShoppingLog
    /// The promoted item.
    public var item: Int
    /// The periods of the promotion.
    public var spell: ClosedRange<Int>

    /// Gathers the parts.
    public init(promoted: ShoppingLog, twin: ShoppingLog, item: Int, spell: ClosedRange<Int>) {
      self.promoted = promoted
      self.twin = twin
      self.item = item
      self.spell = spell
    }

    fileprivate func sums(_ log: ShoppingLog, items: Int) -> WeeklyTally.Sums {
      let tally = WeeklyTally(log, items: items, window: spell) { _ in true }
      return spell.reduce(into: WeeklyTally.Sums()) { $0.add(tally.sums(item, in: $1)) }
    }
  }

  /// Pools pairs; here the base is known, for the twin bought at the regular price.
  public init(_ pairs: [Pair], items: Int) {
    var (promoted, base) = (WeeklyTally.Sums(), WeeklyTally.Sums())
    for pair in pairs {
      promoted.add(pair.sums(pair.promoted, items: items))
      base.add(pair.sums(pair.twin, items: items))
    }
    self.init(promotions: pairs.count, with: promoted, without: base)
  }
}
