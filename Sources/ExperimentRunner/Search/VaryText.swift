import Foundation
import MarketModel
import ScenarioFiles

/// Reads what follows `--vary`: `key=a..b`, `key=a..b step s` or `key=a,b,c`.
struct VaryText {
  let variants: ScenarioVariants

  var market: MarketDefinition { variants.original.scenario.market }

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
    let ends = parts[0].components(separatedBy: "..")
      .map { $0.trimmingCharacters(in: .whitespaces) }
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
}
