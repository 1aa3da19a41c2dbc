// Money as one firm sees it.
extension MarketDefinition {
  /// Tax and fees with the firm's own terms of selling.
  public func money(ofFirm firm: Int) -> MoneyRules {
    var rules = money
    rules.terms = firms[firm].terms
    return rules
  }

  /// Tax and fees with the terms of an offer's seller.
  func money(ofOffer offer: Int) -> MoneyRules { money(ofFirm: offers[offer].firm) }

  /// Whether some firm sells through a retailer.
  public var hasRetailers: Bool { firms.contains { $0.terms.retailer != nil } }

  /// Whether somebody stands between some firm and its consumers.
  public var usesSellingTerms: Bool { firms.contains { $0.terms.isUsed } }
}

extension MoneyRules {
  /// Net of tax per unit of posted price.
  private var netOfTaxShare: Double { pricesIncludeTax ? 1 / (1 + taxRate) : 1 }

  /// Gross per unit of posted price.
  private var grossShare: Double { pricesIncludeTax ? 1 : 1 + taxRate }

  /// Net revenue after the fees that grow with the price, per unit of posted price; a retailer pays
  /// the fees of what it sells.
  public var netShare: Double {
    if let retailer = terms.retailer { return netOfTaxShare * (1 - retailer.margin) }
    let plain =
      pricesIncludeTax ? 1 / (1 + taxRate) - paymentShare : 1 - paymentShare * (1 + taxRate)
    return terms.commission == 0 ? plain : plain - terms.commission * grossShare
  }

  /// Fixed selling cost of an order; a retailer bears that of what it sells.
  public var orderCost: Money {
    terms.retailer == nil ? paymentPerOrder + fulfilmentPerOrder : .zero
  }

  /// Returns the posted price whose net revenue, after the retailer's margin and the marketplace's
  /// commission, leaves `margin` over the unit cost.
  public func postedPrice(cost: Money, margin: Double) -> Money {
    let net = cost.units / (1 - margin)
    guard terms.isUsed else { return Money(pricesIncludeTax ? net * (1 + taxRate) : net) }
    let kept = 1 - (terms.retailer?.margin ?? 0)
    return Money(net / (netOfTaxShare * kept - terms.commission * grossShare))
  }

  /// Net of tax that the firm keeps of a price that it wants on the shelf.
  func kept(ofNet net: Money) -> Money {
    guard let retailer = terms.retailer else { return net }
    return net.scaled(by: 1 - retailer.margin)
  }
}
