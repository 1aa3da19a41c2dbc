/// Comma-separated text as Excel opens it by a double click: separator and decimal mark of the
/// language, a byte order mark, and lines that end in CRLF.
public enum ExcelText {
  /// A language of Excel.
  public enum Language: String, Sendable, CaseIterable {
    /// Comma between fields, point in decimals.
    case english = "en"
    /// Semicolon between fields, comma in decimals.
    case german = "de"
    /// As German.
    case french = "fr"
    /// As German.
    case spanish = "es"
    /// As German.
    case italian = "it"
    /// As German.
    case dutch = "nl"
    /// As English.
    case chinese = "zh"

    /// What stands between fields.
    var separator: String {
      switch self {
      case .english, .chinese: ","
      case .german, .french, .spanish, .italian, .dutch: ";"
      }
    }

    /// What stands before decimals.
    var decimalMark: String { separator == "," ? "." : "," }
  }

  /// Returns the table's text.
  ///
  /// A text that Excel would take for a formula gets an apostrophe before it; numbers do not.
  ///
  /// - Parameters:
  ///   - table: The table as its file holds it.
  ///   - isText: Whether each column holds text.
  ///   - language: The language of Excel.
  /// - Returns: The text, with a byte order mark.
  public static func text(
    _ table: TableFile, isText: [Bool], language: Language
  ) -> String {
    let header = table.columns.map { quoted($0, language) }
    let rows = table.rows.map { row in
      zip(row, isText).map { field, isText in
        isText
          ? quoted(harmless(field), language)
          : quoted(field.replacing(".", with: language.decimalMark), language)
      }
    }
    return "\u{FEFF}"
      + ([header] + rows).map { $0.joined(separator: language.separator) + "\r\n" }.joined()
  }

  private static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return text
    }
    return "'" + text
  }

  private static func quoted(_ text: String, _ language: Language) -> String {
    let special = ["\"", "\n", "\r", language.separator]
    guard special.contains(where: text.contains) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
