import Foundation

/// Numbers in English words.
enum EnglishNumerals {
  typealias Token = NumberTokens.Token

  /// Replaces runs of number words by numbers.
  ///
  /// A lone `one` counts only in phrases like `buy one`; a lone `second` only in those like `second item`.
  static func joined(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var index = 0
    while index < tokens.count {
      let run = run(in: tokens, from: index)
      if run.isEmpty || isIdiom(run, at: index, in: tokens) {
        result.append(tokens[index])
        index += 1
      } else {
        result.append(.number(value(of: run.values)))
        index += run.length
      }
    }
    return result
  }

  private typealias Run = (values: [Int], length: Int, isEmpty: Bool)

  private static func run(in tokens: [Token], from start: Int) -> Run {
    var values: [Int] = []
    var length = 0
    var index = start
    while index < tokens.count {
      if case .word(let word) = tokens[index], let value = value(of: word),
        joins(values.last, value)
      {
        values.append(value)
        length = index - start + 1
      } else if values.isEmpty || !isJoint(tokens[index]) {
        break
      }
      index += 1
    }
    return (values, length, values.isEmpty)
  }

  /// Whether a value continues a number: `twenty five`, `five hundred`, `hundred five`; not `five six`.
  private static func joins(_ last: Int?, _ next: Int) -> Bool {
    guard let last else { return true }
    return next >= 100 || last >= 100 || (last >= 20 && last < 100 && next < 10)
  }

  private static func isJoint(_ token: Token) -> Bool {
    token == .sign("-") || token == .word("and")
  }

  private static func value(of word: String) -> Int? {
    switch word {
    case "one": 1
    case "second": 2
    default: EnglishWords.numbers[word]
    }
  }

  private static func value(of values: [Int]) -> Decimal {
    var total = Decimal(0)
    var section = Decimal(0)
    for value in values {
      if value >= 1000 {
        total += max(section, 1) * Decimal(value)
        section = 0
      } else if value == 100 {
        section = max(section, 1) * 100
      } else {
        section += Decimal(value)
      }
    }
    return total + section
  }

  private static func isIdiom(_ run: Run, at index: Int, in tokens: [Token]) -> Bool {
    guard run.length == 1, case .word(let word) = tokens[index], ["one", "second"].contains(word)
    else { return false }
    let neighbours = tokens[max(0, index - 2)..<min(tokens.count, index + 3)]
    let line = neighbours.compactMap { token -> String? in
      if case .word(let word) = token { word } else { nil }
    }
    let text = " " + line.joined(separator: " ") + " "
    return !EnglishWords.countingPhrases.contains { text.contains(" \($0) ") && $0.contains(word) }
  }
}
