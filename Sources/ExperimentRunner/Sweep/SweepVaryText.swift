import Foundation
import MarketModel
import ScenarioFiles

/// Reads what follows `--vary` of a sweep: `key=a..b`, `key=a..b step s` or `key=a,b,c`.
struct SweepVaryText {
  let scenario: VariedScenario

  private static let example =
    "--vary consumers.traffic=0.8..1.2 or --vary products.tea.unit_cost=2,2.50,3"

  /// Keys of the comparison, which all points share.
  private static let shared = [
    "marketeer", "name", "summary", "include", "experiment", "baseline", "objective", "guardrails",
    "brief", "actuals",
  ]

  /// Returns the keys with their values, none twice.
  ///
  /// - Throws: `SweepError`; `ScenarioError` for a key that the language does not have.
  func factors(_ texts: [String]) throws -> [SweepFactor] {
    var factors: [SweepFactor] = []
    for text in texts {
      let factor = try factor(text, after: factors)
      if let first = factors.first(where: { $0.key.isSame(as: factor.key) }) {
        throw SweepError.vary(.twice(first.key.path, factor.key.path))
      }
      factors.append(factor)
    }
    return factors
  }

  private func factor(_ text: String, after others: [SweepFactor]) throws -> SweepFactor {
    let (name, right) = try reading { () throws(VaryError) in
      try VaryValues.parted(text, example: Self.example)
    }
    let first = name.prefix { $0 != "." }
    guard !Self.shared.contains(String(first)) else { throw SweepError.notVariable(key: name) }
    let items = Self.items(right)
    let key = try scenario.key(name) ?? unlisted(name, value: items[0], after: others)
    guard items.allSatisfy({ !$0.isEmpty }) else { throw SweepError.emptyValue(key: key.path) }
    if right.contains(".."), items.count == 1 { return try range(right, of: key, whole: text) }
    return try list(items, of: key)
  }

  /// A key that only exists while tables are read, such as `products.from`.
  ///
  /// - Throws: `ScenarioError` where there is none at all, in the words of `--set`.
  private func unlisted(
    _ name: String, value: String, after others: [SweepFactor]
  ) throws(ScenarioError) -> ScenarioKey {
    let before = others.map { "\($0.key.path)=\($0.value(at: 0).setting)" }
    _ = try scenario.scenario(with: before + ["\(name)=\(value)"])
    return ScenarioKey(path: name)
  }

  private func reading<Value>(
    _ body: () throws(VaryError) -> Value
  ) throws(SweepError) -> Value {
    do {
      return try body()
    } catch {
      throw .vary(error)
    }
  }

  private func reader(_ number: NumericParameter, _ key: ScenarioKey) -> VaryValues {
    VaryValues(
      parameter: number, name: key.path,
      tick: scenario.original.scenario.market.money.tick.units)
  }

  // MARK: - Values

  private func range(
    _ text: String, of key: ScenarioKey, whole: String
  ) throws(SweepError) -> SweepFactor {
    guard let number = key.number else { throw .textRange(key: key.path) }
    let (values, isStepped) = try reading { () throws(VaryError) in
      try reader(number, key).range(text, whole: whole, example: Self.example)
    }
    let range = SearchParameter(parameter: number, source: "--vary", values: values)
    return SweepFactor(key: key, values: .range(range, isStepped: isStepped))
  }

  private func list(_ items: [String], of key: ScenarioKey) throws(SweepError) -> SweepFactor {
    var values: [SweepValue] = []
    let unit = VaryValues.unit(of: items.last ?? "")
    for item in items {
      let value = try value(item, unit: unit, of: key)
      if !values.contains(where: { $0.setting == value.setting }) { values.append(value) }
    }
    guard values.count > 1 else { throw .singleValue(key: key.path, text: values[0].text) }
    let numbers = values.compactMap(\.number)
    if numbers.count == values.count {
      values.sort { ($0.number ?? 0) < ($1.number ?? 0) }
    }
    return SweepFactor(key: key, values: .list(values))
  }

  /// A number in the key's units, or what `--set` would take, as it is written.
  private func value(
    _ item: String, unit: String, of key: ScenarioKey
  ) throws(SweepError) -> SweepValue {
    guard let number = key.number else { return SweepValue(text: item, setting: item) }
    let isPlain = item.first.map { $0.isNumber || "+-".contains($0) } ?? false
    guard isPlain, !item.contains("+-"), !item.contains("±") else {
      return SweepValue(text: item, setting: item, number: key.centre(of: item))
    }
    let value = try reading { () throws(VaryError) in
      try reader(number, key).value(item, unit: unit)
    }
    return SweepValue(text: number.text(of: value), setting: key.setting(value), number: value)
  }

  /// The parts between commas outside of brackets, braces and quotes.
  static func items(_ text: String) -> [String] {
    var items = [""]
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if "[{".contains(character) {
        depth += 1
      } else if "]}".contains(character) {
        depth -= 1
      }
      if character == ",", depth == 0, quote == nil {
        items.append("")
      } else {
        items[items.count - 1].append(character)
      }
    }
    return items.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
