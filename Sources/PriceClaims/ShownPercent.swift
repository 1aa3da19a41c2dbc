/// A percentage as printed: 23 %, or 12.5 % with one decimal.
public struct ShownPercent: Sendable, Hashable {
  /// The printed digits without the point: 125 for 12.5 %.
  public var digits: Int64
  /// Digits after the point, 0...4.
  public var decimals: Int

  /// Takes the printed digits and how many of them follow the point.
  public init(digits: Int64, decimals: Int) {
    precondition((0...4).contains(decimals), "a printed percentage has at most four decimals")
    self.digits = digits
    self.decimals = decimals
  }

  /// Takes a whole percentage.
  public init(_ whole: Int64) { self.init(digits: whole, decimals: 0) }

  /// Returns what may be printed for a price that fell from `base` to `now`, rounded down; zero
  /// when the price did not fall.
  public static func saving(from base: Int64, to now: Int64, decimals: Int) -> ShownPercent {
    guard base > 0, now < base else { return ShownPercent(digits: 0, decimals: decimals) }
    let scale = (0..<decimals).reduce(Int64(100)) { product, _ in product * 10 }
    let product = (base - max(now, 0)).multipliedFullWidth(by: scale)
    return ShownPercent(digits: base.dividingFullWidth(product).quotient, decimals: decimals)
  }

  /// The percentage as text, such as "12.5".
  public var text: String {
    guard decimals > 0 else { return String(digits) }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - String(digits).count))
    let all = padded + String(digits)
    return all.dropLast(decimals) + "." + all.suffix(decimals)
  }
}
