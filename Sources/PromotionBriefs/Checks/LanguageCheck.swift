/// Whether a text is in the language asked for: by script, then by stop words.
enum LanguageCheck {
  static func findings(in text: CheckedText, language: CopyLanguage) -> [CopyFinding] {
    let letters = text.folded.filter { $0.isLetter && $0 != CheckedText.nameMark }
    guard !letters.isEmpty else { return [] }
    let wide = letters.filter(\.isWideScript).count
    switch language {
    case .english: return english(text, letters: letters)
    case .simplifiedChinese:
      return chinese(letters: letters, wideShare: Double(wide) / Double(letters.count))
    }
  }

  private static func english(_ text: CheckedText, letters: String) -> [CopyFinding] {
    let foreign = letters.filter { !isLatin($0) }
    if !foreign.isEmpty { return [CopyFinding(.language, String(foreign.prefix(8)))] }
    let marked = letters.filter { !$0.isASCII }
    let scores = StopWords.byLanguage.map { entry in
      (name: entry.name, hits: text.words.count { entry.words.contains($0) })
    }
    let own = scores.first { $0.name == "English" }?.hits ?? 0
    let rival = scores.filter { $0.name != "English" }.max { $0.hits < $1.hits }
    if let rival, rival.hits > own { return [CopyFinding(.language, "reads like \(rival.name)")] }
    if marked.count >= 2, own == 0 { return [CopyFinding(.language, String(marked))] }
    return own == 0 && text.words.count >= 8 ? [CopyFinding(.language, "no English stop word")] : []
  }

  private static func chinese(letters: String, wideShare: Double) -> [CopyFinding] {
    if wideShare < 0.6 { return [CopyFinding(.language, String(letters.prefix(8)))] }
    let kana = letters.filter { character in
      character.unicodeScalars.contains {
        (0x3040...0x30FF).contains($0.value) || (0xAC00...0xD7AF).contains($0.value)
      }
    }
    if !kana.isEmpty { return [CopyFinding(.language, String(kana.prefix(8)))] }
    let strange = letters.filter { !$0.isWideScript && !isLatin($0) }
    if !strange.isEmpty { return [CopyFinding(.language, String(strange.prefix(8)))] }
    let traditional = letters.filter(ChineseWords.traditionalCharacters.contains)
    return traditional.isEmpty ? [] : [CopyFinding(.language, String(traditional.prefix(8)))]
  }

  private static func isLatin(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.value < 0x250 || (0x1E00...0x1EFF).contains($0.value) }
      ?? false
  }
}
