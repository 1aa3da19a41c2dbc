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
  /// What it asks of a buyer and how far it goes; `nil` for a price on the shelf, whole days long.
  public var terms: PromotionTerms?
  /// What it does to the rate of visits.
  public var traffic = TrafficLift.none

  /// Gathers the parts.
  public init(
    name: String, offers: [Int], reduction: Reduction, firstDay: Int, lastDay: Int,
    display: Money? = nil, mailer: Money? = nil, funding: Funding = .none,
    terms: PromotionTerms? = nil
  ) {
    self.name = name
    self.offers = offers
    self.reduction = reduction
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.display = display
    self.mailer = mailer
    self.funding = funding
    self.terms = terms
  }

  /// Whether it is a price on the shelf, for everybody.
  public var isOnTheShelf: Bool {
    guard let terms else { return true }
    return terms.mechanic == .cut && terms.audience == nil
  }

  /// Where it puts its offers while it runs.
  public var flags: OfferFlags {
    OfferFlags(
      display: display == nil ? 0 : displayShare, mailer: mailer == nil ? 0 : mailerShare)
  }

  /// Returns the price that is left of `price`, at least zero, before rounding to the tick.
  public func reduced(_ price: Money) -> Money {
    reduction.reduced(price)
  }
}

extension Promotion.Reduction {
  /// Returns the price that is left of `price`, at least zero, before rounding to the tick.
  public func reduced(_ price: Money) -> Money {
    switch self {
    case .percentOff(let share): price.scaled(by: 1 - share)
    case .amountOff(let amount): max(.zero, price - amount)
    }
  }
}

extension Promotion: CustomReflectable {
  /// Leaves out terms that it does not have, so that a plain promotion's digest is what it was before
  /// there were terms.
  public var customMirror: Mirror {
    var children: [(label: String?, value: Any)] = [
      ("name", name), ("offers", offers), ("reduction", reduction), ("firstDay", firstDay),
      ("lastDay", lastDay), ("display", display as Any),
      ("displayShare", displayShare), ("mailer", mailer as Any), ("mailerShare", mailerShare),
      ("funding", funding),
    ]
    if let terms { children.append(("terms", terms)) }
    return Mirror(self, children: children, displayStyle: .struct)
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
