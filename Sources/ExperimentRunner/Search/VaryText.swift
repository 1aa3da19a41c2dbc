import Foundation
import MarketModel
import PricingStrategies
import ScenarioFiles

/// Reads what follows `--vary`: `key=a..b`, `key=a..b step s` or `key=a,b,c`.
struct VaryText {
  let variants: ScenarioVariants

  private var market: MarketDefinition { variants.original.scenario.market }

  /// Returns the parameter with its values.
  ///
  /// - Throws: `SearchError`.
  func parameter(_ text: String) throws(SearchError) -> SearchParameter {
    guard let equals = text.firstIndex(of: "=") else { throw .form(text) }
    let name = text[..<equals].trimmingCharacters(in: .whitespaces)
    let right = text[text.index(after: equals)...].trimmingCharacters(in: .whitespaces)
    guard !name.isEmpty, !right.isEmpty else { throw .form(text) }
    let parameter = try found(name)
    let values =
      right.contains("..")
      ? try range(right, of: parameter, whole: text) : try list(right, of: parameter)
    try checkRules(values, of: parameter)
    return SearchParameter(
      parameter: parameter, source: "--vary", values: kept(values, of: parameter))
  }

  private func found(_ name: String) throws(SearchError) -> NumericParameter {
    let known = variants.parameters
    if let exact = known.first(where: { $0.name == name || $0.path == name }) { return exact }
    if let price = known.first(where: { $0.product == name }) { return price }
    throw .unknownParameter(
      name, near: EditDistance.nearest(to: name, in: known.map(\.name)), known: known.map(\.name))
  }

  // MARK: - Values

  private func range(
    _ text: String, of parameter: NumericParameter, whole: String
  ) throws(SearchError) -> SearchParameter.Values {
    let parts = text.components(separatedBy: " step ")
    let ends = parts[0].components(separatedBy: "..").map { $0.trimmingCharacters(in: .whitespaces) }
    guard parts.count <= 2, ends.count == 2, ends.allSatisfy({ !$0.isEmpty }) else {
      throw .form(whole)
    }
    let unit = Self.unit(of: ends[1])
    let lower = try value(ends[0], unit: unit, of: parameter)
    let upper = try value(ends[1], unit: "", of: parameter)
    guard lower < upper else {
      throw .reversed(parameter: parameter.name, lower: ends[0], upper: ends[1])
    }
    guard parts.count == 2 else {
      let step = standardStep(of: parameter, from: lower, to: upper, unit: unit)
      return .steps(lower: lower, upper: upper, step: step)
    }
    let step = try length(parts[1], unit: unit, of: parameter)
    guard step > 0, step <= upper - lower else {
      throw .step(parameter: parameter.name, text: parts[1])
    }
    return .steps(lower: lower, upper: upper, step: step)
  }

  private func list(
    _ text: String, of parameter: NumericParameter
  ) throws(SearchError) -> SearchParameter.Values {
    let items = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let unit = Self.unit(of: items.last ?? "")
    var values: [Double] = []
    for item in items { values.append(try value(item, unit: unit, of: parameter)) }
    return .list(Array(Set(values)).sorted())
  }

  /// Reads a value; one without a unit has that of the last one, as in `1..8 weeks`.
  private func value(
    _ text: String, unit: String, of parameter: NumericParameter
  ) throws(SearchError) -> Double {
    let hasUnit = !Self.unit(of: text).isEmpty
    guard let value = parameter.value(of: hasUnit ? text : text + unit) ?? parameter.value(of: text)
    else {
      throw .value(parameter: parameter.name, text: text, words: parameter.words)
    }
    return value
  }

  /// Reads a step: a share, amount or length, in days for dates.
  private func length(
    _ text: String, unit: String, of parameter: NumericParameter
  ) throws(SearchError) -> Double {
    let text = text.trimmingCharacters(in: .whitespaces)
    let own = Self.unit(of: text).isEmpty ? unit : Self.unit(of: text)
    let digits = text.prefix { $0.isNumber || $0 == "." }
    guard let number = Double(digits) else {
      throw .step(parameter: parameter.name, text: text)
    }
    switch parameter.quantity {
    case .share: return own.hasPrefix("%") ? number / 100 : number
    case .duration, .date: return number * Self.days(in: own)
    default: return number
    }
  }

  /// What stands behind the number, with the space before it.
  private static func unit(of text: String) -> String {
    guard !text.contains("-") || text.hasPrefix("-") else { return "" }
    return String(text.drop { $0.isNumber || ".+-".contains($0) })
  }

