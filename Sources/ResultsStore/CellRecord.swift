/// What one finished cell (strategy, replication) leaves behind.
public struct CellRecord: Sendable, Equatable {
  /// Hex digest of everything the cell depends on; equal digests mean equal results.
  public var digest: String
  /// The strategy's name.
  public var strategy: String
  /// The part of the experiment: `rank`, `central`, `fresh`, `search`; `rank passive` and so on where
  /// rivals do not react.
  public var part: String
  /// For `fresh`, the number of ranking replications; otherwise 0.
  public var family: Int
  /// The replication's number in its part.
  public var number: Int
  /// The drawn assumptions, in the scenario's order.
  public var draws: [Draw]
  /// Sales by firm, product and segment.
  public var sales: [SalesRow]
  /// What belongs to an offer but to no segment.
  public var offers: [OfferRow]
  /// Day by day, for every offer.
  public var daily: DailySeries
  /// Occasions and buyers by category and segment.
  public var traffic: [TrafficRow]
  /// What promotions did, by promotion, product and segment; empty where all are plain dated cuts.
  public var promotions: [PromotionRow] = []
  /// What promotions cost besides.
  public var promotionTotals: [PromotionTotal] = []
  /// Visits, campaigns, supply and shocks; empty for markets without them.
  public var supply: [SupplyRow] = []
  /// Who entered which seller and bought from whom; empty for markets without sellers to enter.
  public var sellers: [SellerRow] = []

  /// What consumers knew, owned and expected, week by week; empty where nothing is remembered.
  public var memory: [MemoryRow] = []
  /// What came back, by offer; empty where nothing can.
  public var returns: [ReturnRow] = []

  /// What groups of consumers paid; empty where no groups are stated.
  public var groups: [GroupRow] = []
  /// What choosing was worth to consumers; empty where nobody asked.
  public var welfare: [WelfareRow] = []
  /// Announced reductions and the rules that they break; empty where nobody asked.
  public var claims: [ClaimRow] = []
  /// What coupons for chosen customers brought; empty for strategies that send none.
  public var targeting: [TargetingRow] = []
  /// What a strategy that learns came to believe; empty for others, and in all but the first replications.
  public var beliefs: [BeliefRow] = []

  /// A drawn assumption.
  public struct Draw: Sendable, Equatable {
    /// The assumption's name.
    public var name: String
    /// The value in this replication.
    public var value: Double

    /// Gathers the parts.
    public init(name: String, value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// Sales of one offer to one segment; money in millionths of the currency unit.
  public struct SalesRow: Sendable, Equatable {
    /// The selling firm.
    public var firm: String
    /// The product's id.
    public var product: String
    /// The buyers' segment.
    public var segment: String
    /// Purchases, of any quantity.
    public var purchases: Int64 = 0
    /// Units sold.
    public var units: Int64 = 0
    /// Units sold below the list price.
    public var dealUnits: Int64 = 0
    /// Paid, tax included.
    public var gross: Int64 = 0
    /// Tax in it.
    public var tax: Int64 = 0
    /// Net revenue.
    public var net: Int64 = 0
    /// Reduction below list, net of tax.
    public var discount: Int64 = 0
    /// Supplier funding received.
    public var funding: Int64 = 0
    /// Cost of goods sold.
    public var goods: Int64 = 0
    /// Payment and fulfilment.
    public var selling: Int64 = 0

    /// Creates a row without sales.
    public init(firm: String, product: String, segment: String) {
      self.firm = firm
      self.product = product
      self.segment = segment
    }
  }

  /// One offer's stock, price changes and costs; money in millionths of the currency unit.
  public struct OfferRow: Sendable, Equatable {
    /// The selling firm.
    public var firm: String
    /// The product's id.
    public var product: String
    /// Units that consumers wanted and could not get here.
    public var lostUnits: Int64 = 0
    /// Time without stock, in days.
    public var stockOutDays: Double = 0
    /// Changes of the posted price in the measured weeks.
    public var priceChanges: Int64 = 0
    /// Price decisions in the measured weeks.
    public var decisions: Int64 = 0
    /// Decisions in which a business rule changed the price.
    public var ruleBound: Int64 = 0
    /// Display, mailer and advertising cost.
    public var promotionCost: Int64 = 0
    /// Cost of holding stock and of orders.
    public var holding: Int64 = 0
    /// Loss on left-over and expired stock.
    public var writeOff: Int64 = 0
    /// Units on hand at the end; -1 when stock is unlimited.
    public var leftOver: Int64 = -1

    /// Creates an empty row.
    public init(firm: String, product: String) {
      self.firm = firm
      self.product = product
    }
  }

  /// Choice occasions of one segment in one category.
  public struct TrafficRow: Sendable, Equatable {
    /// The category.
    public var category: String
    /// The segment.
    public var segment: String
    /// Occasions.
    public var occasions: Int64
    /// Occasions at which something was bought, from any firm.
    public var buyers: Int64

    /// Gathers the parts.
    public init(category: String, segment: String, occasions: Int64, buyers: Int64) {
      self.category = category
      self.segment = segment
      self.occasions = occasions
      self.buyers = buyers
    }
  }

  /// Units, mean effective price and closing stock; shape `[day, offer]`, row-major.
  public struct DailySeries: Sendable, Equatable {
    /// The number of offers, in the order of `CellRecord.offers`.
    public var offerCount: Int
    /// Units sold.
    public var units: [Int32]
    /// Effective price at the day's end, in millionths of the currency unit.
    public var prices: [Int64]
    /// Units on hand at the day's end; -1 when unlimited.
    public var stock: [Int32]

    /// Gathers the columns.
    public init(offerCount: Int, units: [Int32], prices: [Int64], stock: [Int32]) {
      self.offerCount = offerCount
      self.units = units
      self.prices = prices
      self.stock = stock
    }

    /// The number of days.
    public var dayCount: Int { offerCount == 0 ? 0 : units.count / offerCount }
  }

  /// Gathers the parts.
  public init(
    digest: String, strategy: String, part: String, family: Int, number: Int, draws: [Draw],
    sales: [SalesRow], offers: [OfferRow], daily: DailySeries, traffic: [TrafficRow] = []
  ) {
    self.digest = digest
    self.strategy = strategy
    self.part = part
    self.family = family
    self.number = number
    self.draws = draws
    self.sales = sales
    self.offers = offers
    self.daily = daily
    self.traffic = traffic
  }
}
