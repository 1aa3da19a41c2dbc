/// Words that Chinese law calls absolute (绝对化用语), found in a text.
public enum AbsoluteTerms {
  /// The three that the Advertising Law names.
  static let statutory: [String] = ["国家级", "最高级", "最佳"]

  /// Harmless phrases that hold such a word.
  private static let allowed = ["第一步", "第一次", "第一时间", "最低消费"]
  private static let words = [
    "国家级", "世界级", "第一", "唯一", "首选", "顶级", "极品", "独家", "史上最低", "全网最低",
  ]
  /// What makes 最 a word of time or number when it follows: 最后, 最近, 最多.
  private static let harmlessAfterMost: Set<Character> = [
    "后", "近", "终", "初", "多", "少", "迟", "晚", "早",
  ]

  /// Whether 最 before a character makes a superlative, as in 最好 and 最香.
  public static func isSuperlative(before next: Character) -> Bool {
    next.isLetter && !next.isASCII && !harmlessAfterMost.contains(next)
  }

  /// Returns the absolute terms of a text in order, once each.
  static func found(in text: String) -> [String] {
    let characters = Array(text)
    var terms: [String] = []
    var index = 0
    while index < characters.count {
      let rest = characters[index...]
      if let phrase = allowed.first(where: { rest.starts(with: $0) }) {
        index += phrase.count
      } else if let term = term(atStartOf: rest) {
        if !terms.contains(term) { terms.append(term) }
        index += term.count
      } else {
        index += 1
      }
    }
    return terms
  }

  private static func term(atStartOf rest: ArraySlice<Character>) -> String? {
    if let word = (statutory + words).first(where: { rest.starts(with: $0) }) { return word }
    guard rest.first == "最", let next = rest.dropFirst().first, isSuperlative(before: next) else {
      return nil
    }
    return String(rest.prefix(2))
  }
}
