import Foundation

/// A file of drafts: one try or one finished copy per line, as JSON.
public enum DraftLines {
  /// Returns the records as lines of JSON with sorted keys.
  public static func text(_ records: [DraftRecord]) throws -> String { try lines(records) }

  /// Returns tries and finished copies, the tries first; exactness needs the finished copies.
  public static func text(_ evaluation: CopyEvaluation) throws -> String {
    try lines(evaluation.records) + lines(evaluation.finished)
  }

  private static func lines(_ values: [some Encodable]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try values.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }
      .joined()
  }

  /// Reads tries and finished copies; empty lines don't count.
  ///
  /// - Throws: `DraftLinesError` at the first line that is neither.
  public static func evaluation(
    of text: String, file: String
  ) throws(DraftLinesError) -> CopyEvaluation {
    let lines: [Line] = try values(of: text, file: file, what: "draft record")
    return CopyEvaluation(records: lines.compactMap(\.record), finished: lines.compactMap(\.copy))
  }

  /// One line of the file.
  private enum Line: Decodable {
    case record(DraftRecord)
    case copy(FinishedCopy)

    init(from decoder: any Decoder) throws {
      if let copy = try? FinishedCopy(from: decoder) {
        self = .copy(copy)
      } else {
        self = .record(try DraftRecord(from: decoder))
      }
    }

    var record: DraftRecord? {
      if case .record(let record) = self { record } else { nil }
    }

    var copy: FinishedCopy? {
      if case .copy(let copy) = self { copy } else { nil }
    }
  }

  /// Reads reference texts, like `{"language": "en", "text": "..."}`.
  ///
  /// - Throws: `DraftLinesError` at the first line that is none.
  public static func references(
    of text: String, file: String
  ) throws(DraftLinesError) -> [ReferenceText] {
    try values(of: text, file: file, what: "reference text")
  }

  private static func values<Value: Decodable>(
    of text: String, file: String, what: String
  ) throws(DraftLinesError) -> [Value] {
    var values: [Value] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.contains(where: { !$0.isWhitespace }) {
      guard let value = try? JSONDecoder().decode(Value.self, from: Data(line.utf8)) else {
        throw DraftLinesError(file: file, line: index + 1, what: what)
      }
      values.append(value)
    }
    return values
  }
}

/// A line that is not what its file promises.
public struct DraftLinesError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file's name.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What it should be.
  public let what: String

  /// The message with its place and hint.
  public var description: String {
    "\(file):\(line):1: error: this line is no \(what)\nhint: each line must hold one JSON object"
  }
}
