/// Small repairs of answers before they are checked; they only take text away.
enum DraftTrimming {
  private static let ends: Set<Character> = [".", "!", "?", "\u{3002}", "\u{FF01}", "\u{FF1F}"]

  /// Takes the full stop off titles; takes a cut sentence and what is over the limit off the end of prose.
  ///
  /// At least one whole sentence stays; prose without one is left as it is.
  static func trimmed(_ text: String, purpose: ChannelField.Purpose, limit: Int) -> String {
    guard purpose.isProse else {
      let isStopped = text.hasSuffix(".") || text.hasSuffix("\u{3002}")
      return isStopped && !text.hasSuffix("..") ? String(text.dropLast()) : text
    }
    var sentences = sentences(of: text)
    if sentences.count > 1, !(sentences.last.map(isWhole) ?? true) { sentences.removeLast() }
    while sentences.count > 1, joined(sentences).count > limit { sentences.removeLast() }
    return joined(sentences)
  }

  /// Whether text ends like a sentence.
  static func isWhole(_ text: String) -> Bool { text.last.map(ends.contains) ?? false }

  /// Splits behind end marks that a blank or a Chinese character follows.
  private static func sentences(of text: String) -> [String] {
    var sentences: [String] = []
    var sentence = ""
    for (character, next) in zip(text, Array(text.dropFirst()) + [" "]) {
      sentence.append(character)
      if ends.contains(character), next.isWhitespace || next.isWideScript {
        sentences.append(sentence)
        sentence = ""
      }
    }
    return sentence.isEmpty ? sentences : sentences + [sentence]
  }

  private static func joined(_ sentences: [String]) -> String {
    String(sentences.joined().reversed().drop(while: \.isWhitespace).reversed())
  }
}
