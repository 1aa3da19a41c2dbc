import Foundation

/// Names that users give to runs: a line each in `tags.txt` of the run's folder.
///
/// Tags are no result: they stand in no manifest, and nothing that is computed depends on them.
public enum RunTags {
  /// The file's name in the run's folder.
  public static let fileName = "tags.txt"

  /// Returns a run's tags, sorted; none without the file.
  public static func read(runFolder: String) -> [String] {
    guard let data = try? FileTree.contents(of: "\(runFolder)/\(fileName)") else { return [] }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    return Set(lines.filter(isValid)).sorted()
  }

  /// Whether a text can be a tag: letters, digits, `-`, `_` and `.`, and no run id or `latest`.
  public static func isValid(_ tag: String) -> Bool {
    let isWord = tag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    let isRunID = tag.count == 12 && tag.allSatisfy { "0123456789abcdef".contains($0) }
    return !tag.isEmpty && tag.count <= 60 && isWord && !isRunID && tag != RunRegistry.latest
  }

  /// Replaces a run's tags; no tags remove the file.
  ///
  /// - Throws: `ResultsError.file`.
  public static func write(_ tags: [String], runFolder: String) throws {
    let path = "\(runFolder)/\(fileName)"
    let kept = Set(tags).sorted()
    guard !kept.isEmpty else {
      if unlink(path) != 0 && errno != ENOENT {
        throw ResultsError.file(path: path, action: "remove", code: errno)
      }
      return
    }
    try AtomicFile.write(kept.map { $0 + "\n" }.joined(), to: path)
  }
}
