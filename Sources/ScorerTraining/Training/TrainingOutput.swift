import Foundation
import ResultsStore

/// Files that a training writes.
enum TrainingOutput {
  /// Writes a whole file and forces it to the disk; a reader sees the old contents or the new ones.
  ///
  /// - Throws: `TrainingError.file`.
  static func write(_ bytes: [UInt8], to path: String) throws(TrainingError) {
    do {
      try AtomicFile.write(bytes, to: path)
    } catch {
      let code = if case .file(_, _, let number) = error { number } else { EIO }
      throw .file(path: path, action: "write", reason: String(cString: strerror(code)).lowercased())
    }
  }

  /// Writes a text as UTF-8.
  ///
  /// - Throws: `TrainingError.file`.
  static func write(_ text: String, to path: String) throws(TrainingError) {
    try write(Array(text.utf8), to: path)
  }
}
