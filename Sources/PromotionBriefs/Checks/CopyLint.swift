/// Every check on a drafted text.
public enum CopyLint {
  /// Returns what is wrong with a text, in the order of the checks; nothing when it may be used.
  ///
  /// Only `claims` findings and some `absolute_words` are `needsEvidence`; every other one is a failure.
  public static func findings(in text: String, rules: CopyRules) -> [CopyFinding] {
    let form = FormChecks.findings(in: text, rules: rules)
    guard !form.contains(where: { $0.check == .empty }) else { return form }
    let checked = CheckedText(text, names: rules.names)
    return form + NumberChecks.findings(in: checked)
      + WordChecks.findings(in: checked, rules: rules)
      + NameChecks.findings(in: checked, rules: rules)
      + LanguageCheck.findings(in: checked, language: rules.language)
      + RepetitionCheck.findings(in: checked, earlier: rules.earlier)
      + TopicCheck.findings(in: text, rules: rules)
  }
}

extension [CopyFinding] {
  /// Whether none of them is a failure.
  public var passes: Bool { !contains { $0.severity == .failure } }

  /// The findings that forbid the text.
  public var failures: [CopyFinding] { filter { $0.severity == .failure } }
}
