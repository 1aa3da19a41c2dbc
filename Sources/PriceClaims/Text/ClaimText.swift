/// Plain text of the values in verdicts; no locale, no currency.
enum ClaimText {
  /// Returns a price with at least two decimals, such as "1.29" or "0.0055".
  static func money(_ millionths: Int64) -> String {
    let (whole, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    let padded = String(rest + 1_000_000).dropFirst()
    let kept = padded.dropFirst(2).reversed().drop { $0 == "0" }.reversed()
    return (millionths < 0 ? "-" : "") + "\(whole)." + padded.prefix(2) + String(kept)
  }

  /// Returns whole or one-decimal days, rounded down, such as "21 days" or "0.9 days".
  static func days(_ seconds: Int64) -> String {
    let tenths = seconds * 10 / secondsPerDay
    let (whole, rest) = tenths.quotientAndRemainder(dividingBy: 10)
    let number = rest == 0 ? "\(whole)" : "\(whole).\(rest)"
    return number == "1" ? "1 day" : number + " days"
  }
}
