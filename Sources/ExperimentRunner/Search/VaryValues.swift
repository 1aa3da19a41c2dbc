import Foundation
import ScenarioFiles

/// Reads the values behind a key of `--vary`: `a..b`, `a..b step s` or `a,b,c`, in the key's units.
struct VaryValues {
  let parameter: NumericParameter
  /// The key as messages name it.
  let name: String
  /// The smallest step of a price, in currency units.
  let tick: Double

  /// Returns the two sides of `key=values`.
  ///
  /// - Throws: `VaryError.form`, which shows the example.
  static func parted(
    _ text: String, example: String
  ) throws(VaryError) -> (name: String, values: String) {
    guard let equals = text.firstIndex(of: "=") else { throw .form(text, example: example) }
    let name = text[..<equals].trimmingCharacters(in: .whitespaces)
    let values = text[text.index(after: equals)...].trimmingCharacters(in: .whitespaces)
    guard !name.isEmpty, !values.isEmpty else { throw .form(text, example: example) }
    return (name, values)
  }

  /// Returns the values of a range and whether its step was written.
  ///
  /// - Throws: `VaryError`; that of its form shows the whole text and the example.
  func range(
    _ text: String, whole: String, example: String
  ) throws(VaryError) -> (values: SearchParameter.Values, isStepped: Bool) {
    let parts = text.components(separatedBy: " step ")
    let ends = parts[0].components(separatedBy: "..")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard parts.count <= 2, ends.count == 2, ends.allSatisfy({ !$0.isEmpty }) else {
      throw .form(whole, example: example)
    }
    let unit = Self.unit(of: ends[1])
    let lower = try value(ends[0], unit: unit)
    let upper = try value(ends[1], unit: "")
    guard lower < upper else { throw .reversed(name: name, lower: ends[0], upper: ends[1]) }
    guard parts.count == 2 else {
      let step = standardStep(from: lower, to: upper, unit: unit)
      return (.steps(lower: lower, upper: upper, step: step), false)
    }
    let step = try length(parts[1], unit: unit)
    guard step > 0, step <= upper - lower else { throw .step(name: name, text: parts[1]) }
    return (.steps(lower: lower, upper: upper, step: step), true)
  }

  /// Returns the values of a list, ascending, each once.
  func list(_ text: String) throws(VaryError) -> SearchParameter.Values {
    let items = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let unit = Self.unit(of: items.last ?? "")
    var values: [Double] = []
    for item in items { values.append(try value(item, unit: unit)) }
    return .list(Array(Set(values)).sorted())
  }

  /// Reads a value; one without a unit has that of the last one, as in `1..8 weeks`.
  func value(_ text: String, unit: String) throws(VaryError) -> Double {
    let hasUnit = !Self.unit(of: text).isEmpty
    guard let value = parameter.value(of: hasUnit ? text : text + unit) ?? parameter.value(of: text)
    else { throw .value(name: name, text: text, words: parameter.words) }
    return value
  }

  /// Reads a step: a share, amount or length, in days for dates.
  private func length(_ text: String, unit: String) throws(VaryError) -> Double {
    let text = text.trimmingCharacters(in: .whitespaces)
    let own = Self.unit(of: text).isEmpty ? unit : Self.unit(of: text)
    let digits = text.prefix { $0.isNumber || $0 == "." }
    guard let number = Double(digits) else { throw .step(name: name, text: text) }
    switch parameter.quantity {
    case .share: return own.hasPrefix("%") ? number / 100 : number
    case .duration, .date: return number * Self.days(in: own)
    default: return number
    }
  }

  /// What stands behind the number, with the space before it.
  static func unit(of text: String) -> String {
    guard !text.contains("-") || text.hasPrefix("-") else { return "" }
    let unit = String(text.drop { $0.isNumber || ".+-".contains($0) })
    // `1e6` has an exponent, not a unit.
    return unit.lowercased().hasPrefix("e") ? "" : unit
  }

  private static func days(in unit: String) -> Double {
    let name = unit.trimmingCharacters(in: .whitespaces)
    let units = ["week": 7.0, "day": 1, "hour": 1 / 24.0, "minute": 1 / 1440.0]
    return units[name.hasSuffix("s") ? String(name.dropLast()) : name] ?? 1
  }

  /// The step where none is stated: the tick of a price, the written unit of a length, a whole number,
  /// or about a thousandth of the range, rounded to a power of ten.
  private func standardStep(from lower: Double, to upper: Double, unit: String) -> Double {
    switch parameter.quantity {
    case .whole, .weeks, .date: return 1
    case .money: return max(tick, 1e-6)
    case .duration:
      let step = Self.days(in: unit)
      return upper - lower >= step ? step : upper - lower
    case .number, .share, .rate: return pow(10, floor(log10((upper - lower) / 1000)))
    }
  }
}
