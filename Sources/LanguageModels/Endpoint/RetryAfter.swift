import Foundation

/// Reads the header with which a server says when to come back.
enum RetryAfter {
  /// Returns the seconds from `now`, 0 or more; `nil` where the value is neither seconds nor a date.
  ///
  /// - SeeAlso: RFC 9110, section 10.2.3.
  static func seconds(_ value: String?, now: Date) -> Double? {
    guard let value else { return nil }
    if let seconds = Double(value), seconds.isFinite { return max(0, seconds) }
    guard let date = format.date(from: value) else { return nil }
    return max(0, date.timeIntervalSince(now))
  }

  private static var format: DateFormatter {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "GMT")
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
    return format
  }
}
