/// Unquoted words that YAML 1.1 tools read as something else.
enum PlainTextTrap {
  /// Returns what such a tool makes of the word; `nil` when it is a text everywhere.
  static func meaning(of text: String) -> String? {
    let lower = text.lowercased()
    if ["no", "off", "n", "false"].contains(lower) { return "false" }
    if ["yes", "on", "y", "true"].contains(lower) { return "true" }
    return sexagesimal(text) ?? grouped(text) ?? based(lower)
  }

  private static func sexagesimal(_ text: String) -> String? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard parts.count == 2, numbers.count == 2, numbers[0] >= 0, (0..<60).contains(numbers[1])
    else {
      return nil
    }
    return "\(numbers[0] * 60 + numbers[1])"
  }

  private static func grouped(_ text: String) -> String? {
    guard text.contains("_"), text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "_") }) else {
      return nil
    }
    return text.filter { $0 != "_" }
  }

  private static func based(_ text: String) -> String? {
    if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16).map(String.init) }
    if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8).map(String.init) }
    if text.hasPrefix("0b") { return Int(text.dropFirst(2), radix: 2).map(String.init) }
    guard text.hasPrefix("0"), text.count > 1, text.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    return Int(text, radix: 8).map { "\($0) (octal)" } ?? "a number"
  }
}
