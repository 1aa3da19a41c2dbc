/// What was sold and what it cost, in whole millionths; adds up exactly in any order.
public struct Ledger: Sendable, Hashable {
  /// Sales of one offer to one segment.
  public struct Sales: Sendable, Hashable {
    /// Purchases of any quantity.
    public var purchases: Int64 = 0
    /// Units.
    public var units: Int64 = 0
    /// Units sold below list.
    public var dealUnits: Int64 = 0
    /// Paid, tax included; millionths.
    public var gross: Int64 = 0
    /// Tax; millionths.
    public var tax: Int64 = 0
    /// Net revenue; millionths.
    public var net: Int64 = 0
    /// Reduction below list, net of tax; millionths.
    public var discount: Int64 = 0
    /// Supplier funding; millionths.
    public var funding: Int64 = 0
    /// Cost of goods; millionths.
    public var goods: Int64 = 0
    /// Payment, commission and order costs; millionths.
    public var selling: Int64 = 0
    /// The marketplace's commission, which is in `selling`; millionths.
    public var commission: Int64 = 0
    /// What a retailer keeps: gross less tax and net; may be negative; millionths.
    public var retailer: Int64 = 0
  }

  /// What belongs to an offer, whoever buys.
  public struct OfferTotals: Sendable, Hashable {
    /// Units that consumers wanted and did not get here.
    public var lostUnits: Int64 = 0
    /// Microseconds without stock.
    public var stockOutTime: Int64 = 0
    /// Changes of the posted price.
    public var priceChanges: Int64 = 0
    /// Price decisions.
    public var decisions: Int64 = 0
    /// Decisions in which a business rule changed the price.
    public var ruleBound: Int64 = 0
    /// Display and mailer; millionths.
    public var promotionCost: Int64 = 0
    /// Holding stock; millionths.
    public var holding: Int64 = 0
    /// Loss on left-over stock; millionths.
    public var writeOff: Int64 = 0
    /// Campaigns of the selling firm, charged to its first offer; millionths.
    public var advertising: Int64 = 0
    /// Orders from the supplier, besides the goods; millionths.
    public var ordering: Int64 = 0
    /// Units that came from the supplier.
    public var receivedUnits: Int64 = 0
    /// What the supplier was paid for them; millionths.
    public var received: Int64 = 0
    /// Units that could not be sold any more.
    public var expiredUnits: Int64 = 0
    /// What they had cost; millionths.
    public var expiry: Int64 = 0
    /// Lost units that only the firm's shipping limit stood in the way of.
    public var limitedUnits: Int64 = 0
    /// Cost of the stock on hand at time 0, and of what was on its way back then; millionths.
    public var openingValue: Int64 = 0
    /// What came back.
    public var returns = Returns()
  }

  /// How many visits there were, and what lifts did to them.
  public struct Visits: Sendable, Hashable {
    /// Visits, those that lifts added included.
    public var total: Int64 = 0
    /// Visits that lifts above 1 added.
    public var added: Int64 = 0
    /// Visits that lifts below 1 took away.
    public var thinned: Int64 = 0
  }

  /// Purchases that came back, in whole millionths; the sales stay in `sales`.
  public struct Returns: Sendable, Hashable {
    /// Units that came back.
    public var units: Int64 = 0
    /// Paid back, tax included.
    public var gross: Int64 = 0
    /// Tax in it.
    public var tax: Int64 = 0
    /// Cost of goods that went back on the shelf.
    public var goods: Int64 = 0
    /// Handling.
    public var handling: Int64 = 0

    /// Net revenue that was paid back.
    public var net: Int64 { gross - tax }
    /// What returns take from the contribution.
    public var loss: Int64 { net + handling - goods }
  }

  /// The number of segments.
  public let segmentCount: Int
  /// Shape `[offer, segment]`, row-major.
  public var sales: [Sales]
  /// Per offer.
  public var offers: [OfferTotals]
  /// Occasions; shape `[category, segment]`, row-major.
  public var occasions: [Int64]
  /// Occasions at which something was bought; shape `[category, segment]`.
  public var buyers: [Int64]
  /// What promotions gave away and to whom.
  public var promotions = PromotionBooks()
  /// Visits to the shelf.
  public var visits = Visits()
  /// Who entered where and bought from whom.
  public var sellers = SellerBooks()

  /// Creates an empty ledger.
  public init(offerCount: Int, segmentCount: Int, categoryCount: Int) {
    self.segmentCount = segmentCount
    sales = Array(repeating: Sales(), count: offerCount * segmentCount)
    offers = Array(repeating: OfferTotals(), count: offerCount)
    occasions = Array(repeating: 0, count: categoryCount * segmentCount)
    buyers = occasions
  }

  /// Books a purchase of `units` units.
  @inline(__always)
  mutating func book(
    _ economics: UnitEconomics, units: Int64, orderCost: Int64, offer: Int, segment: Int
  ) {
    let row = offer * segmentCount + segment
    sales[row].purchases += 1
    sales[row].units += units
    sales[row].gross += economics.gross * units
    sales[row].tax += economics.tax * units
    sales[row].net += economics.net * units
    sales[row].discount += economics.discount * units
    sales[row].funding += economics.funding * units
    sales[row].goods += economics.goods * units
    sales[row].selling += economics.payment * units + orderCost
    sales[row].commission += economics.commission * units
    sales[row].retailer += economics.retailer * units
    if economics.isDeal { sales[row].dealUnits += units }
  }

  /// Contribution of an offer: net revenue and funding less every cost; millionths.
  public func contribution(ofOffer offer: Int) -> Int64 {
    let totals = offers[offer]
    let costs =
      totals.promotionCost + totals.advertising + totals.holding + totals.ordering
      + totals.writeOff + totals.expiry + totals.returns.loss
    return (0..<segmentCount).reduce(-costs) { total, segment in
      let row = sales[offer * segmentCount + segment]
      return total + row.net + row.funding - row.goods - row.selling
    }
  }
}
