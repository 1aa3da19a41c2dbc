public import ScenarioFiles

/// A parameter with the values that a search may give it, in ascending order.
public struct SearchParameter: Sendable {
  /// What is varied.
  public let parameter: NumericParameter
  /// Where the bounds come from, in words.
  public let source: String
  /// What a value at either end means where nobody asked for that end, as a sentence.
  var limits: (first: String?, last: String?) = (nil, nil)
  /// The values.
  let values: Values

  /// Values in base units.
  enum Values: Sendable, Hashable {
    /// `lower`, `lower + step` and so on to `upper`, which counts too.
    case steps(lower: Double, upper: Double, step: Double)
    /// Each of these, ascending.
    case list([Double])
  }

  /// The name that a user types.
  public var name: String { parameter.name }

  /// How many values there are.
  var count: Int {
    switch values {
    case .steps(let lower, let upper, let step):
      Int(((upper - lower) / step - 1e-6).rounded(.up)) + 1
    case .list(let list): list.count
    }
  }

  /// The value of an index from 0.
  func value(at index: Int) -> Double {
    switch values {
    case .steps(let lower, let upper, let step):
      index >= count - 1 ? upper : Self.clean(lower + Double(index) * step)
    case .list(let list): list[index]
    }
  }

  /// The index of the nearest value.
  func index(nearest value: Double) -> Int {
    switch values {
    case .steps(let lower, _, let step):
      return min(max(Int(((value - lower) / step).rounded()), 0), count - 1)
    case .list(let list):
      return list.indices.min { abs(list[$0] - value) < abs(list[$1] - value) } ?? 0
    }
  }

  /// The index at a coordinate from 0 to 1.
  func index(at coordinate: Double) -> Int {
    Int((min(max(coordinate, 0), 1) * Double(count - 1)).rounded())
  }

  /// The coordinate of an index.
  func coordinate(of index: Int) -> Double {
    count > 1 ? Double(index) / Double(count - 1) : 0
  }

  /// A value as a scenario writes it.
  func text(of value: Double) -> String { parameter.text(of: value) }

  /// What is searched, in words.
  var rangeInWords: String {
    switch values {
    case .steps(let lower, let upper, let step):
      "\(text(of: lower)) to \(text(of: upper)) in steps of \(stepText(step))"
    case .list(let list) where list.count > 8:
      "\(list.count) values from \(text(of: list[0])) to \(text(of: list[list.count - 1]))"
    case .list(let list): list.map(text).joined(separator: ", ")
    }
  }

  private func stepText(_ step: Double) -> String {
    parameter.quantity == .date ? "\(Int(step)) day\(step == 1 ? "" : "s")" : text(of: step)
  }

  /// Rounds what adding steps leaves beyond twelve digits.
  private static func clean(_ value: Double) -> Double {
    (value * 1e9).rounded() / 1e9
  }
}
