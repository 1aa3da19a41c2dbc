import Foundation
import ResultsStore

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

  /// Opens a file, or makes one, for writing at its end.
  init(appendingTo path: String) throws(ShoppingDataError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_APPEND, 0o666)
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
    let code = AtomicFile.write(bytes, to: descriptor)
    guard code == 0 else { throw .file(path: path, action: "write the file", code: code) }
  }

  /// Writes a whole file durably; a reader sees the old contents or the new ones.
  static func replace(_ path: String, with bytes: [UInt8]) throws(ShoppingDataError) {
    do {
      try AtomicFile.write(bytes, to: path)
    } catch {
      let code = if case .file(_, _, let number) = error { number } else { EIO }
      throw .file(path: path, action: "write the file", code: code)
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
