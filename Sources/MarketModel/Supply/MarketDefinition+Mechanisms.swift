extension MarketDefinition {
  /// Whether lifts, campaigns, shocks, terms of supply or limits of shipping occur anywhere.
  public var usesTrafficOrSupply: Bool {
    advertising.isUsed || shocks.isUsed || promotions.contains { $0.traffic.isUsed }
      || firms.contains { $0.fulfilment.isUsed }
      || offers.contains { $0.stock?.supply.isUsed ?? false }
  }

  /// Takes away stock, limits of shipping, campaigns, shocks and the coupon trial: what is left is what consumers want
  /// in an ordinary week.
  public mutating func removeScarcityAndShocks() {
    for index in offers.indices { offers[index].stock = nil }
    for index in firms.indices { firms[index].fulfilment = FulfilmentLimit() }
    advertising = AdvertisingPlan()
    shocks = ShockPlan()
    couponTrial = .none
  }
}
