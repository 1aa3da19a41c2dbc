extension ClaimNumber {
  /// The value as plain text: prices and percentages as decimal numbers, moments and spans in seconds.
  public var plain: String {
    switch unit {
    case .money: ClaimText.money(value)
    case .percent: ShownPercent(digits: value / 100, decimals: 4).trimmedText
    case .seconds, .moment, .units: String(value)
    }
  }

  /// Returns a price with at least two decimals, such as "1.29".
  public static func text(ofMoney millionths: Int64) -> String { ClaimText.money(millionths) }
}

extension ShownPercent {
  /// The percentage without zeros at its end.
  var trimmedText: String {
    var text = self.text
    guard decimals > 0 else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
