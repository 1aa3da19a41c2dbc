/// What promotions gave away and to whom; empty in a market whose promotions are all plain cuts.
///
/// List price, every reduction and the price paid add up to the millionth, tax included: list =
/// net + tax + the savings of all rows.
public struct PromotionBooks: Sendable, Hashable {
  /// Sales of one offer to one segment with one promotion.
  public struct Use: Sendable, Hashable {
    /// Units of purchases that it reduced.
    public var units: Int64 = 0
    /// Purchases that it reduced.
    public var redemptions: Int64 = 0
    /// What buyers paid less, tax included; millionths.
    public var saving: Int64 = 0
    /// The same net of tax; millionths.
    public var discount: Int64 = 0
    /// Supplier funding; millionths.
    public var funding: Int64 = 0
  }

  /// Why a promotion ended before its last day.
  public enum Stop: String, Sendable, Hashable {
    /// The next unit would have passed the budget.
    case budget
    /// All units were sold.
    case units
    /// All coupons were redeemed.
    case coupons
  }

  /// What belongs to a promotion, whoever buys what.
  public struct Totals: Sendable, Hashable {
    /// Contacts made.
    public var contacts: Int64 = 0
    /// What they cost; millionths.
    public var contactCost: Int64 = 0
    /// Handling of coupons; millionths.
    public var handlingCost: Int64 = 0
    /// Uses, of which a coupon's total is a limit.
    public var uses: Int64 = 0
    /// Units that it reduced.
    public var units: Int64 = 0
    /// Reductions net of tax, contacts and handling; never above the budget; millionths.
    public var spent: Int64 = 0
    /// Why it ended early.
    public var stop: Stop?
    /// When it ended early, in microseconds since time 0.
    public var stoppedAt: Int64 = 0
  }

  let offerCount: Int
  let segmentCount: Int
  /// Shape `[promotion + 1, offer, segment]`, row-major; the last promotion stands for posted prices
  /// that differ from list.
  public internal(set) var uses: [Use]
  /// Per promotion.
  public internal(set) var totals: [Totals]

  /// Creates books without rows.
  init() {
    (offerCount, segmentCount, uses, totals) = (0, 0, [], [])
  }

  /// Creates empty books, without rows where no promotion has terms.
  init(market: MarketDefinition) {
    offerCount = market.offers.count
    segmentCount = market.segments.count
    let count = market.hasPromotionTerms ? market.promotions.count : 0
    totals = Array(repeating: Totals(), count: count)
    uses = Array(
      repeating: Use(), count: count == 0 ? 0 : (count + 1) * offerCount * segmentCount)
  }

  /// Whether promotions are booked at all.
  var isKept: Bool { !totals.isEmpty }

  /// Where the sales of an offer to a segment with a promotion stand in `uses`; `promotion` may be
  /// the number of promotions, for posted prices.
  public func row(promotion: Int, offer: Int, segment: Int) -> Int {
    (promotion * offerCount + offer) * segmentCount + segment
  }
}

extension MarketDefinition {
  /// Whether some promotion is more than a dated cut, so that sales are itemised by promotion.
  public var hasPromotionTerms: Bool { promotions.contains { $0.terms != nil } }
}
