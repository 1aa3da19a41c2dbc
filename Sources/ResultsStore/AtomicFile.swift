import Foundation

/// Writes a whole file so that a reader sees the old contents or the new ones, never a part.
public enum AtomicFile {
  /// Writes the text as `write(_:to:)` writes bytes.
  ///
  /// - Parameters:
  ///   - text: The new contents, written as UTF-8.
  ///   - path: The file; its folder must exist.
  /// - Throws: `ResultsError.file`; the old file, if any, is then untouched.
  public static func write(_ text: String, to path: String) throws(ResultsError) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes the bytes to a temporary file beside `path`, forces it to the disk and renames it.
  ///
  /// - Parameters:
  ///   - bytes: The new contents.
  ///   - path: The file; its folder must exist.
  /// - Throws: `ResultsError.file`; the old file, if any, is then untouched.
  public static func write(_ bytes: [UInt8], to path: String) throws(ResultsError) {
    let temporary = "\(path).\(getpid()).tmp"
    var code = writeDurably(bytes, to: temporary)
    var action = "write"
    if code == 0 {
      action = "replace"
      code = rename(temporary, path) == 0 ? 0 : errno
    }
    guard code == 0 else {
      unlink(temporary)
      throw .file(path: path, action: action, code: code)
    }
    syncFolder(of: path)
  }

  /// Returns 0 or the error's number.
  private static func writeDurably(_ bytes: [UInt8], to path: String) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    let code = bytes.withUnsafeBytes { write($0, to: descriptor) }
    guard code == 0 else { return code }
    return fsync(descriptor) == 0 ? 0 : errno
  }

  /// Writes all bytes to an open file; returns 0 or the error's number.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
      guard count > 0 || (count < 0 && errno == EINTR) else { return errno }
      written += max(0, count)
    }
    return 0
  }

  /// Makes the rename itself durable; a file system that refuses to sync folders is no error.
  private static func syncFolder(of path: String) {
    let folder =
      path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : "."
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
