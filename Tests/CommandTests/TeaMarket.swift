/// A tea that sells 4,000 - 400 p a week, at 5.00 under the baseline `list`.
enum TeaMarket {
  static let fileName = "tea.yaml"
  static let scenario = scenario()

  /// The scenario with another cost, or with another strategy beside the baseline.
  static func scenario(
    unitCost: String = "2.00", strategy: String = "dearer: {fixed: {prices: {tea: 6.00}}}"
  ) -> String {
    """
    marketeer: 1
    name: tea
    market: {category: tea, start: 2026-01-05, horizon: 2 weeks, warm_up: 0 weeks, cool_down: 0 weeks}
    focal: {firm: shop, role: retailer}
    products: [{id: tea, list_price: 5.00, unit_cost: \(unitCost)}]
    intent: {linear: {intercept: {tea: 4000}, slopes: {tea: {tea: -400}}}}
    baseline: list
    strategies:
      list: {fixed: {}}
      \(strategy)
    experiment: {seed: 1, replications: 2, spread: none}
    """
  }
}
