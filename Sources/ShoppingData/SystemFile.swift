import Foundation

/// Returns the system's words for a POSIX error number.
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }

/// An open file that closes itself.
struct SystemFile: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Opens a file for reading.
  ///
  /// - Throws: `ShoppingDataError.missingFile` or `.file`.
  init(reading path: String) throws(ShoppingDataError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .missingFile(path: path) }
      throw .file(path: path, action: "read the file", code: errno)
    }
  }

  /// Opens a file for writing: anew, or at its end.
  init(writing path: String, appending: Bool) throws(ShoppingDataError) {
    self.path = path
    descriptor = open(
      path, O_WRONLY | O_CREAT | O_CLOEXEC | (appending ? O_APPEND : O_TRUNC), 0o666)
    guard descriptor >= 0 else {
      throw .file(path: path, action: "write the file", code: errno)
    }
  }

  deinit { close(descriptor) }

  /// Fills the buffer as far as the file goes; returns the bytes read, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ShoppingDataError) -> Int {
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw .file(path: path, action: "read the file", code: errno)
      }
    }
  }

  /// Writes all bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(ShoppingDataError) {
    var written = 0
    while written < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
      let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
      guard count > 0 || (count < 0 && errno == EINTR) else {
        throw .file(path: path, action: "write the file", code: errno)
      }
      written += max(0, count)
    }
  }

  /// Forces what was written to the disk.
  func synchronise() throws(ShoppingDataError) {
    guard fsync(descriptor) == 0 else {
      throw .file(path: path, action: "write the file", code: errno)
    }
  }

  /// Creates an empty folder of its own among the system's temporary files.
  static func temporaryFolder() throws(ShoppingDataError) -> String {
    let pattern = FileManager.default.temporaryDirectory.path + "/marketeer-data-XXXXXX"
    var name = Array(pattern.utf8CString)
    guard mkdtemp(&name) != nil else {
      throw .file(path: pattern, action: "create the folder", code: errno)
    }
    return String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether something is there.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Bytes of a file; 0 when it is missing.
  static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
