import Foundation
import Testing

/// Files that were recorded from a run and read by a person.
enum Golden {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"

  /// Returns the text of a file of the repository.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Compares a text with a file of the repository; `RECORD_GOLDEN=1` writes the file and fails.
  static func expect(
    _ text: String, equals path: String, source: SourceLocation = #_sourceLocation
  ) throws {
    if isRecording {
      let url = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      Issue.record("recorded \(path); run again without RECORD_GOLDEN", sourceLocation: source)
    } else {
      #expect(try text == self.text(path), sourceLocation: source)
    }
  }
}
