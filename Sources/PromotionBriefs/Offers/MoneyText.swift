public import MarketModel

/// Amounts of money as customers read them; no locale of the machine is asked.
public enum MoneyText {
  /// Returns the exact amount, such as `€1,234.50` or `1,234.50欧元`.
  ///
  /// At least the currency's usual decimals are shown, and more where the amount has them.
  public static func of(_ amount: Money, currency: String, language: BriefLanguage) -> String {
    let digits = decimals(of: amount.millionths, atLeast: usualDecimals(currency))
    return dressed(
      GroupedNumber.text(millionths: amount.millionths.magnitude, decimals: digits),
      isNegative: amount.millionths < 0, currency: currency, language: language)
  }

  /// Returns a statistic rounded for reading: whole units from 1,000 on, the currency's decimals below.
  public static func rounded(
    _ millionths: Int64, currency: String, language: BriefLanguage = .english
  ) -> String {
    let digits = millionths.magnitude >= 1_000_000_000 ? 0 : usualDecimals(currency)
    let text = GroupedNumber.text(millionths: millionths.magnitude, decimals: digits)
    let isZero = text.allSatisfy { !$0.isNumber || $0 == "0" }
    return dressed(
      text, isNegative: millionths < 0 && !isZero, currency: currency, language: language)
  }

  private static func dressed(
    _ number: String, isNegative: Bool, currency: String, language: BriefLanguage
  ) -> String {
    let sign = isNegative ? "-" : ""
    switch language {
    case .english:
      if let symbol = symbols[currency] { return sign + symbol + number }
      return sign + currency + " " + number
    case .chinese:
      if let name = chineseNames[currency] { return sign + number + name }
      return sign + number + " " + currency
    }
  }

  private static let symbols = [
    "EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "KRW": "₩", "INR": "₹",
    "HKD": "HK$", "AUD": "A$", "CAD": "CA$", "NZD": "NZ$",
  ]

  private static let chineseNames = [
    "CNY": "元", "EUR": "欧元", "USD": "美元", "GBP": "英镑", "JPY": "日元", "KRW": "韩元",
    "HKD": "港元", "AUD": "澳元", "CAD": "加元", "CHF": "瑞士法郎", "INR": "印度卢比", "NZD": "新西兰元",
  ]

  /// A currency's name where the language has one, else its code.
  static func currencyName(_ code: String, language: BriefLanguage) -> String {
    language == .chinese ? chineseNames[code] ?? code : code
  }

  /// Minor units by ISO 4217; two unless listed.
  private static func usualDecimals(_ currency: String) -> Int {
    ["JPY", "KRW", "VND", "CLP", "ISK"].contains(currency) ? 0 : 2
  }

  private static func decimals(of millionths: Int64, atLeast least: Int) -> Int {
    var digits = 6
    var rest = millionths.magnitude
    while digits > least, rest % 10 == 0 {
      rest /= 10
      digits -= 1
    }
    return digits
  }
}

/// Numbers with `,` between groups of three digits and `.` before decimals: the form of both
/// languages.
enum GroupedNumber {
  static func text(of number: Int) -> String {
    (number < 0 ? "-" : "") + grouped(String(number.magnitude))
  }

  /// Returns millionths rounded half away from zero to `decimals` digits, at most 6.
  static func text(millionths: UInt64, decimals: Int) -> String {
    let divisor = (0..<6 - decimals).reduce(UInt64(1)) { power, _ in power * 10 }
    let scaled = (millionths + divisor / 2) / divisor
    let unit = (0..<decimals).reduce(UInt64(1)) { power, _ in power * 10 }
    let whole = grouped(String(scaled / unit))
    guard decimals > 0 else { return whole }
    let fraction = String(scaled % unit)
    return whole + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }

  private static func grouped(_ digits: String) -> String {
    var result = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return result
  }
}
