/// When a consumer who needs a unit a week buys ahead.
///
/// Every week the price is that of a deal with probability q, else the regular one, independently. Units
/// are needed one by one and nothing limits the stock, so each unit's purchase is a decision of its own.
/// Let W_k be the expected cost of the unit needed k weeks from now, before this week's price is known:
/// W_0 = q L + (1 - q) H, W_k = q min(L + k h, W_(k-1)) + (1 - q) min(H + k h, W_(k-1)).
/// At price p the unit needed in k weeks is bought now where p + k h < W_(k-1).
struct StockpilingRule: Sendable {
  /// Cost of carrying a unit for a week, in currency units.
  let holdingCost: Double
  /// Expected costs W_k, until buying ahead stops to pay, in currency units.
  private let costs: [Double]

  /// The longest plan, in weeks.
  private static let horizon = 520

  init(regular: Double, deal: Double, dealShare: Double, holdingCost: Double) {
    self.holdingCost = holdingCost
    var costs = [dealShare * deal + (1 - dealShare) * regular]
    for ahead in 1...Self.horizon {
      let carrying = Double(ahead) * holdingCost
      let later = costs[ahead - 1]
      costs.append(
        dealShare * min(deal + carrying, later) + (1 - dealShare) * min(regular + carrying, later))
      if costs[ahead] == later { break }
    }
    self.costs = costs
  }

  /// Expected cost per unit in the long run, holding included, in currency units.
  var meanCost: Double { costs[costs.count - 1] }

  /// Returns the units to have at home after buying at `price`, this week's included; at least 1.
  func orderUpTo(at price: Double) -> Int {
    var level = 1
    while level < costs.count, price + Double(level) * holdingCost < costs[level - 1] {
      level += 1
    }
    return level
  }
}
