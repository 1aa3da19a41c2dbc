/// A market of one widget in which strategy `mine` asks somebody else for its prices.
enum WidgetMarket {
  static let fileName = "widgets.yaml"

  /// The scenario; `mine` is what stands behind `external:`.
  static func scenario(weeks: Int, mine: String) -> String {
    """
    marketeer: 1
    name: widgets
    market: {category: widgets, start: 2026-03-02, horizon: \(weeks) weeks, warm_up: 0 weeks, cool_down: 0 weeks}
    money: {currency: EUR}
    focal: {firm: shop}
    products:
      - {id: widget, list_price: 1.50, unit_cost: 0.10}
    intent:
      bernoulli: {widget: [{price: 1.00, probability: 60%}, {price: 1.50, probability: 50%}]}
      every: 1 week
    history: none
    rules: {ceiling: 200%}
    baseline: known
    strategies:
      known: {fixed: {}}
      low: {fixed: {prices: {widget: 1.00}}}
      mine: {external: \(mine)}
    experiment: {seed: 7, replications: 6}

    """
  }
}
