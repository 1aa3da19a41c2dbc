/// What a promotion asks of a buyer and how far it goes, beyond a dated cut that everybody gets.
///
/// A promotion without terms is a price on the shelf. Source: docs/background/promotions.md.
public struct PromotionTerms: Sendable, Hashable {
  /// What a buyer must do.
  public enum Mechanic: Sendable, Hashable {
    /// Nothing: the price on the shelf, or for an audience its own price.
    case cut
    /// Take `buy` units and pay `pay` of them.
    case multiBuy(buy: Int, pay: Int)
    /// Take one of each promoted offer, for `price` or, without it, for the reduced sum.
    case bundle(price: Money?)
    /// Spend this much at the firm in one visit; somebody within `reach` of it looks again.
    case threshold(spend: Money, reach: Money)
    /// Hold a coupon and hand it in.
    case coupon(Coupon)
    /// Be a member; the share of consumers who are.
    case loyalty(members: Double)
  }

  /// What a buyer must do.
  public var mechanic: Mechanic
  /// To whom it is open; `nil` for everybody.
  public var audience: Audience?
  /// Most that reductions, contacts and coupons may cost, net of tax; `nil` for no limit.
  public var budget: Money?
  /// Most units sold with it; `nil` for no limit.
  public var unitLimit: Int?
  /// Time of the first day at which it starts, in microseconds since midnight; `nil` for midnight.
  public var startOffset: Int64?
  /// Time of the last day at which it ends, in microseconds since midnight; `nil` for its end.
  public var endOffset: Int64?
  /// Whether it goes with every other promotion that stacks.
  public var stacks: Bool
  /// Names of promotions with which it goes in any case.
  public var stacksWith: [String]

  /// Gathers the parts.
  public init(
    mechanic: Mechanic = .cut, audience: Audience? = nil, budget: Money? = nil,
    unitLimit: Int? = nil, startOffset: Int64? = nil, endOffset: Int64? = nil,
    stacks: Bool = false, stacksWith: [String] = []
  ) {
    self.mechanic = mechanic
    self.audience = audience
    self.budget = budget
    self.unitLimit = unitLimit
    self.startOffset = startOffset
    self.endOffset = endOffset
    self.stacks = stacks
    self.stacksWith = stacksWith
  }

  /// A coupon's conditions.
  public struct Coupon: Sendable, Hashable {
    /// Probability that a holder thinks of it at an occasion; shape `[segment]`.
    public var redemption: [Double]
    /// Most redemptions of one consumer.
    public var perConsumer: Int
    /// Most redemptions of all; `nil` for no limit.
    public var total: Int?
    /// Units of a purchase that one coupon reduces.
    public var units: Int
    /// What handling a redeemed coupon costs.
    public var handling: Money

    /// Gathers the parts.
    public init(
      redemption: [Double], perConsumer: Int = 1, total: Int? = nil, units: Int = 1,
      handling: Money = .zero
    ) {
      self.redemption = redemption
      self.perConsumer = perConsumer
      self.total = total
      self.units = units
      self.handling = handling
    }
  }

  /// To whom a promotion is open.
  public struct Audience: Sendable, Hashable {
    /// Indices of the segments; `nil` for all.
    public var segments: [Int]?
    /// Share of their consumers, drawn by a named uniform number each.
    public var share: Double
    /// How they hear of it; `nil` when they know.
    public var channel: Channel?

    /// Gathers the parts.
    public init(segments: [Int]? = nil, share: Double = 1, channel: Channel? = nil) {
      self.segments = segments
      self.share = share
      self.channel = channel
    }
  }

  /// How an audience hears of a promotion.
  public struct Channel: Sendable, Hashable {
    /// Share of the contacts that arrive.
    public var reach: Double
    /// Share of those reached who take it up.
    public var response: Double
    /// Cost of a contact, whether it arrives or not.
    public var costPerContact: Money

    /// Gathers the parts.
    public init(reach: Double = 1, response: Double = 1, costPerContact: Money = .zero) {
      self.reach = reach
      self.response = response
      self.costPerContact = costPerContact
    }
  }
}

extension Promotion {
  /// When it starts, in microseconds since time 0.
  public var start: Int64 {
    Int64(firstDay) * MarketSimulation.day + (terms?.startOffset ?? 0)
  }

  /// When it ends, in microseconds since time 0.
  public var end: Int64 {
    guard let offset = terms?.endOffset else { return Int64(lastDay + 1) * MarketSimulation.day }
    return Int64(lastDay) * MarketSimulation.day + offset
  }

  /// Whether both may reduce one purchase.
  public func combines(with other: Promotion) -> Bool {
    let first = terms ?? PromotionTerms()
    let second = other.terms ?? PromotionTerms()
    return (first.stacks && second.stacks) || first.stacksWith.contains(other.name)
      || second.stacksWith.contains(name)
  }
}
