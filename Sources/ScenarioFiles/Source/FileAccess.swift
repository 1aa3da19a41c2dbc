import Foundation

/// Reads files; tests put texts in place of a disk.
struct FileAccess: Sendable {
  /// Returns the bytes of a file, or `nil` when it can't be read.
  var read: @Sendable (String) -> [UInt8]?

  /// The files of this machine.
  static let disk = FileAccess { path in
    FileManager.default.contents(atPath: path).map { Array($0) }
  }
}
