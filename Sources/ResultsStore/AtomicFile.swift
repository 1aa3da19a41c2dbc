import Foundation

/// Writes a whole file so that a reader sees the old text or the new one, never a part.
public enum AtomicFile {
  /// Writes the text to a temporary file beside `path`, forces it to the disk and renames it.
  ///
  /// - Parameters:
  ///   - text: The new contents, written as UTF-8.
  ///   - path: The file; its folder must exist.
  /// - Throws: `ResultsError.file`; the old file, if any, is then untouched.
  public static func write(_ text: String, to path: String) throws {
    let temporary = "\(path).\(getpid()).tmp"
    do {
      try writeDurably(Array(text.utf8), to: temporary)
      guard rename(temporary, path) == 0 else { throw failure("replace", errno, path) }
    } catch {
      unlink(temporary)
      guard case ResultsError.file(_, let action, let code) = error else { throw error }
      throw failure(action, code, path)
    }
    syncFolder(of: path)
  }

  private static func writeDurably(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure("write", errno, path) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 || (count < 0 && errno == EINTR) else {
        throw failure("write", errno, path)
      }
      written += max(0, count)
    }
    guard fsync(descriptor) == 0 else { throw failure("write", errno, path) }
  }

  private static func failure(_ action: String, _ code: Int32, _ path: String) -> ResultsError {
    .file(path: path, action: action, code: code)
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
