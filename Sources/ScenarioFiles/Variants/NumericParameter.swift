import MarketModel

/// A number, amount, share, time or day among a strategy's parameters, as a scenario file writes it.
///
/// Values are in base units: money in currency units, times in days, dates as day numbers, shares as
/// fractions.
public struct NumericParameter: Sendable {
  /// Its keys below the strategy, such as `high_low`, `depth`.
  public let keys: [String]
  /// What stands in the file, or by default; `nil` where nothing does.
  public let current: Double?
  let kind: ValueKind

  init(keys: [String], current: Double?, kind: ValueKind) {
    self.keys = keys
    self.current = current
    self.kind = kind
  }

  /// What a parameter counts.
  public enum Quantity: Sendable, Hashable {
    /// Any number.
    case number
    /// A whole number.
    case whole
    /// A share of 1, written in percent.
    case share
    /// An amount in the scenario's currency.
    case money
    /// Days.
    case duration
    /// Weeks, whole ones only.
    case weeks
    /// A day of the calendar.
    case date
    /// Events per week.
    case rate
  }

  /// The keys with points between them.
  public var path: String { keys.joined(separator: ".") }

  /// The keys without the strategy's kind; those of a promotion in full.
  public var name: String {
    keys.first == ScenarioVariants.promotions ? path : keys.dropFirst().joined(separator: ".")
  }

  /// What it counts.
  public var quantity: Quantity {
    switch kind {
    case .integer: .whole
    case .share, .percentOff: .share
    case .money, .moneyPer, .moneyPerOrder: .money
    case .duration: .duration
    case .weeks: .weeks
    case .date: .date
    case .rate: .rate
    default: .number
    }
  }

  /// What its values must be, in words.
  public var words: String { kind.words }

  /// The product whose price it is, where it is one of `fixed`.
  public var product: String? {
    keys.count == 3 && keys.starts(with: ["fixed", "prices"]) ? keys[2] : nil
  }

  /// Reads a value as a scenario file would; `nil` for anything that it would refuse.
  public func value(of text: String) -> Double? {
    if case .date = kind { return CivilDate(iso: text).map { Double($0.dayNumber) } }
    return ValueParser.number(text, as: kind)
  }

  /// Writes a value so that a scenario file reads it back.
  public func text(of value: Double) -> String {
    switch kind {
    case .share, .percentOff: NumberText.percent(value)
    case .money: NumberText.money(millionths: Money(value).millionths)
    case .moneyPer(let unit): NumberText.money(millionths: Money(value).millionths) + "/\(unit)"
    case .moneyPerOrder: NumberText.money(millionths: Money(value).millionths) + "/order"
    case .duration: Self.duration(value)
    case .weeks: Self.counted(value, "week")
    case .date: "\(CivilDate(dayNumber: Int(value)))"
    case .rate: NumberText.text(value) + "/week"
    default: NumberText.text(value)
    }
  }

  private static func duration(_ days: Double) -> String {
    let weeks = days / 7
    if weeks == weeks.rounded(), weeks >= 1 { return counted(weeks, "week") }
    return counted(days, "day")
  }

  private static func counted(_ count: Double, _ unit: String) -> String {
    NumberText.text(count) + " \(unit)" + (count == 1 ? "" : "s")
  }
}

extension ValueKind {
  /// The kind of the number that a scalar may hold; `nil` where it holds none.
  var numeric: ValueKind? {
    switch self {
    case .integer, .number, .share, .percentOff, .money, .moneyPer, .moneyPerOrder, .duration,
      .weeks, .date, .rate:
      self
    case .uncertain(let kind): kind.numeric
    case .either(let kinds): kinds.compactMap(\.numeric).first
    default: nil
    }
  }
}
