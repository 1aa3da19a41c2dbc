/// Shares as customers read them.
public enum PercentText {
  /// Returns a share off: `20%`, in Chinese the tenths that are left to pay, `8折`.
  ///
  /// - Parameters:
  ///   - share: The share off, in millionths.
  ///   - language: The language.
  /// - Returns: The text without spaces.
  public static func off(_ share: Int64, language: BriefLanguage) -> String {
    switch language {
    case .english: plain(share)
    // 20 % off leaves 80 %, eight tenths.
    case .chinese: trimmed(10 * (1_000_000 - share)) + "折"
    }
  }

  /// Returns a share as `20%` or `12.5%`, exactly.
  public static func plain(_ share: Int64) -> String { trimmed(100 * share) + "%" }

  /// Returns a share rounded to tenths of a per cent, such as `44.4%`.
  public static func rounded(_ share: Int64) -> String {
    let tenths = (share.magnitude + 500) / 1000
    let sign = share < 0 && tenths > 0 ? "-" : ""
    return sign + trimmed(Int64(tenths) * 100_000) + "%"
  }

  /// Millionths as a number without trailing zeros.
  static func trimmed(_ millionths: Int64) -> String {
    var text = GroupedNumber.text(millionths: millionths.magnitude, decimals: 6)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return (millionths < 0 ? "-" : "") + text
  }
}
