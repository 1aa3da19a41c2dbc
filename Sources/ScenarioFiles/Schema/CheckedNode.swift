import EventSimulation
import MarketModel

/// A value whose kind has been checked, units converted, with its place.
struct CheckedNode: Sendable {
  var place: Place
  var value: CheckedValue
  /// Whether nobody wrote it: the language's default stands for it.
  var isDefault = false

  /// A key with its checked value.
  struct Entry: Sendable {
    var key: String
    var place: Place
    var node: CheckedNode
  }
}

/// A checked value in base units.
enum CheckedValue: Sendable {
  case text(String)
  case flag(Bool)
  case integer(Int)
  case weeks(Int)
  case number(Double)
  case percent(Double)
  case rate(Double)
  case money(Money)
  case moneyPer(Money, String)
  case duration(SimulationDuration)
  case date(CivilDate)
  case fee(share: Double, amount: Money)
  case funding(Promotion.Funding)
  case uncertain(Uncertain, ValueKind)
  case list([CheckedNode])
  case map([CheckedNode.Entry])
  /// Something wrong stood there; it has been reported.
  case invalid
}

/// A number in base units (money in units, durations in days) with a stated half-width, or none.
struct Uncertain: Hashable, Sendable {
  var centre: Double
  var halfWidth: Double?
}

extension CheckedNode {
  /// The value of a key; `nil` when it is absent or invalid.
  subscript(key: String) -> CheckedNode? {
    guard let node = entries.first(where: { $0.key == key })?.node else { return nil }
    if case .invalid = node.value { return nil }
    return node
  }

  var entries: [Entry] {
    if case .map(let entries) = value { return entries }
    return []
  }

  var items: [CheckedNode] {
    if case .list(let items) = value { return items }
    return []
  }

  var isList: Bool {
    if case .list = value { return true }
    return false
  }

  var text: String? {
    if case .text(let text) = value { return text }
    return nil
  }

  var flag: Bool? {
    if case .flag(let flag) = value { return flag }
    return nil
  }

  var integer: Int? {
    switch value {
    case .integer(let integer), .weeks(let integer): integer
    default: nil
    }
  }

  var number: Double? {
    switch value {
    case .number(let number), .percent(let number), .rate(let number): number
    default: nil
    }
  }

  var money: Money? {
    switch value {
    case .money(let money), .moneyPer(let money, _): money
    default: nil
    }
  }

  /// Not inlined, as `date`.
  @inline(never)
  var duration: SimulationDuration? {
    if case .duration(let duration) = value { return duration }
    return nil
  }

  /// Not inlined: the optimizer of Swift 6.3.1 stops with an ownership error where it is.
  @inline(never)
  var date: CivilDate? {
    if case .date(let date) = value { return date }
    return nil
  }

  var uncertain: Uncertain? {
    if case .uncertain(let uncertain, _) = value { return uncertain }
    return nil
  }
}
