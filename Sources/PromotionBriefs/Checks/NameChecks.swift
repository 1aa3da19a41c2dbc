/// Names: only the product's own and those of its facts may appear.
enum NameChecks {
  static func findings(in text: CheckedText, rules: CopyRules) -> [CopyFinding] {
    let foreign = rules.foreignNames.filter { name in
      !name.isEmpty && text.lowered.contains(CheckedText.folded(name).lowercased())
    }
    let unknown =
      rules.language == .english
      ? capitalised(in: text, rules: rules) : latin(in: text, rules: rules)
    return (foreign + unknown).map { CopyFinding(.productNames, $0) }
  }

  /// Finds words with a capital inside a sentence; a title with capitals throughout hides names and is left
  /// to `foreignNames`.
  private static func capitalised(in text: CheckedText, rules: CopyRules) -> [String] {
    let known = Set(
      (rules.names + rules.facts).flatMap { CheckedText($0).words }
        + ["i", "im", "ill", "ive", "id"])
    let inner = text.folded.split { ".!?:;\"\u{201C}\u{2013}\u{2014}".contains($0) }.flatMap {
      sentence in
      sentence.split(separator: " ").dropFirst().map { String($0.filter(\.isLetter)) }
    }
    let capitals = inner.filter { $0.first?.isUppercase ?? false }
    let isTitle = !rules.purpose.isProse && capitals.count * 2 > inner.count
    return isTitle ? [] : capitals.filter { !known.contains($0.lowercased()) && !isMark($0) }
  }

  private static func isMark(_ word: String) -> Bool { word.contains(CheckedText.nameMark) }

  /// Finds words in Latin letters inside Chinese text.
  private static func latin(in text: CheckedText, rules: CopyRules) -> [String] {
    let known = Set(rules.facts.flatMap { CheckedText($0).words })
    return text.words.filter { word in
      word.unicodeScalars.allSatisfy { $0.value < 0x250 } && !known.contains(word)
    }
  }
}
