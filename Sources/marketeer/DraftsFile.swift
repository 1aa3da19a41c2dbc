import Foundation
import PromotionBriefs
import ResultsStore

/// A file of drafts that is written while they come in, so that what was drafted outlives the program.
struct DraftsFile: Sendable {
  private let path: String

  /// Starts an empty file.
  ///
  /// - Throws: `ResultsError.file` when it can't be written.
  init(path: String) throws {
    self.path = path
    try AtomicFile.write("", to: path)
  }

  /// Adds a try as it came; `replace` reports what could not be written.
  func append(_ record: DraftRecord) {
    guard let line = try? DraftLines.text([record]),
      let handle = try? FileHandle(forWritingTo: URL(filePath: path))
    else { return }
    defer { try? handle.close() }
    _ = try? handle.seekToEnd()
    try? handle.write(contentsOf: Data(line.utf8))
  }

  /// Writes everything anew: tries with their scores, and the finished copies.
  ///
  /// - Throws: `ResultsError.file` when it can't be written.
  func replace(with evaluation: CopyEvaluation) throws {
    try AtomicFile.write(try DraftLines.text(evaluation), to: path)
  }
}
