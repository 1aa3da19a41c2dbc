import MarketModel

/// What selling a unit of a stock earns beside keeping it to the end, under the objective of
/// contribution.
///
/// A sale at price p earns netShare p - orderCost and gives up the unit's salvage value, or its cost
/// where left-over units keep that. Costs of holding are left out.
struct StockValue: Sendable, Hashable {
  /// Part of a posted price that stays after tax and fees.
  let netShare: Double
  /// What a sale gives up, in currency units.
  let givenUp: Double

  /// Reads an offer's terms; `nil` where its stock has no end or is filled up again.
  init?(offer: Offer, money: MoneyRules) {
    self.init(offer: offer, stock: offer.stock, money: money)
  }

  /// Reads the terms of an offer that sells from `stock`, its own or a shared one.
  init?(offer: Offer, stock: StockPlan?, money: MoneyRules) {
    guard let stock, stock.replenishment == nil else { return nil }
    netShare = money.netShare
    givenUp = money.orderCost.units + (stock.salvage ?? offer.unitCost).units
  }

  /// Returns what a sale earns at a posted price, in currency units.
  func gain(at price: Double) -> Double { netShare * price - givenUp }
}