  private static func days(in unit: String) -> Double {
    let name = unit.trimmingCharacters(in: .whitespaces)
    let units = ["week": 7.0, "day": 1, "hour": 1 / 24.0, "minute": 1 / 1440.0]
    return units[name.hasSuffix("s") ? String(name.dropLast()) : name] ?? 1
  }

  /// The step where none is stated: the tick of a price, the written unit of a length, a whole number,
  /// or about a thousandth of the range, rounded to a power of ten.
  private func standardStep(
    of parameter: NumericParameter, from lower: Double, to upper: Double, unit: String
  ) -> Double {
    switch parameter.quantity {
    case .whole, .weeks, .date: return 1
    case .money: return max(market.money.tick.units, 1e-6)
    case .duration:
      let step = Self.days(in: unit)
      return upper - lower >= step ? step : upper - lower
    case .number, .share, .rate: return pow(10, floor(log10((upper - lower) / 1000)))
    }
  }

  // MARK: - Business rules

  private func offer(_ parameter: NumericParameter) -> Offer? {
    parameter.product.flatMap { product in
      market.offers.first { $0.firm == market.focalFirm && $0.product == product }
    }
  }

  /// The prices that rules leave in every week, whatever was posted before.
  private func limits(_ offer: Offer) -> (low: Money, high: Money?) {
    let firm = market.firms[offer.firm]
    var rules = firm.rules
    rules.maximumStep = nil
    return rules.limits(
      of: offer, previous: offer.listPrice, money: market.money(ofFirm: offer.firm))
  }

  private func checkRules(
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
  private func kept(
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

  // MARK: - Without `--vary`

  /// The parameters whose ranges are known, with where each bound comes from.
  ///
  /// - Throws: `SearchError.nothingNamed` where there is none.
  func standard(evidence: PriceEvidence) throws(SearchError) -> [SearchParameter] {
    let prices = variants.parameters.compactMap { parameter in
      offer(parameter).map { price(parameter, $0, evidence) }
    }
    let others = variants.parameters.compactMap { depth($0, evidence) }
    guard !prices.isEmpty || !others.isEmpty else {
      throw .nothingNamed(
        strategy: variants.strategy,
        kind: variants.original.scenario.strategies.first { $0.name == variants.strategy }?
          .specification.kind ?? "", parameters: variants.parameters.map(\.name))
    }
    return prices + others
  }

  private func price(
    _ parameter: NumericParameter, _ offer: Offer, _ evidence: PriceEvidence
  ) -> SearchParameter {
    let (low, high) = limits(offer)
    let seen = (
      offer.listPrice.scaled(by: evidence.lowest), offer.listPrice.scaled(by: evidence.highest)
    )
    let cost = market.money(ofFirm: offer.firm).postedPrice(cost: offer.unitCost, margin: 0)
    let lowest = max(low, seen.0, cost)
    let highest = max(lowest + market.money.tick, min(high ?? seen.1, seen.1))
    let below =
      lowest == cost ? "the unit cost" : lowest == low ? "the business rules" : "the evidence"
    let above = high.map { $0 <= seen.1 } ?? false ? "the business rules" : "the evidence"
    let tick = market.money.tick
    let values = SearchParameter.Values.steps(
      lower: rounded(lowest, up: true, tick), upper: rounded(highest, up: false, tick),
      step: max(tick.units, 1e-6))
    return SearchParameter(
      parameter: parameter,
      source: "from \(below) to \(above) (\(evidence.words))",
      values: kept(values, of: parameter))
  }

  private func rounded(_ price: Money, up: Bool, _ tick: Money) -> Double {
    let near = price.rounded(toTick: tick)
    if up, near < price { return (near + tick).units }
    if !up, near > price { return (near - tick).units }
    return near.units
  }

  /// Depths of cuts down to the lowest price of the evidence or the rules.
  private func depth(_ parameter: NumericParameter, _ evidence: PriceEvidence) -> SearchParameter? {
    let keys = ["high_low.depth", "random_discount.depth", "markdown.deepest"]
    guard keys.contains(parameter.path) else { return nil }
    let floor = market.firms[market.focalFirm].rules.floor ?? 0
    let deepest = 1 - max(floor, evidence.lowest)
    guard deepest > 0.02 else { return nil }
    return SearchParameter(
      parameter: parameter,
      source: floor > evidence.lowest
        ? "to the floor of the business rules" : "to the evidence (\(evidence.words))",
      values: .steps(lower: 0.01, upper: (deepest * 1e4).rounded() / 1e4, step: 0.001))
  }
}
