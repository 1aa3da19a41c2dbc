import Foundation

/// A folder that appears under its name only when it is complete.
struct OutputFolder: ~Copyable {
  private let destination: String
  /// Where files are written until then.
  let partial: String

  /// Creates the temporary folder beside `destination`.
  ///
  /// - Throws: `ShoppingDataError.foreignFolder` when `destination` holds something else.
  init(_ destination: String) throws(ShoppingDataError) {
    let path = URL(filePath: destination).standardizedFileURL.path
    self.destination = path
    partial = "\(path).partial-\(getpid())"
    if SystemFile.exists(path), !SystemFile.exists(path + "/prepared.json") {
      throw .foreignFolder(path: destination)
    }
    do {
      try FileManager.default.createDirectory(
        atPath: partial, withIntermediateDirectories: true)
    } catch {
      throw .file(path: partial, action: "create the folder", code: errno)
    }
  }

  deinit {
    // Left over only after a failure; what failed is already being reported.
    try? FileManager.default.removeItem(atPath: partial)
  }

  /// Writes a text file.
  func write(_ text: String, to name: String) throws(ShoppingDataError) {
    try SystemFile.replace("\(partial)/\(name)", with: Array(text.utf8))
  }

  /// Renames the folder to its name; an older one of that name is removed.
  func publish() throws(ShoppingDataError) {
    let old = "\(destination).old-\(getpid())"
    let isReplacing = SystemFile.exists(destination)
    if isReplacing, rename(destination, old) != 0 {
      throw .file(path: destination, action: "replace the folder", code: errno)
    }
    guard rename(partial, destination) == 0 else {
      let code = errno
      if isReplacing { rename(old, destination) }
      throw .file(path: destination, action: "create the folder", code: code)
    }
    // The old folder is no longer in use; what can't be removed does no harm.
    if isReplacing { try? FileManager.default.removeItem(atPath: old) }
  }
}
