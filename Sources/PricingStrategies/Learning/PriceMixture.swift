/// The shares of time at each price that earn most while no more is sold per chance than may be.
///
/// The linear programme has two constraints, so two prices at most share the time, or one price and none:
/// all such pairs are tried. Source: G. Gallego and G. van Ryzin, *Management Science* 40(8), 1994.
struct PriceMixture: Sendable {
  /// Share of time at each price, shape `[price]`; the rest sells nothing.
  let shares: [Double]

  /// Solves for what a unit leaves and what a chance sells at each price, and the units that may go per
  /// chance.
  init(values: [Double], sales: [Double], pace: Double) {
    var best = (worth: 0.0, shares: values.map { _ in 0.0 })
    func consider(_ mixture: [(price: Int, share: Double)]) {
      let worth = mixture.reduce(0) { $0 + $1.share * values[$1.price] * sales[$1.price] }
      guard worth > best.worth else { return }
      best = (worth, values.map { _ in 0 })
      for part in mixture { best.shares[part.price] = part.share }
    }
    for slow in values.indices {
      consider([(slow, sales[slow] > pace ? pace / sales[slow] : 1)])
      for fast in values.indices where sales[slow] < pace && pace < sales[fast] {
        let share = (sales[fast] - pace) / (sales[fast] - sales[slow])
        consider([(slow, share), (fast, 1 - share)])
      }
    }
    shares = best.shares
  }
}
