/// Whether a text that should describe the product speaks of it at all.
enum TopicCheck {
  /// Finds descriptions without a term of the product's data; a rule's empty topic is not checked.
  static func findings(in text: String, rules: CopyRules) -> [CopyFinding] {
    guard rules.purpose.describes, !rules.topic.isEmpty else { return [] }
    let topic = Set(TextTerms.terms(of: rules.topic).map(stem))
    let isShared = TextTerms.terms(of: text).contains { topic.contains(stem($0)) }
    return isShared ? [] : [CopyFinding(.offTopic, String(text.prefix(40)))]
  }

  /// Takes a plural's or a third person's ending off.
  private static func stem(_ word: String) -> String {
    word.count > 3 && word.hasSuffix("s") ? String(word.dropLast()) : word
  }
}

extension ChannelField.Purpose {
  /// Whether it says what the product is like.
  var describes: Bool {
    switch self {
    case .benefit, .advertDescription, .opening, .paragraph, .spokenBenefit, .answerWhat: true
    default: false
    }
  }
}
