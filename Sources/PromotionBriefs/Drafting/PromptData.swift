/// Text from the seller's files, made harmless before a model reads it.
enum PromptData {
  /// Returns one line without control characters, brackets and repeated blanks, cut at `limit` characters.
  static func line(_ text: String, limit: Int) -> String {
    let kept = text.unicodeScalars.map { scalar -> Character in
      isPlain(scalar) ? Character(scalar) : " "
    }
    let words = String(kept).split(separator: " ")
    return String(words.joined(separator: " ").prefix(limit))
  }

  /// Returns the sentences of a text that hold no number, no money and no percent.
  static func numberFree(_ text: String, names: [String], limit: Int) -> String {
    let clean = line(text, limit: limit)
    let ends: Set<Character> = [".", "!", "?", "。", "！", "？", ";", "；"]
    var sentences: [String] = []
    var sentence = ""
    for character in clean {
      sentence.append(character)
      if ends.contains(character) {
        sentences.append(sentence)
        sentence = ""
      }
    }
    return (sentences + [sentence]).filter { isNumberFree($0, names: names) }.joined()
  }

  private static func isNumberFree(_ text: String, names: [String]) -> Bool {
    let checked = CheckedText(text, names: names)
    return NumberChecks.findings(in: checked).isEmpty && WordChecks.discounts(in: checked).isEmpty
  }

  /// Brackets are dropped too, so that no text can end the quotation it stands in.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: !"<>{}[]|`".unicodeScalars.contains(scalar) && scalar.value != 0xFFFD
    }
  }
}
