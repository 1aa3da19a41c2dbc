/// Writes a piece of a file on one line, as YAML reads it.
enum SourceText {
  /// Returns maps in braces, lists in brackets, and texts in quotes where they need them.
  static func flow(_ node: SourceNode) -> String {
    switch node.content {
    case .scalar(let text, let isPlain): isPlain && isSafe(text) ? text : quoted(text)
    case .list(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\($0.key): \(flow($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// Whether a plain text means itself inside braces.
  private static func isSafe(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter || first.isNumber || "-+.".contains(first) else {
      return false
    }
    return text.allSatisfy { $0.isLetter || $0.isNumber || " -+./%_±".contains($0) }
  }

  private static func quoted(_ text: String) -> String {
    JSONValue.text(text).text()
  }
}
