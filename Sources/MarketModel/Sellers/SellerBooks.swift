/// Who entered where and bought from whom; empty where all offers stand on one shelf.
public struct SellerBooks: Sendable, Hashable {
  /// Purchases of visitors of one seller from one seller.
  public struct Sales: Sendable, Hashable {
    /// Purchases of any quantity.
    public var purchases: Int64 = 0
    /// Units.
    public var units: Int64 = 0
    /// Units of products that the entered seller sells too.
    public var sharedUnits: Int64 = 0
  }

  /// What visits of one seller amount to.
  public struct Entrances: Sendable, Hashable {
    /// Visits.
    public var visits: Int64 = 0
    /// Occasions, one per visit and category.
    public var occasions: Int64 = 0
    /// Occasions at which the other sellers' offers were seen too.
    public var comparisons: Int64 = 0
  }

  /// Per entered firm.
  public internal(set) var entrances: [Entrances] = []
  /// Shape `[entered firm, selling firm]`, row-major.
  public internal(set) var sales: [Sales] = []
  /// Whether a firm sells an offer's product; shape `[firm, offer]`.
  private var sellsProduct: [Bool] = []

  /// Creates books without rows.
  init() {}

  /// Creates empty books, without rows where all offers stand on one shelf.
  init(market: MarketDefinition) {
    guard market.sellers.isUsed else { return }
    entrances = market.firms.map { _ in Entrances() }
    sales = market.firms.flatMap { _ in market.firms.map { _ in Sales() } }
    sellsProduct = market.firms.indices.flatMap { firm in
      market.offers.map { offer in
        market.offers.contains { $0.firm == firm && $0.product == offer.product }
      }
    }
  }

  /// Adds a purchase of one of `seller`'s offers by a visitor of `entered`.
  mutating func add(units: Int64, offer: Int, seller: Int, entered: Int) {
    let row = entered * entrances.count + seller
    sales[row].purchases += 1
    sales[row].units += units
    let isShared = sellsProduct[entered * (sellsProduct.count / entrances.count) + offer]
    if isShared { sales[row].sharedUnits += units }
  }
}
