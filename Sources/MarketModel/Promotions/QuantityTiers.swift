/// What an offer is worth to a consumer whose price of a unit depends on how many are taken.
///
/// The quantity log-sum runs over average unit prices p(q); an option that costs no less than a larger
/// one is dropped. Nobody is worse off than without the promotion: the utility is at least that of
/// the plain price. Source: docs/background/market-model.md, section 3.
struct QuantityTiers {
  /// Added to the utility at the price of one unit, in utils.
  let gain: Double
  /// How many units a buyer takes.
  let rule: QuantityRule

  /// Weighs quantities from 1 on.
  ///
  /// - Parameters:
  ///   - totals: Price of 1, 2, ... units.
  ///   - shares: Probability of each at the regular price.
  ///   - costs: Utils that the average unit price of each takes, slopes included.
  ///   - tilts: Response of the quantity to that price: -kappa (phi(p) - phi(regular)).
  init(totals: [Money], shares: [Double], costs: [Double], tilts: [Double]) {
    let lambda = QuantityRule.lambda
    let exponents = totals.indices.map { index -> Double in
      let isDropped = totals[(index + 1)...].contains { $0 <= totals[index] }
      guard !isDropped, shares[index] > 0 else { return -.infinity }
      return (costs[0] - costs[index]) / lambda + tilts[index] * lnOf(Double(index + 1))
        + lnOf(shares[index])
    }
    let largest = exponents.max() ?? 0
    guard largest > -.infinity else {
      gain = 0
      rule = QuantityRule(weights: shares)
      return
    }
    let weights = exponents.map { $0 > -.infinity ? expOf($0 - largest) : 0 }
    rule = QuantityRule(weights: weights)
    gain = lambda * (largest + lnOf(weights.reduce(0, +)))
  }
}
