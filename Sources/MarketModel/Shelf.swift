/// What one unit of an offer brings and costs its seller at the price of the moment, in millionths.
public struct UnitEconomics: Sendable, Hashable {
  /// Paid, tax included.
  public internal(set) var gross: Int64 = 0
  /// Tax in it.
  public internal(set) var tax: Int64 = 0
  /// Net revenue.
  public internal(set) var net: Int64 = 0
  /// Reduction below list, net of tax.
  public internal(set) var discount: Int64 = 0
  /// What the supplier pays back.
  public internal(set) var funding: Int64 = 0
  /// Cost of goods.
  public internal(set) var goods: Int64 = 0
  /// Fees that grow with the price: payment and commission.
  public internal(set) var payment: Int64 = 0
  /// The marketplace's commission, which is in `payment`.
  public internal(set) var commission: Int64 = 0
  /// What the retailer keeps: price paid less tax and the firm's net revenue; may be negative.
  public internal(set) var retailer: Int64 = 0
  /// Whether the price is below list.
  public internal(set) var isDeal = false

  /// What a unit contributes before fixed costs of the order.
  public var margin: Int64 { net + funding - goods - payment }

  /// Splits the effective price; rounding happens once per unit, so sums stay exact.
  ///
  /// `wanted` is the price after promotions that a firm wants on the shelf; where a retailer sets the
  /// effective price, the firm is paid by the wanted one. `rules` are the firm's.
  init(
    offer: Offer, effective: Money, wanted: Money, posted: Money, promotion: Promotion?,
    rules: MoneyRules
  ) {
    let price = rules.split(effective)
    let own = rules.split(wanted).net
    gross = price.gross.millionths
    tax = price.tax.millionths
    net = rules.kept(ofNet: own).millionths
    retailer = price.net.millionths - net
    discount = max(.zero, rules.split(offer.listPrice).net - price.net).millionths
    isDeal = effective < offer.listPrice
    goods = offer.unitCost.millionths
    commission = price.gross.scaled(by: rules.terms.commission).millionths
    if rules.terms.retailer == nil {
      payment = price.gross.scaled(by: rules.paymentShare).millionths + commission
    }
    switch promotion?.funding ?? .none {
    case .none: funding = 0
    case .shareOfDiscount(let share):
      funding = (rules.split(posted).net - own).scaled(by: share).millionths
    case .perUnit(let amount): funding = amount.millionths
    }
  }
}

extension MoneyRules {
  /// Splits a posted price into what the customer pays, the tax in it, and net revenue.
  public func split(_ price: Money) -> (gross: Money, tax: Money, net: Money) {
    if pricesIncludeTax {
      let net = price.scaled(by: 1 / (1 + taxRate))
      return (price, price - net, net)
    }
    let tax = price.scaled(by: taxRate)
    return (price + tax, tax, price)
  }
}

/// The state of every offer on the shelf, in columns.
struct Shelf: Sendable {
  var posted: [Money]
  var effective: [Money]
  var flags: [OfferFlags]
  var promotion: [Int?]
  var economics: [UnitEconomics]
  /// Units on hand; `Int.max` when unlimited.
  var stock: [Int]
  var onOrder: [Int]
  /// Regular x the average of past periods' price ratios, in currency units.
  var expected: [Double]
  /// Quantities and their tilt at the effective price.
  var quantities: [QuantityRule]
  /// The price terms at the effective price; shape `[offer, 2]`.
  var terms: [Double]
  /// Past effective prices: time of change and price, in order.
  var priceLog: [[(time: Int64, price: Money)]]
  /// The sum over the period so far of price ratio x microseconds, and since when.
  var ratioIntegral: [Double]
  var ratioSince: [Int64]
  /// Deliveries on hand, where units differ in age or cost.
  var lots: [StockLots?]
  /// Whether a shock keeps the offer away.
  var isAbsent: [Bool]
  /// Units that the firm's strategy still sells until its next decision; `Int.max` for no limit.
  var limits: [Int]
  /// Whether it can't be had for another reason than stock.
  var isClosed: [Bool]
  /// Factor of shocks on the posted price.
  var priceFactor: [Double]
  /// Utility that shocks add.
  var utilityShift: [Double]
  /// Units shipped today, by firm.
  var shipped: [Int]

  /// Every offer at list.
  init(market: MarketDefinition, start: Int64) {
    let count = market.offers.count
    posted = market.offers.map(\.listPrice)
    effective = posted
    flags = Array(repeating: OfferFlags(), count: count)
    promotion = Array(repeating: nil, count: count)
    economics = market.offers.map {
      UnitEconomics(
        offer: $0, effective: $0.listPrice, wanted: $0.listPrice, posted: $0.listPrice,
        promotion: nil, rules: market.money(ofFirm: $0.firm))
    }
    stock = market.offers.indices.map { market.stockPlan(ofOffer: $0)?.initial ?? .max }
    onOrder = Array(repeating: 0, count: count)
    expected = market.offers.map(\.listPrice.units)
    quantities = market.offers.map {
      QuantityRule(shares: $0.quantityShares, response: $0.quantityResponse, termChange: 0)
    }
    terms = Array(repeating: 0, count: 2 * count)
    priceLog = market.offers.map { [(start, $0.listPrice)] }
    ratioIntegral = Array(repeating: 0, count: count)
    ratioSince = Array(repeating: start, count: count)
    lots = market.offers.indices.map { market.tracksLots(ofOffer: $0) ? StockLots() : nil }
    isAbsent = Array(repeating: false, count: count)
    limits = Array(repeating: .max, count: count)
    isClosed = isAbsent
    priceFactor = Array(repeating: 1, count: count)
    utilityShift = Array(repeating: 0, count: count)
    shipped = Array(repeating: 0, count: market.firms.count)
  }

  /// Whether an offer can be bought now: in stock, its seller present and able to ship.
  func isOnOffer(_ offer: Int) -> Bool { stock[offer] > 0 && !isClosed[offer] }

  /// Returns the effective price at `time`, which may lie in the past.
  func effectivePrice(of offer: Int, at time: Int64) -> Money {
    priceLog[offer].last { $0.time <= time }?.price ?? priceLog[offer][0].price
  }
}

extension MarketDefinition {
  /// Whether the units of an offer on hand may differ in age or cost.
  func tracksLots(ofOffer offer: Int) -> Bool {
    guard let plan = offers[offer].stock else { return false }
    return plan.supply.shelfLifeDays != nil || shocks.movesCost(ofOffer: offer)
  }
}
