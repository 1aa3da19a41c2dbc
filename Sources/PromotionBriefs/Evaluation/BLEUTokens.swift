/// Splits text into tokens as sacrebleu does.
///
/// - SeeAlso: M. Post, *A Call for Clarity in Reporting BLEU Scores*, WMT 2018; the NIST script mteval-v13a.
public enum BLEUTokens {
  /// Returns a text's tokens: rule 13a for English, rule `zh` for Chinese.
  public static func tokens(of text: String, language: CopyLanguage) -> [String] {
    let scalars = Array(trimmedEnd(text).unicodeScalars)
    switch language {
    case .english: return separated([" "] + western(scalars) + [" "])
    case .simplifiedChinese: return separated(spaced(trimmedStart(scalars)))
    }
  }

  /// Joins lines and undoes the four entities, as 13a does.
  private static func western(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var text = String(String.UnicodeScalarView(scalars)).replacing("<skipped>", with: "")
      .replacing("-\n", with: "").replacing("\n", with: " ")
    for (entity, sign) in [("&quot;", "\""), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")] {
      text = text.replacing(entity, with: sign)
    }
    return Array(text.unicodeScalars)
  }

  /// Puts blanks around every Chinese character.
  private static func spaced(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars.flatMap { scalar -> [Unicode.Scalar] in
      isChinese(scalar) ? [" ", scalar, " "] : [scalar]
    }
  }

  /// The ranges of sacrebleu 2.6.0.
  ///
  /// Two of its five-digit ranges are read by Python as four digits and one more character; here they are what
  /// they turn out to be, U+2001 to U+2A6D and U+2F81 to U+2FA1.
  private static let chineseRanges: [ClosedRange<UInt32>] = [
    0x3400...0x4DB5, 0x4E00...0x9FA5, 0x9FA6...0x9FBB, 0xF900...0xFA2D, 0xFA30...0xFA6A,
    0xFA70...0xFAD9, 0x2001...0x2A6D, 0x2F81...0x2FA1, 0xFF00...0xFFEF, 0x2E80...0x2EFF,
    0x3000...0x303F, 0x31C0...0x31EF, 0x2F00...0x2FDF, 0x2FF0...0x2FFF, 0x3100...0x312F,
    0x31A0...0x31BF, 0xFE10...0xFE1F, 0xFE30...0xFE4F, 0x2600...0x26FF, 0x2700...0x27BF,
    0x3200...0x32FF, 0x3300...0x33FF,
  ]

  private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    chineseRanges.contains { $0.contains(scalar.value) }
  }

  // MARK: The rules shared by both

  private static func separated(_ scalars: [Unicode.Scalar]) -> [String] {
    var text = scalars.flatMap { scalar -> [Unicode.Scalar] in
      isSign(scalar) ? [" ", scalar, " "] : [scalar]
    }
    text = pairs(text) { !isDigit($0) && isPoint($1) ? [$0, " ", $1, " "] : nil }
    text = pairs(text) { isPoint($0) && !isDigit($1) ? [" ", $0, " ", $1] : nil }
    text = pairs(text) { isDigit($0) && $1 == "-" ? [$0, " ", $1, " "] : nil }
    return text.split { $0.properties.isWhitespace }.map { String(String.UnicodeScalarView($0)) }
  }

  /// Replaces pairs from left to right; a pair that is replaced is passed over.
  private static func pairs(
    _ scalars: [Unicode.Scalar],
    _ replacement: (Unicode.Scalar, Unicode.Scalar) -> [Unicode.Scalar]?
  ) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      if index + 1 < scalars.count, let pair = replacement(scalars[index], scalars[index + 1]) {
        result += pair
        index += 2
      } else {
        result.append(scalars[index])
        index += 1
      }
    }
    return result
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isPoint(_ scalar: Unicode.Scalar) -> Bool { scalar == "." || scalar == "," }

  /// ASCII signs, but `'`, `,`, `-` and `.`.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " "..."&", "("..."+", ":"..."@", "/", "["..."`", "{"..."~": true
    default: false
    }
  }

  private static func trimmedEnd(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while scalars.last?.properties.isWhitespace ?? false { scalars.removeLast() }
    return String(scalars)
  }

  private static func trimmedStart(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    Array(scalars.drop { $0.properties.isWhitespace })
  }
}
