import Foundation
import MarketModel
import ScenarioFiles

/// Reads what follows `--vary` of a search: `key=a..b`, `key=a..b step s` or `key=a,b,c`.
struct VaryText {
  let variants: ScenarioVariants

  var market: MarketDefinition { variants.original.scenario.market }

  private static let example =
    "--vary depth=5%..40%, every=1,2,4 weeks or price=4..6 step 0.10"

  /// The parameter as it is written.
  static func name(in text: String) -> String {
    text.prefix { $0 != "=" }.trimmingCharacters(in: .whitespaces)
  }

  /// Returns the parameter with its values.
  ///
  /// - Throws: `SearchError`.
  func parameter(_ text: String) throws(SearchError) -> SearchParameter {
    let (name, right) = try reading { () throws(VaryError) in
      try VaryValues.parted(text, example: Self.example)
    }
    let parameter = try found(name)
    let reader = VaryValues(
      parameter: parameter, name: parameter.name, tick: market.money.tick.units)
    let values = try reading { () throws(VaryError) in
      right.contains("..")
        ? try reader.range(right, whole: text, example: Self.example).values
        : try reader.list(right)
    }
    try checkRules(values, of: parameter)
    return SearchParameter(
      parameter: parameter, source: "--vary", values: kept(values, of: parameter))
  }

  private func reading<Value>(
    _ body: () throws(VaryError) -> Value
  ) throws(SearchError) -> Value {
    do {
      return try body()
    } catch {
      throw .vary(error)
    }
  }

  private func found(_ name: String) throws(SearchError) -> NumericParameter {
    let known = variants.parameters
    if let exact = known.first(where: { $0.name == name || $0.path == name }) { return exact }
    if let price = known.first(where: { $0.product == name }) { return price }
    throw .unknownParameter(
      name, near: EditDistance.nearest(to: name, in: known.map(\.name)), known: known.map(\.name))
  }
}
