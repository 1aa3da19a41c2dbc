import Foundation
import ResultsStore

/// Folders that exports write to.
enum ExportFolder {
  /// Makes a folder and those above it.
  static func create(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw ResultsError.file(path: path, action: "create the folder", code: errno)
    }
  }

  /// Makes the folder that a file lies in.
  static func create(above path: String) throws {
    let folder = URL(filePath: path).deletingLastPathComponent().relativePath
    try create(folder)
  }

  /// A new folder that is somebody's to remove.
  static func temporary() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "marketeer-\(UUID())").path
    try create(folder)
    return folder
  }

  /// Copies a folder's files, none of its folders.
  static func copyFiles(from folder: String, to other: String) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".csv") || name.hasSuffix(".ics") {
      try copy("\(folder)/\(name)", to: "\(other)/\(name)")
    }
  }

  /// Copies a file's bytes.
  static func copy(_ path: String, to other: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ResultsError.file(path: path, action: "read", code: errno)
    }
    try AtomicFile.write([UInt8](data), to: other)
  }
}
