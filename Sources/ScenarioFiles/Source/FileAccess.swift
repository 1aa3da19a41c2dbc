import Foundation

/// Reads files; tests put texts in place of a disk.
struct FileAccess: Sendable {
  /// Returns the bytes of a file, or `nil` when it can't be read.
  var read: @Sendable (String) -> [UInt8]?

  /// The files of this machine.
  static let disk = FileAccess { path in
    FileManager.default.contents(atPath: path).map { Array($0) }
  }

  /// What to do about a file that can't be read; a missing one is looked for from `folder`.
  static func hint(path: String, folder: String) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return "check the path; it is relative to \(folder)"
    }
    return isFolder.boolValue
      ? "this is a folder; name a file in it" : "make the file readable for this user"
  }
}
