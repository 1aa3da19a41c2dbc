/// What happened since measuring began, in order: decisions, prices and purchases.
///
/// Kept where runs are to be compared purchase by purchase; a simulation without one pays nothing.
public struct MarketLog: Sendable, Hashable {
  /// What a firm's strategy answered, before business rules.
  public struct Decision: Sendable, Hashable {
    /// Microseconds since time 0.
    public var time: Int64
    /// Index of the firm.
    public var firm: Int
    /// One posted price per own offer.
    public var wishes: [Money]
    /// Units that may be sold of each own offer; empty where nothing is limited.
    public var limits: [Int] = []
  }

  /// Who got coupons that a firm's strategy sends.
  public struct CouponDecision: Sendable, Hashable {
    /// Microseconds since time 0.
    public var time: Int64
    /// Index of the firm.
    public var firm: Int
    /// The coupons that it sends, as indices into the market's promotions.
    public var coupons: [Int]
    /// What the strategy answered.
    public var assignment: CouponAssignment
  }

  /// An offer's prices from a time on; several may share a time, then the last one holds.
  public struct PriceChange: Sendable, Hashable {
    /// Microseconds since time 0.
    public var time: Int64
    /// Index of the offer.
    public var offer: Int
    /// The price before dated promotions.
    public var posted: Money
    /// What a unit brings and costs, dated promotions included.
    public var unit: UnitEconomics
  }

  /// Units that a consumer bought of one offer at one visit, with what was booked for them.
  public struct Purchase: Sendable, Hashable {
    /// Microseconds since time 0.
    public var time: Int64
    /// The consumer's dense row in the population.
    public var consumer: Int32
    /// Index of the consumer's segment.
    public var segment: Int
    /// Index of the offer.
    public var offer: Int
    /// Units.
    public var units: Int64
    /// What a unit brought and cost at the price on the shelf.
    public var unit: UnitEconomics
    /// What was booked, without the fixed cost of the order.
    public var booked: Amounts
    /// Fixed cost of the order, in millionths; zero where an earlier purchase of the visit bore it.
    public var orderCost: Int64
    /// What promotions took off that are no part of the price on the shelf.
    public var reductions: [Reduction] = []
  }

  /// What a coupon, a members' price, a multi-buy, a bundle or a basket took off a purchase.
  public struct Reduction: Sendable, Hashable {
    /// Index of the promotion.
    public var promotion: Int
    /// What it took off, net of tax; whole millionths.
    public var net: Int64
  }

  /// What a purchase brought and cost, whatever mechanic set its price; whole millionths.
  public struct Amounts: Sendable, Hashable {
    /// Net revenue.
    public var net: Int64
    /// What suppliers pay back.
    public var funding: Int64
    /// Cost of goods, by delivery where deliveries differ.
    public var goods: Int64
    /// Payment fees.
    public var payment: Int64

    /// What an offer's sales to a segment grew by; order costs are still in `payment`.
    init(from before: Ledger.Sales, to after: Ledger.Sales) {
      net = after.net - before.net
      funding = after.funding - before.funding
      goods = after.goods - before.goods
      payment = after.selling - before.selling
    }

    static func += (left: inout Amounts, right: Amounts) {
      left.net += right.net
      left.funding += right.funding
      left.goods += right.goods
      left.payment += right.payment
    }
  }

  /// Decisions of all firms, by time.
  public internal(set) var decisions: [Decision] = []
  /// Coupons that strategies sent, by time.
  public internal(set) var coupons: [CouponDecision] = []
  /// Prices of all offers, by time; every offer has one at time 0.
  public internal(set) var prices: [PriceChange] = []
  /// Purchases in the order of booking.
  public internal(set) var purchases: [Purchase] = []

  /// Creates an empty log.
  public init() {}

  /// The decisions alone: what a replay needs.
  public var decisionsOnly: MarketLog {
    var log = MarketLog()
    log.decisions = decisions
    log.coupons = coupons
    return log
  }

  /// Each offer's price changes, by time; shape `[offers]`.
  public func pricePaths(offers count: Int) -> [[PriceChange]] {
    var paths: [[PriceChange]] = Array(repeating: [], count: count)
    for change in prices { paths[change.offer].append(change) }
    return paths
  }
}

extension [MarketLog.PriceChange] {
  /// Returns what holds at `time`: the last of the changes up to it; `self` is one offer's, by time.
  public func unit(at time: Int64) -> UnitEconomics? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? self[low - 1].unit : nil
  }
}
