import MarketModel

extension MoneyRules {
  /// The posted price at which a unit leaves nothing, as if each unit were an order of its own; in
  /// currency units.
  func breakEven(unitCost: Money) -> Double {
    (unitCost.units + orderCost.units) / netShare
  }
}
