import EventSimulation
import MarketModel

/// Reads the texts of scalar values.
enum ValueParser {
  /// Returns the value of a scalar, or `nil` when the text is not of this kind.
  static func parse(_ text: String, as kind: ValueKind) -> CheckedValue? {
    switch kind {
    case .text, .path: return text.isEmpty ? nil : .text(text)
    case .identifier: return isIdentifier(text) ? .text(text) : nil
    case .choice(let words, _): return words.contains(text) ? .text(text) : nil
    case .flag: return text == "true" ? .flag(true) : text == "false" ? .flag(false) : nil
    case .fee: return fee(text)
    case .funding: return funding(text)
    case .date: return CivilDate(iso: text).map { .date($0) }
    case .clock: return minutes(text).map { _ in .text(text) }
    case .uncertain(let kind): return uncertain(text, kind)
    case .list, .map, .named, .either: return nil
    default: return number(text, as: kind).flatMap { value(of: $0, kind: kind) }
    }
  }

  /// Returns a quantity in its base unit: money in units, times in days, rates per week.
  static func number(_ text: String, as kind: ValueKind) -> Double? {
    switch kind {
    case .integer(let limits):
      return NumberText.parse(text).flatMap { $0 == $0.rounded() && abs($0) < 9e15 ? $0 : nil }
        .within(limits)
    case .number(let limits): return NumberText.parse(text).within(limits)
    case .share(let limits):
      return (NumberText.parsePercent(text) ?? NumberText.parse(text)).within(limits)
    case .percentOff:
      let plain = NumberText.parse(text).flatMap { $0 == 0 || $0 >= 1 ? $0 / 100 : nil }
      return (NumberText.parsePercent(text) ?? plain).within(.notNegative.under(1))
    case .money(let limits): return NumberText.parse(text).within(limits.under(9e9))
    case .moneyPer(let unit): return moneyPer(text, unit).within(.notNegative)
    case .moneyPerOrder: return amount(text, per: "order").within(.notNegative)
    case .duration(let limits): return days(text).within(limits)
    case .weeks(let limits):
      return days(text).map { $0 / 7 }.flatMap { $0 == $0.rounded() ? $0 : nil }.within(limits)
    case .rate(let limits): return perWeek(text).within(limits)
    default: return nil
    }
  }

  /// Returns the typed value of a quantity in its base unit.
  static func value(of number: Double, kind: ValueKind) -> CheckedValue? {
    switch kind {
    case .integer: .integer(Int(number))
    case .weeks: .weeks(Int(number))
    case .number, .share: .number(number)
    case .percentOff: .percent(number)
    case .rate: .rate(number)
    case .money: .money(Money(number))
    case .moneyPer(let unit): .moneyPer(Money(number), unit.rawValue)
    case .moneyPerOrder: .moneyPer(Money(number), "order")
    case .duration: .duration(SimulationDuration(roundingSeconds: number * 86_400))
    default: nil
    }
  }

  /// Returns the minutes since midnight that a time such as `18:00` names; `24:00` ends a day.
  static func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0...24).contains(hour),
      (0..<60).contains(minute), hour < 24 || minute == 0
    else { return nil }
    return hour * 60 + minute
  }

  private static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.first, first.isASCII, first.isLetter || first.isNumber else {
      return false
    }
    return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
  }

  private static func days(_ text: String) -> Double? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let count = NumberText.parse(parts[0]),
      let unit = TimeUnit(name: String(parts[1]))
    else { return nil }
    let days = count * unit.seconds / 86_400
    return abs(days) < 1e7 ? days : nil
  }

  private static func ratio(_ text: String) -> (value: Double, unit: String)? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let value = NumberText.parse(parts[0].trimmingSpaces()) else {
      return nil
    }
    return (value, parts[1].trimmingSpaces())
  }

  private static func perWeek(_ text: String) -> Double? {
    guard let (value, name) = ratio(text), let unit = TimeUnit(rawValue: name) else { return nil }
    return value * (TimeUnit.week.seconds / unit.seconds)
  }

  private static func moneyPer(_ text: String, _ base: TimeUnit) -> Double? {
    guard let (value, name) = ratio(text), let unit = TimeUnit(rawValue: name) else { return nil }
    return value * (base.seconds / unit.seconds)
  }

  private static func amount(_ text: String, per unit: String) -> Double? {
    guard let (value, name) = ratio(text), name == unit else { return nil }
    return value
  }

  private static func fee(_ text: String) -> CheckedValue? {
    let parts = text.split(separator: "+").map { $0.trimmingSpaces() }
    guard (1...2).contains(parts.count) else { return nil }
    let share = NumberText.parsePercent(parts[0]).within(.notNegative.under(1))
    let plain = NumberText.parse(parts[parts.count - 1]).within(.notNegative)
    switch (share, plain, parts.count) {
    case (let share?, let plain?, 2): return .fee(share: share, amount: Money(plain))
    case (let share?, _, 1): return .fee(share: share, amount: .zero)
    case (nil, let plain?, 1): return .fee(share: 0, amount: Money(plain))
    default: return nil
    }
  }

  private static func funding(_ text: String) -> CheckedValue? {
    let suffix = "of discount"
    if text.hasSuffix(suffix) {
      let share = NumberText.parsePercent(text.dropLast(suffix.count).trimmingSpaces())
      return share.within(.share).map { .funding(.shareOfDiscount($0)) }
    }
    return amount(text, per: "unit").within(.notNegative).map { .funding(.perUnit(Money($0))) }
  }

  private static func uncertain(_ text: String, _ kind: ValueKind) -> CheckedValue? {
    let normal = text.split(separator: "±", omittingEmptySubsequences: false)
      .joined(separator: "+-")
    guard let (left, right) = normal.parted(by: "+-") else {
      return number(text, as: kind).map { .uncertain(Uncertain(centre: $0), kind) }
    }
    guard let centre = number(left, as: kind) else { return nil }
    let spread: Double?
    if !left.hasSuffix("%"), let share = NumberText.parsePercent(right) {
      spread = share * abs(centre)
    } else {
      spread = number(right, as: kind.unlimited)
    }
    return spread.within(.notNegative).map {
      .uncertain(Uncertain(centre: centre, halfWidth: $0), kind)
    }
  }
}

extension ValueKind {
  /// The kind without its limits, for half-widths.
  fileprivate var unlimited: ValueKind {
    switch self {
    case .number: .number(.any)
    case .share: .share(.any)
    case .money: .money(.any)
    case .duration: .duration(.any)
    default: self
    }
  }
}

extension Double? {
  /// The number when it lies in the range.
  fileprivate func within(_ limits: Limits) -> Double? {
    flatMap { limits.contains($0) ? $0 : nil }
  }
}

extension String {
  /// Returns what stands before and after the first `separator`, without spaces.
  fileprivate func parted(by separator: String) -> (String, String)? {
    guard let range = firstRange(of: separator) else { return nil }
    return (self[..<range.lowerBound].trimmingSpaces(), self[range.upperBound...].trimmingSpaces())
  }
}
