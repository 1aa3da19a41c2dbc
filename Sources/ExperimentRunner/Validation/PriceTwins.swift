import Foundation
import ShoppingData

/// One item's price cut against list prices, for a week and for good, with the same random numbers.
struct PriceTwins {
  /// Items that are cut, one at a time: the largest.
  static let items = 3
  /// The one-week cut: that of the benchmark's promotion lift (docs/background/purchase-intent.md,
  /// section 5).
  static let weekFactor = 0.8
  /// The lasting cut.
  static let lastingFactor = 0.9
  /// Weeks after the cut in which sales should be as if nothing had been: after the first two months, in
  /// which buyers who pulled purchases forward stay away, to half a year.
  static let laterWeeks = 9...26
  /// Weeks until a lasting price counts as usual.
  static let adaptedFrom = 8

  let facts: CategoryFacts
  let cut: [Int]

  init(_ facts: CategoryFacts) {
    self.facts = facts
    let order = facts.items.indices.sorted {
      (facts.items[$1].share, $0) < (facts.items[$0].share, $1)
    }
    cut = Array(order.prefix(Self.items))
  }

  /// The runs: list, then a week's cut of each item, then a lasting cut of each.
  func plans(_ market: ValidationMarket) -> [ValidationMarket.Plan] {
    [market.list] + cut.map { market.list(cutting: $0, to: Self.weekFactor, weeks: 1) }
      + cut.map {
        market.list(cutting: $0, to: Self.lastingFactor, weeks: facts.window.count)
      }
  }

  /// What the runs show.
  struct Findings {
    /// Elasticity of units to a one-week cut.
    var promotion: Double
    /// Elasticity of the other items' units to it.
    var cross: Double
    /// Elasticity of units to a lasting cut, with expectations and habits adapted.
    var lasting: Double
    /// Change of the item's units in the later weeks after a one-week cut.
    var persistence: Double
    /// Its standard error.
    var persistenceError: Double
  }

  func findings(_ logs: [ShoppingLog]) -> Findings {
    let base = logs[0]
    let weekly = Array(logs[1...cut.count])
    let lasting = Array(logs[(cut.count + 1)...])
    let first = facts.window.lowerBound
    let week = first...first
    let later =
      first
      + Self.laterWeeks.lowerBound...min(
        first + Self.laterWeeks.upperBound, facts.window.upperBound)
    let adapted = min(first + Self.adaptedFrom, facts.window.upperBound)...facts.window.upperBound
    let (own, others) = ratios(weekly, base, in: week)
    let (persistent, error) = persistence(weekly, base, in: later)
    return Findings(
      promotion: log(own) / log(Self.weekFactor), cross: log(others) / log(Self.weekFactor),
      lasting: log(ratios(lasting, base, in: adapted).own) / log(Self.lastingFactor),
      persistence: persistent, persistenceError: error)
  }

  /// Units with over units without, of the cut items and of the others.
  private func ratios(
    _ logs: [ShoppingLog], _ base: ShoppingLog, in periods: ClosedRange<Int>
  ) -> (own: Double, others: Double) {
    var (with, without) = ((own: 0.0, others: 0.0), (own: 0.0, others: 0.0))
    for (item, log) in zip(cut, logs) {
      let promoted = log.units(of: item, in: periods)
      let usual = base.units(of: item, in: periods)
      with = (with.own + promoted.own, with.others + promoted.others)
      without = (without.own + usual.own, without.others + usual.others)
    }
    return (with.own / without.own, with.others / without.others)
  }

  /// Relative change and its standard error over consumers, whose differences are independent.
  private func persistence(
    _ logs: [ShoppingLog], _ base: ShoppingLog, in periods: ClosedRange<Int>
  ) -> (change: Double, error: Double) {
    var (change, squares, units) = (0.0, 0.0, 0.0)
    for (item, log) in zip(cut, logs) {
      let with = log.unitsByConsumer(of: item, in: periods)
      let without = base.unitsByConsumer(of: item, in: periods)
      for (left, right) in zip(with, without) {
        change += left - right
        squares += (left - right) * (left - right)
        units += right
      }
    }
    return (change / units, squares.squareRoot() / units)
  }
}

extension ShoppingLog {
  fileprivate func units(
    of item: Int, in window: ClosedRange<Int>
  ) -> (own: Double, others: Double) {
    var sums = (own: 0.0, others: 0.0)
    for row in 0..<count where window.contains(Int(periods[row])) && items[row] >= 0 {
      if Int(items[row]) == item {
        sums.own += Double(units[row])
      } else {
        sums.others += Double(units[row])
      }
    }
    return sums
  }

  /// Shape `[consumer]`; simulations with the same consumers have the same shape, for everyone who
  /// visits once visits in both.
  fileprivate func unitsByConsumer(of item: Int, in window: ClosedRange<Int>) -> [Double] {
    var sums = Array(repeating: 0.0, count: Int(consumers.max() ?? -1) + 1)
    for row in 0..<count where window.contains(Int(periods[row])) && Int(items[row]) == item {
      sums[Int(consumers[row])] += Double(units[row])
    }
    return sums
  }
}
