/// Words that Chinese law calls absolute (绝对化用语), found in a text.
enum AbsoluteTerms {
  /// The three that the Advertising Law names.
  static let statutory: [String] = ["国家级", "最高级", "最佳"]

  /// Harmless phrases that hold such a word.
  private static let allowed = ["最后更新", "第一步", "最低消费"]
  private static let words = [
    "国家级", "世界级", "第一", "唯一", "首选", "顶级", "极品", "独家", "史上最低", "全网最低",
  ]
  /// What makes 最 absolute when it follows.
  private static let superlatives: Set<Character> = [
    "高", "佳", "好", "优", "低", "新", "大", "强", "先", "便",
  ]

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
    guard rest.first == "最", let next = rest.dropFirst().first, superlatives.contains(next)
    else { return nil }
    return String(rest.prefix(2))
  }
}
