import Foundation
import Testing

/// Compares a text with `Golden/<name>`; `RECORD_GOLDEN=1` writes the file and fails.
func expectGolden(_ text: String, _ name: String, source: SourceLocation = #_sourceLocation) throws
{
  let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Golden/" + name
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    Issue.record("recorded \(name); run again without RECORD_GOLDEN", sourceLocation: source)
    return
  }
  let expected = try String(contentsOfFile: path, encoding: .utf8)
  #expect(text == expected, sourceLocation: source)
}
