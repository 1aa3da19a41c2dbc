import PriceClaims

/// Words that drafted text must not use, or only with evidence.
enum WordChecks {
  static func findings(in text: CheckedText, rules: CopyRules) -> [CopyFinding] {
    dates(in: text) + discounts(in: text) + absolutes(in: text) + urgency(in: text)
      + inventions(in: text, rules: rules) + claims(in: text, rules: rules)
      + banned(in: text, words: rules.bannedWords)
  }

  static func dates(in text: CheckedText) -> [CopyFinding] {
    let months = text.folded.split { !$0.isLetter || $0.isWideScript }.filter {
      $0 == "May" || $0 == "March"
    }
    return
      (months.map(String.init) + text.phrases(of: EnglishWords.dates)
      + text.pieces.found(of: ChineseWords.dates)).map { CopyFinding(.dateWords, $0) }
  }

  static func discounts(in text: CheckedText) -> [CopyFinding] {
    let rest = text.folded(without: ChineseWords.harmlessDiscounts)
    let chinese = WidePieces(rest).found(of: ChineseWords.discounts)
    let stems = text.plainWords.filter { word in
      EnglishWords.discountStems.contains { word.contains($0) }
    }
    let english =
      text.phrases(of: EnglishWords.discounts) + loadedSaving(text) + loadedFree(text)
      + loadedUpTo(text) + stems
    return (english + chinese).map { CopyFinding(.discountWords, $0) }
  }

  /// Finds `save` and its forms, unless time or space is saved.
  private static func loadedSaving(_ text: CheckedText) -> [String] {
    text.plainWords.indices.filter { index in
      let next = text.plainWords.dropFirst(index + 1).first ?? ""
      return ["save", "saves", "saving", "saved"].contains(text.plainWords[index])
        && !EnglishWords.harmlessAfterSave.contains(next)
    }.map { text.plainWords[$0] }
  }

  /// Finds `up to`, unless someone wakes up to something.
  private static func loadedUpTo(_ text: CheckedText) -> [String] {
    let words = ["", ""] + text.plainWords + [""]
    return Windows(words, size: 4).contains { run in
      let run = Array(run)
      return run[1] == "up" && run[2] == "to" && !EnglishWords.harmlessBeforeUpTo.contains(run[0])
        && !EnglishWords.harmlessAfterUpTo.contains(run[3])
    } ? ["up to"] : []
  }

  /// Finds `free`, unless it means without something, as in `sugar-free`.
  private static func loadedFree(_ text: CheckedText) -> [String] {
    text.plainWords.indices.filter { index in
      guard ["free", "freely"].contains(text.plainWords[index]) else { return false }
      let before = index > 0 ? text.plainWords[index - 1] : ""
      let after = text.plainWords.dropFirst(index + 1).first ?? ""
      return !EnglishWords.harmlessBeforeFree.contains(before)
        && !EnglishWords.harmlessAfterFree.contains(after)
    }.map { text.plainWords[$0] }
  }

  static func absolutes(in text: CheckedText) -> [CopyFinding] {
    let rest = text.folded(without: ChineseWords.harmlessAbsolutes)
    let pieces = WidePieces(rest)
    let forbidden =
      text.phrases(of: EnglishWords.absolutes)
      + pieces.found(of: ChineseWords.forbiddenAbsolutes)
    let provable = pieces.found(of: ChineseWords.absolutes) + superlatives(in: rest)
    return forbidden.map { CopyFinding(.absoluteWords, $0) }
      + provable.map { CopyFinding(.absoluteWords, $0, severity: .needsEvidence) }
  }

  /// Finds 最 with an adjective.
  private static func superlatives(in text: String) -> [String] {
    zip(text, text.dropFirst()).filter { $0 == "最" && AbsoluteTerms.isSuperlative(before: $1) }
      .map { String([$0, $1]) }
  }

  static func urgency(in text: CheckedText) -> [CopyFinding] {
    let rest = text.folded(without: ChineseWords.harmlessAbsolutes)
    return
      (text.phrases(of: EnglishWords.urgency) + WidePieces(rest).found(of: ChineseWords.urgency))
      .map { CopyFinding(.urgencyWords, $0) }
  }

  /// Finds what the shop is not known to do and the product not known to be.
  static func inventions(in text: CheckedText, rules: CopyRules) -> [CopyFinding] {
    let facts = rules.facts.map { CheckedText($0) }
    let found =
      text.phrases(of: EnglishWords.inventions) + text.pieces.found(of: ChineseWords.inventions)
    return found.filter { word in
      !facts.contains { $0.holds(phrase: word) || $0.folded.contains(word) }
    }.map { CopyFinding(.inventions, $0) }
  }

  /// Finds words that claim something which no proved claim says.
  static func claims(in text: CheckedText, rules: CopyRules) -> [CopyFinding] {
    let proved = rules.claims.filter { !$0.evidence.isEmpty }.map { CheckedText($0.text) }
    let english = text.phrases(
      of: EnglishWords.comparisons + EnglishWords.health + EnglishWords.environment)
    let chinese = text.pieces.found(of: ChineseWords.health + ChineseWords.environment)
    let open =
      english.filter { word in !proved.contains { $0.holds(phrase: word) } }
      + chinese.filter { word in !proved.contains { $0.folded.contains(word) } }
    return open.map { CopyFinding(.claims, $0, severity: .needsEvidence) }
  }

  /// Finds banned words: whole words of scripts with blanks, parts of text otherwise.
  static func banned(in text: CheckedText, words: [String]) -> [CopyFinding] {
    let line = " " + text.plainWords.joined(separator: " ") + " "
    return words.filter { word in
      let plain = CheckedText(word)
      let isWide = word.contains { $0.isWideScript }
      return isWide
        ? text.folded.contains(plain.folded)
        : !plain.words.isEmpty && line.contains(" " + plain.words.joined(separator: " ") + " ")
    }.map { CopyFinding(.bannedWords, $0) }
  }
}
