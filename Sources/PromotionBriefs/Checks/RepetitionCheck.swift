/// Loops inside a text, and texts that repeat others.
enum RepetitionCheck {
  /// Two texts whose trigram sets overlap more than this are the same draft (house rule).
  static let similarityLimit = 0.8
  /// A text of twelve units or more needs this share of distinct ones (house rule).
  static let distinctLimit = 0.45

  static func findings(in text: CheckedText, earlier: [String]) -> [CopyFinding] {
    loops(in: text) + duplicates(of: text, earlier: earlier)
  }

  /// Finds texts with few distinct words, a run repeated at once, or a run used three times.
  static func loops(in text: CheckedText) -> [CopyFinding] {
    let units = CopyUnits.units(of: text)
    let share = Double(Set(units).count) / Double(max(units.count, 1))
    if units.count >= 12, share < distinctLimit {
      return [CopyFinding(.repetition, "\(Set(units).count) of \(units.count) distinct")]
    }
    let isWide = units.contains { $0.first?.isWideScript ?? false }
    let marked = CopyUnits.units(of: text, keepsPunctuation: true)
    let sizes = isWide ? 3...8 : 1...6
    if let run = sizes.lazy.compactMap({ immediateRepeat(marked, size: $0) }).first {
      return [CopyFinding(.repetition, run)]
    }
    return frequentRun(units, size: isWide ? 5 : 3, limit: 3).map { [CopyFinding(.repetition, $0)] }
      ?? []
  }

  private static func immediateRepeat(_ units: [String], size: Int) -> String? {
    guard units.count >= 2 * size else { return nil }
    return (0...(units.count - 2 * size)).first { start in
      units[start..<start + size] == units[start + size..<start + 2 * size]
    }.map { units[$0..<$0 + size].joined(separator: " ") }
  }

  private static func frequentRun(_ units: [String], size: Int, limit: Int) -> String? {
    var counts: [ArraySlice<String>: Int] = [:]
    for window in Windows(units, size: size) {
      counts[window, default: 0] += 1
      if counts[window] == limit { return window.joined(separator: " ") }
    }
    return nil
  }

  /// Finds the first earlier text that is the same or nearly.
  static func duplicates(of text: CheckedText, earlier: [String]) -> [CopyFinding] {
    let own = shingles(of: text.original)
    let twin = earlier.first { other in
      let theirs = shingles(of: other)
      let shared = own.intersection(theirs).count
      let all = own.union(theirs).count
      return all > 0 && Double(shared) / Double(all) > similarityLimit
    }
    return twin.map { [CopyFinding(.duplicate, $0)] } ?? []
  }

  /// Runs of three characters, without blanks and punctuation.
  private static func shingles(of text: String) -> Set<String> {
    let letters = Array(CheckedText.folded(text).lowercased().filter { $0.isLetter })
    guard letters.count >= 3 else { return [String(letters)] }
    return Set(Windows(letters, size: 3).map { String($0) })
  }
}

/// The units that repetition and readability count: words, or characters of Chinese.
enum CopyUnits {
  /// Returns the units in order; with punctuation each mark is a unit too.
  static func units(of text: CheckedText, keepsPunctuation: Bool = false) -> [String] {
    var units: [String] = []
    var word = ""
    for character in text.lowered + " " {
      if character.isLetter, !character.isWideScript, character != CheckedText.nameMark {
        word.append(character)
      } else {
        if !word.isEmpty { units.append(word) }
        word = ""
        if character.isLetter || character == CheckedText.nameMark
          || (keepsPunctuation && character.isPunctuation)
        {
          units.append(String(character))
        }
      }
    }
    return units
  }
}
