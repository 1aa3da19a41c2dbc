/// A key of a scenario file by its path, with how its values are read and written.
public struct ScenarioKey: Sendable {
  /// The keys with points between them, as `--set` takes them.
  public let path: String
  /// The same for every way to write the key: entries of lists stand by their positions.
  private let place: [String]
  /// How its value is read and written where it is a number; `nil` for texts, lists and maps.
  public let number: NumericParameter?
  /// What stands in the files, or by default; `nil` where that is no plain value.
  public let current: String?
  /// What follows a number's centre: nothing, no spread, or the strategy's own.
  private let spread: String

  /// Names a key of which nothing is known but that it may be set.
  public init(path: String) {
    self.path = path
    place = [path]
    number = nil
    current = nil
    spread = ""
  }

  init(keys: [String], found: KeyPlace) {
    path = keys.joined(separator: ".")
    place = found.keys
    let text = found.node.map(\.text) ?? found.standard
    current = text
    let centre = text.map { Self.parted($0).centre }
    number = found.kind.numeric.map { kind in
      let reader = NumericParameter(keys: keys, current: nil, kind: kind)
      return NumericParameter(keys: keys, current: centre.flatMap(reader.value), kind: kind)
    }
    guard found.kind.isUncertain else {
      spread = ""
      return
    }
    // What a strategy believes has a spread of its own; what is true of the market is held.
    let stated = text.flatMap { Self.parted($0).spread }
    let none = number?.quantity == .duration ? "0 days" : "0"
    spread = keys.first == "strategies" ? stated.map { " +- " + $0 } ?? "" : " +- \(none)"
  }

  /// Whether another path names the same value.
  public func isSame(as other: ScenarioKey) -> Bool { place == other.place }

  /// Returns a number as `--set` takes it: where replications would draw the value around its centre,
  /// without spread, so that it is held; what a strategy believes keeps its spread.
  public func setting(_ value: Double) -> String {
    (number?.text(of: value) ?? NumberText.text(value)) + spread
  }

  /// Returns the number of a value's text, that of the centre where a half-width is stated.
  public func centre(of text: String) -> Double? {
    number?.value(of: Self.parted(text).centre)
  }

  /// What stands before and after `+-`.
  private static func parted(_ text: String) -> (centre: String, spread: String?) {
    let normal = text.replacing("±", with: "+-")
    guard let range = normal.firstRange(of: "+-") else { return (normal.trimmingSpaces(), nil) }
    return (
      normal[..<range.lowerBound].trimmingSpaces(), normal[range.upperBound...].trimmingSpaces()
    )
  }
}

extension ValueKind {
  /// Whether a half-width may follow the value.
  fileprivate var isUncertain: Bool {
    switch self {
    case .uncertain: true
    case .either(let kinds): kinds.contains(where: \.isUncertain)
    default: false
    }
  }
}
