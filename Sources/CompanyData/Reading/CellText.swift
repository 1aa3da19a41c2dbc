/// Small helpers for the texts of cells and messages.
enum CellText {
  /// Returns a cell's text without spaces, tabs and no-break spaces at its ends.
  static func trimmed(_ bytes: some Collection<UInt8>) -> String {
    trimmed(String(decoding: bytes, as: UTF8.self))
  }

  /// Returns a text without spaces, tabs and no-break spaces at its ends.
  static func trimmed(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
      isSpace(first) || isSpace(last)
    else { return text }
    let front = text.unicodeScalars.drop(while: isSpace)
    return String(String.UnicodeScalarView(front.reversed().drop(while: isSpace).reversed()))
  }

  /// Whether a character is a space of some width, or a line break.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  /// Returns the letters and digits of a text in lower case, without what stands in brackets.
  static func folded(_ text: String) -> String {
    let open = text.firstIndex { $0 == "(" || $0 == "[" } ?? text.endIndex
    let kept = open == text.startIndex ? text[...] : text[..<open]
    return String(kept.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// Writes `1 cell`, `2 cells`.
  static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  /// Writes names in quotes, at most eight.
  static func list(_ names: some Collection<String>) -> String {
    let quoted = names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 8 ? quoted + ", ..." : quoted
  }
}
