import Foundation

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

  /// Returns a value as JSON with sorted keys and a line end.
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
