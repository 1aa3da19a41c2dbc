import MarketModel
import ScenarioFiles

// Prices within the business rules.
extension VaryText {
  /// The offer whose price the parameter is; `nil` for anything else.
  func offer(_ parameter: NumericParameter) -> Offer? {
    parameter.product.flatMap { product in
      market.offers.first { $0.firm == market.focalFirm && $0.product == product }
    }
  }

  /// The prices that rules leave in every week, whatever was posted before.
  func limits(_ offer: Offer) -> (low: Money, high: Money?) {
    var rules = market.firms[offer.firm].rules
    rules.maximumStep = nil
    return rules.limits(
      of: offer, previous: offer.listPrice, money: market.money(ofFirm: offer.firm))
  }

  /// Refuses values that the rules would move.
  func checkRules(
    _ values: SearchParameter.Values, of parameter: NumericParameter
  ) throws(SearchError) {
    guard let offer = offer(parameter) else { return }
    let (low, high) = limits(offer)
    let ends: [Double] =
      switch values {
      case .steps(let lower, let upper, _): [lower, upper]
      case .list(let list): list
      }
    for end in ends where Money(end) < low || high.map({ Money(end) > $0 }) ?? false {
      throw .outsideRules(
        parameter: parameter.name, text: parameter.text(of: end),
        low: parameter.text(of: low.units),
        high: high.map { parameter.text(of: $0.units) } ?? "any price")
    }
  }

  /// Keeps the prices of a range that have an allowed ending, where endings are stated.
  func kept(
    _ values: SearchParameter.Values, of parameter: NumericParameter
  ) -> SearchParameter.Values {
    guard case .steps(let lower, let upper, let step) = values, let offer = offer(parameter),
      step == max(market.money.tick.units, 1e-6)
    else { return values }
    let endings = market.firms[offer.firm].rules.endings
    let prices = Int(lower.rounded(.down))...Int(upper.rounded(.up))
    let allowed = prices.flatMap { whole in endings.map { Double(whole) + $0.units } }
      .map { ($0 * 1e6).rounded() / 1e6 }.filter { $0 >= lower && $0 <= upper }
    return allowed.count < 2 ? values : .list(Array(Set(allowed)).sorted())
  }
}
