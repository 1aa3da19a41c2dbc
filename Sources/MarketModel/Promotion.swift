/// A dated reduction of some focal offers, with its flags and costs.
///
/// It runs only under the strategies that list it.
public struct Promotion: Sendable, Hashable {
  /// How the price falls.
  public enum Reduction: Sendable, Hashable {
    /// A share of the posted price.
    case percentOff(Double)
    /// An amount per unit.
    case amountOff(Money)
  }

  /// What the supplier pays back.
  public enum Funding: Sendable, Hashable {
    /// Nothing.
    case none
    /// A share of the discount, on the tax-inclusive price difference net of tax.
    case shareOfDiscount(Double)
    /// An amount per unit sold.
    case perUnit(Money)
  }

  /// Its id.
  public var name: String
  /// Indices of the promoted offers.
  public var offers: [Int]
  /// How the price falls.
  public var reduction: Reduction
  /// First day, counted from time 0.
  public var firstDay: Int
  /// Last day, inclusive.
  public var lastDay: Int
  /// Whether the offers stand on a display, and its cost per week.
  public var display: Money?
  /// Share of shops or days with the display, 0 to 1.
  public var displayShare: Float = 1
  /// Whether the offers are in the mailer, and its cost per week.
  public var mailer: Money?
  /// Share of consumers or days with the mailer, 0 to 1.
  public var mailerShare: Float = 1
  /// What the supplier pays back.
  public var funding: Funding
  /// What it does to the rate of visits.
  public var traffic = TrafficLift.none

  /// Gathers the parts.
  public init(
    name: String, offers: [Int], reduction: Reduction, firstDay: Int, lastDay: Int,
    display: Money? = nil, mailer: Money? = nil, funding: Funding = .none
  ) {
    self.name = name
    self.offers = offers
    self.reduction = reduction
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.display = display
    self.mailer = mailer
    self.funding = funding
  }

  /// Where it puts its offers while it runs.
  public var flags: OfferFlags {
    OfferFlags(
      display: display == nil ? 0 : displayShare, mailer: mailer == nil ? 0 : mailerShare)
  }

  /// Returns the price that is left of `price`, at least zero, before rounding to the tick.
  public func reduced(_ price: Money) -> Money {
    switch reduction {
    case .percentOff(let share): price.scaled(by: 1 - share)
    case .amountOff(let amount): max(.zero, price - amount)
    }
  }
}

/// The promotions of the warm-up weeks: each offer in turn, one week of every cycle.
public struct HistoryPromotions: Sendable, Hashable {
  /// Length of the cycle in weeks; 0 for none.
  public var everyWeeks: Int
  /// Depth of the cut.
  public var depth: Double
  /// Whether the offer stands on a display.
  public var display: Bool

  /// Gathers the parts.
  public init(everyWeeks: Int, depth: Double, display: Bool) {
    self.everyWeeks = everyWeeks
    self.depth = depth
    self.display = display
  }

  /// No promotions.
  public static let none = HistoryPromotions(everyWeeks: 0, depth: 0, display: false)
  /// Each product one week in six at 20 % off with display.
  public static let usual = HistoryPromotions(everyWeeks: 6, depth: 0.2, display: true)
}
