import Foundation

/// Texts and numbers in the form that scenario files accept; identifiers are `SafeIdentifier`'s.
enum ImportedNames {
  /// An identifier as YAML text: in quotes where some reader takes it for a number, a truth or nothing.
  static func word(_ identifier: String) -> String {
    let isPlain = identifier.first?.isLetter ?? false
    return isPlain && !traps.contains(identifier.lowercased()) ? identifier : quoted(identifier)
  }

  private static let traps: Set = ["y", "n", "yes", "no", "true", "false", "on", "off", "null"]

  /// A text on one line, for comments and messages: line ends and other controls become spaces.
  static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isPrintable($0) ? $0 : " " }))
  }

  /// A text in double quotes.
  static func quoted(_ text: String) -> String {
    let escaped = line(text).unicodeScalars.map { scalar -> String in
      scalar == "\"" || scalar == "\\" ? "\\" + String(scalar) : String(scalar)
    }
    return "\"" + escaped.joined() + "\""
  }

  /// A path, in quotes where YAML would read it otherwise.
  static func path(_ text: String) -> String {
    text.split(separator: "/").allSatisfy { SafeIdentifier.isSafe(String($0)) }
      ? text : quoted(text)
  }

  /// Three significant digits without an exponent: `12300`, `4.56`, `0.0123`.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) >= 999.5 else { return String(format: "%.3g", value) }
    let step = pow(10, (log10(abs(value))).rounded(.down) - 2)
    return String(format: "%.0f", (value / step).rounded() * step)
  }

  /// Whether YAML allows a scalar inside a line.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default: scalar != "\u{FEFF}" && !scalar.properties.isNoncharacterCodePoint
    }
  }
}
