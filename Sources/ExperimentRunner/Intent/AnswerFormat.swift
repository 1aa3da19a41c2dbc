/// How an answer about purchase intent is written.
public enum AnswerFormat: String, Sendable, CaseIterable {
  /// Aligned text.
  case table
  /// JSON with sorted keys.
  case json
  /// One tidy table.
  case csv
  /// Markdown.
  case md
}
