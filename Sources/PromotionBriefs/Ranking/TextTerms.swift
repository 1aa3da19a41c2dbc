/// The terms by which texts are compared: English words that are no stop words, pairs of Chinese characters.
enum TextTerms {
  /// Returns the terms in order, with repeats.
  static func terms(of text: String) -> [String] {
    let checked = CheckedText(text)
    let words = checked.words.filter { $0.count >= 3 && !stopWords.contains($0) }
    let runs = checked.folded.split { !($0.isLetter && $0.isWideScript) }
    let pairs = runs.flatMap { run in Windows(Array(run), size: 2).map { String($0) } }
    return words + pairs
  }

  private static let stopWords = StopWords.byLanguage[0].words
}
