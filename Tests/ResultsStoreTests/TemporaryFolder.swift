import Foundation

/// A folder that lives as long as the test that made it.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    path =
      URL(fileURLWithPath: NSTemporaryDirectory()).path + "/marketeer-test-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Returns a file's text, or what went wrong.
  func text(_ name: String) -> String {
    do {
      return try String(contentsOfFile: path + "/" + name, encoding: .utf8)
    } catch {
      return "\(error)"
    }
  }

  /// Writes a file as it is.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
  }
}
