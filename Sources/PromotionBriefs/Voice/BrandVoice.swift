import Foundation

/// How a brand speaks: what it does, what it avoids, banned words, copy it has used.
public struct BrandVoice: Sendable, Hashable, Codable {
  /// A text the brand has used.
  public struct Example: Sendable, Hashable, Codable {
    /// The text's language, by its script.
    public var language: CopyLanguage
    /// The text.
    public var text: String
  }

  /// What copy should do, one rule each.
  public var rules: [String]
  /// What copy should not do, one rule each.
  public var avoidances: [String]
  /// Words and phrases that no draft may hold.
  public var banned: [String]
  /// Copy of the past.
  public var examples: [Example]

  /// No voice: no rule, no ban, no example.
  public static let none = BrandVoice(rules: [], avoidances: [], banned: [], examples: [])

  /// Returns past texts, which drafts must not repeat.
  func pastTexts(in language: CopyLanguage) -> [String] {
    examples.filter { $0.language == language }.map(\.text)
  }

  /// Returns what a prompt says of the voice: the rules, and the two nearest examples without their numbers.
  func prompt(
    for subject: CopySubject, purpose: ChannelField.Purpose, language: CopyLanguage
  ) -> VoicePrompt {
    let query = ([subject.category, subject.details] + subject.facts).joined(separator: " ")
    let past = PastCopy(texts: pastTexts(in: language))
    let examples = past.nearest(to: query, count: 2)
      .map { PromptData.numberFree($0.text, names: subject.productNames, limit: 200) }
      .filter { !$0.isEmpty }
    return VoicePrompt(rules: rulesText(language), examples: examples)
  }

  /// Returns the cosine between a text and the nearest past copy; nil without past copy.
  func likeness(of text: String, language: CopyLanguage) -> Double? {
    PastCopy(texts: pastTexts(in: language)).nearest(to: text, count: 1).first?.similarity
  }

  private func rulesText(_ language: CopyLanguage) -> String {
    let (must, mustNot) = language == .english ? ("Do: ", "Do not: ") : ("要：", "不要：")
    let lines =
      (rules.isEmpty ? [] : [must + rules.joined(separator: "; ")])
      + (avoidances.isEmpty ? [] : [mustNot + avoidances.joined(separator: "; ")])
    return lines.joined(separator: "\n")
  }
}

/// What a prompt says of the brand's voice.
struct VoicePrompt {
  let rules: String
  let examples: [String]

  static let none = VoicePrompt(rules: "", examples: [])
}
