/// Signs and words of currencies, and the codes they stand for.
enum CurrencyNames {
  /// Words in lower case, by ISO 4217 code.
  static let words = [
    "eur": "EUR", "euro": "EUR", "euros": "EUR", "usd": "USD", "dollar": "USD", "dollars": "USD",
    "gbp": "GBP", "cny": "CNY", "rmb": "CNY", "yuan": "CNY", "renminbi": "CNY", "jpy": "JPY",
    "yen": "JPY", "chf": "CHF", "cent": "cent", "cents": "cent", "pence": "penny", "sek": "SEK",
    "nok": "NOK", "dkk": "DKK", "pln": "PLN", "czk": "CZK", "huf": "HUF", "aud": "AUD",
    "cad": "CAD", "nzd": "NZD", "hkd": "HKD", "sgd": "SGD", "inr": "INR", "krw": "KRW",
  ]

  private static let signs: [Character: String] = ["€": "EUR", "$": "USD", "£": "GBP", "¥": "CNY"]

  private static let nations: [Character: String] = [
    "美": "USD", "欧": "EUR", "日": "JPY", "港": "HKD",
  ]

  /// Returns the code of a currency sign, or the sign itself where it is unknown.
  static func sign(_ sign: Character) -> String? {
    guard sign.unicodeScalars.first?.properties.generalCategory == .currencySymbol else {
      return nil
    }
    return signs[sign] ?? String(sign)
  }

  /// Returns the code of a currency in Chinese characters and how many of them say it.
  static func chinese(_ sign: Character, next: NumberTokens.Token?) -> (code: String, length: Int)?
  {
    if let code = nations[sign], next == .sign("元") { return (code, 2) }
    if sign == "英", next == .sign("镑") { return ("GBP", 2) }
    if sign == "块" { return ("CNY", next == .sign("钱") ? 2 : 1) }
    return sign == "元" ? ("CNY", 1) : nil
  }
}
