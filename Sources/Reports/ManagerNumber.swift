/// Numbers as a manager reads them: `1,240 EUR`, `97.0 %`, `-2.2`; the same in every locale.
public struct ManagerNumber: Sendable {
  /// The currency's ISO code.
  var currency: String
  /// What stands before a negative number.
  var minus = "-"

  /// Numbers in a currency, such as `EUR`.
  public init(currency: String, minus: String = "-") {
    self.currency = currency
    self.minus = minus
  }

  /// Money without its currency: whole units from 100 on, hundredths below.
  func amount(_ value: Double) -> String {
    decimal(value, decimals: abs(value) >= 99.995 || value == 0 ? 0 : 2)
  }

  /// Money with its currency.
  func money(_ value: Double) -> String { "\(amount(value)) \(currency)" }

  /// A price, always in hundredths.
  func price(_ value: Double) -> String { decimal(value, decimals: 2) }

  /// A share as a percentage with one decimal.
  func percent(_ share: Double) -> String { "\(decimal(share * 100, decimals: 1)) %" }

  /// A number with three significant digits or, if larger, without decimals.
  func general(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return decimal(value, decimals: 0) }
    var decimals = 0
    var scaled = abs(value)
    while scaled < 99.95 && decimals < 6 {
      scaled *= 10
      decimals += 1
    }
    let text = decimal(value, decimals: decimals)
    guard decimals > 0 else { return text }
    let trimmed = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(trimmed.reversed())
  }

  /// A value of a metric in its unit: `money`, `share`, `count` or `days`.
  func metric(_ value: Double, unit: String) -> String {
    switch unit {
    case "money": money(value)
    case "share": percent(value)
    case "days": "\(decimal(value, decimals: 1)) days"
    default: decimal(value, decimals: abs(value) < 100 && value != value.rounded() ? 1 : 0)
    }
  }

  /// A change of a metric, with its sign; a share changes by percentage points.
  func change(_ value: Double, unit: String) -> String {
    signed(value) {
      unit == "share" ? "\(decimal($0 * 100, decimals: 1)) points" : metric($0, unit: unit)
    }
  }

  /// A difference of means as a table shows it: money and counts bare, a share's in percentage points.
  func difference(_ value: Double, unit: String) -> String {
    unit == "share" ? "\(decimal(value * 100, decimals: 1)) points" : amount(value)
  }

  /// The text with a plus in front when the value is above zero.
  func signed(_ value: Double, _ text: (Double) -> String) -> String {
    (value > 0 ? "+" : "") + text(value)
  }

  /// A number with thousands separators; a dash when it is not a number.
  public func decimal(_ value: Double, decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let units = UInt64((abs(value) * scale).rounded())
    let whole = units / UInt64(scale)
    let fraction = String(units % UInt64(scale))
    let sign = value < 0 && units > 0 ? minus : ""
    let padded = String(repeating: "0", count: max(0, decimals - fraction.count)) + fraction
    return sign + Self.grouped(whole) + (decimals > 0 ? "." + padded : "")
  }

  private static func grouped(_ number: UInt64) -> String {
    let digits = Array(String(number))
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }
}
