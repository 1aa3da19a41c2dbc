/// A quantity that data and simulations are compared on.
public enum Measure: String, Sendable, Hashable, CaseIterable {
  /// Share of the periods in which a user of the category comes to the shop.
  case visitShare = "periods with a visit"
  /// Purchases per occasion.
  case incidence = "purchase incidence"
  /// Purchases per occasion of consumers who have bought in the category before.
  case incidenceAfterPurchase = "incidence after a purchase"
  /// Share of a consumer's consecutive purchases that are the same item.
  case repeatRate = "repeat rate"
  /// The same where the earlier purchase was a deal.
  case repeatAfterDeal = "repeat rate after a deal"
  /// The same where the earlier purchase was at the regular price.
  case repeatAfterRegular = "repeat rate after regular"
  /// Units per purchase; six or more count as six.
  case unitsPerPurchase = "units per purchase"
  /// Share of units bought on deal.
  case dealShare = "units on deal"
  /// Units of promoted item-periods over their base.
  case bump = "promotion bump, ratio"
  /// Choice's share of the bump.
  case bumpChoice = "bump by choice"
  /// Time's share of the bump.
  case bumpTime = "bump by time"
  /// Quantity's share of the bump.
  case bumpQuantity = "bump by quantity"
  /// Elasticity of units to price cuts, as they are promoted.
  case discountElasticity = "elasticity of weekly units"
  /// Elasticity of units to price cuts, displays and mailers held fixed.
  case discountElasticityWithFlags = "the same, flags held fixed"
}

/// What the log of a category shows in a window of periods.
public struct CategoryMeasures: Sendable, Hashable {
  /// Consumers in the log.
  public let consumers: Int
  /// Occasions in the window.
  public let occasions: Int
  /// Purchases in the window.
  public let purchases: Int
  /// Each item's share of purchases.
  public let shares: [Double]
  /// The pooled promotions.
  public let bump: PromotionBump
  private let values: [Measure: Double]

  /// The largest quantity told apart; more count as this.
  public static let largestQuantity = 6

  /// Measures a sorted log.
  public init(_ log: ShoppingLog, calendar: ItemCalendar, window: ClosedRange<Int>) {
    let past = log.hasEarlierPurchase
    let all = WeeklyTally(log, items: calendar.items, window: window) { _ in true }
    let experienced = WeeklyTally(log, items: calendar.items, window: window) { past[$0] }
    consumers = log.consumerCount
    occasions = Int(all.occasions.reduce(0, +))
    let buyers = all.buyers.reduce(0, +)
    purchases = Int(buyers)
    shares = (0..<calendar.items).map { item in
      stride(from: item, to: all.purchases.count, by: calendar.items)
        .reduce(0) { $0 + all.purchases[$1] } / buyers
    }
    bump = PromotionBump(experienced, calendar: calendar)
    let elasticity = PanelElasticity(all, calendar: calendar)
    var values = log.repeatRates(calendar: calendar, window: window)
    values[.visitShare] = Double(occasions) / Double(consumers * window.count)
    values[.incidence] = buyers / Double(occasions)
    values[.incidenceAfterPurchase] =
      experienced.buyers.reduce(0, +) / experienced.occasions.reduce(0, +)
    values[.unitsPerPurchase] = all.units.reduce(0, +) / buyers
    values[.dealShare] = all.dealShare(calendar)
    values[.bump] = bump.ratio
    values[.bumpChoice] = bump.choiceShare
    values[.bumpTime] = bump.timeShare
    values[.bumpQuantity] = bump.quantityShare
    values[.discountElasticity] = elasticity.withoutFlags
    values[.discountElasticityWithFlags] = elasticity.withFlags
    self.values = values
  }

  /// Returns a measure; not a number where the log can't tell.
  public func value(of measure: Measure) -> Double { values[measure] ?? .nan }
}

extension WeeklyTally {
  /// Share of the units bought below the deal ratio.
  fileprivate func dealShare(_ calendar: ItemCalendar) -> Double {
    var (deal, total) = (0.0, 0.0)
    for period in window {
      for item in 0..<items {
        let count = units[(period - first) * items + item]
        total += count
        if calendar.ratio(item, in: period) < ItemCalendar.dealRatio { deal += count }
      }
    }
    return deal / total
  }
}

extension ShoppingLog {
  /// Whether the consumer of each row bought in an earlier period; rows must be sorted.
  var hasEarlierPurchase: [Bool] {
    var result: [Bool] = []
    result.reserveCapacity(count)
    var hasBought = false
    for row in 0..<count {
      if row == 0 || consumers[row] != consumers[row - 1] { hasBought = false }
      result.append(hasBought)
      if items[row] >= 0 { hasBought = true }
    }
    return result
  }

  /// How often a purchase in the window repeats the item of the purchase before; by its price then.
  fileprivate func repeatRates(
    calendar: ItemCalendar, window: ClosedRange<Int>
  ) -> [Measure: Double] {
    var pairs = [0.0, 0.0]
    var repeats = [0.0, 0.0]
    var last: Int?
    for row in 0..<count {
      if let previous = last, consumers[previous] != consumers[row] { last = nil }
      guard items[row] >= 0 else { continue }
      if let previous = last, window.contains(Int(periods[row])) {
        let ratio = calendar.ratio(Int(items[previous]), in: Int(periods[previous]))
        let kind = ratio < ItemCalendar.dealRatio ? 1 : 0
        pairs[kind] += 1
        if items[previous] == items[row] { repeats[kind] += 1 }
      }
      last = row
    }
    return [
      .repeatRate: (repeats[0] + repeats[1]) / (pairs[0] + pairs[1]),
      .repeatAfterRegular: repeats[0] / pairs[0], .repeatAfterDeal: repeats[1] / pairs[1],
    ]
  }
}

extension CategoryMeasures {
  /// Groups of consumers for standard errors.
  static let groups = 10

  /// Standard errors of the measures by leaving out each tenth of the consumers.
  ///
  /// - SeeAlso: B. Efron and R. J. Tibshirani, *An Introduction to the Bootstrap*, 1993, chapter 11.
  public static func standardErrors(
    _ log: ShoppingLog, calendar: ItemCalendar, window: ClosedRange<Int>
  ) -> [Measure: Double] {
    let parts = (0..<groups).map {
      CategoryMeasures(
        log.leavingOut(group: $0, of: groups), calendar: calendar, window: window)
    }
    var errors: [Measure: Double] = [:]
    for measure in Measure.allCases {
      let values = parts.map { $0.value(of: measure) }
      let mean = values.reduce(0, +) / Double(groups)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      errors[measure] = (squares * Double(groups - 1) / Double(groups)).squareRoot()
    }
    return errors
  }
}
