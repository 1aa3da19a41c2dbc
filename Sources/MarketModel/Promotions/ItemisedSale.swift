/// A purchase from its list price, step by step, to the price paid.
struct ItemisedSale: Sendable {
  /// One reduction.
  struct Cut: Sendable {
    /// Index of the promotion; the number of promotions for a posted price that differs from list.
    var promotion: Int
    /// Units that it reduced.
    var units: Int
    /// Off the price as posted.
    var amount: Money
    /// Whether it counts as a use; a bundle or a basket is used once, whatever it holds.
    var redeems = true
  }

  let offer: Int
  let units: Int
  /// The list price of all units, as posted.
  let list: Money
  /// What is left, as posted.
  var paid: Money
  var cuts: [Cut] = []

  /// Starts at list.
  init(offer: Int, units: Int, listPrice: Money) {
    self.offer = offer
    self.units = units
    list = listPrice * Int64(units)
    paid = list
  }

  /// Takes off a reduction, or adds a negative one.
  mutating func take(_ amount: Money, promotion: Int, units: Int, redeems: Bool = true) {
    guard amount != .zero else { return }
    cuts.append(Cut(promotion: promotion, units: units, amount: amount, redeems: redeems))
    paid = paid - amount
  }
}
