import Foundation

/// Folders and whole files, with errors that name path, reason and remedy.
enum FileTree {
  /// Creates the folder and those above it.
  static func createFolder(_ path: String) throws {
    var partial = path.hasPrefix("/") ? "/" : ""
    for component in path.split(separator: "/") {
      partial += (partial.isEmpty || partial == "/" ? "" : "/") + component
      if mkdir(partial, 0o777) != 0 && !isFolder(partial) {
        let code = errno == EEXIST ? ENOTDIR : errno
        throw ResultsError.file(path: partial, action: "create the folder", code: code)
      }
    }
  }

  /// Whether a folder, or a link to one, is there; leaves `errno` as it was.
  static func isFolder(_ path: String) -> Bool {
    let before = errno
    defer { errno = before }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Returns the whole file.
  static func contents(of path: String) throws -> Data {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ResultsError.file(path: path, action: "read", code: errno)
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard let data = try? handle.readToEnd() else {
      throw ResultsError.file(path: path, action: "read", code: EIO)
    }
    return data
  }

  /// The size of all files below a folder, links not followed.
  static func bytes(below folder: String) -> Int {
    names(in: folder).reduce(0) { total, name in
      let path = folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { return total }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      return total + (isFolder ? bytes(below: path) : Int(status.st_size))
    }
  }

  /// The names in a folder, sorted; empty when it is missing.
  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// Removes a file if it is there.
  static func removeFile(_ path: String) {
    unlink(path)
  }

  /// Gives a file another name, in place of what has it.
  static func move(_ path: String, to other: String) throws {
    guard rename(path, other) == 0 else {
      throw ResultsError.file(path: other, action: "write", code: errno)
    }
  }
}
