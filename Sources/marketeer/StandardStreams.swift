import Foundation

/// The two streams that the program writes to.
enum StandardStreams {
  /// Makes failed writes report themselves instead of ending the process or reaching a wrong file.
  ///
  /// A stream that the caller closed gives its number to the next file that is opened; read-only
  /// placeholders take the numbers, so that writing to a closed stream fails.
  static func prepare() {
    signal(SIGXFSZ, SIG_IGN)
    var descriptor: Int32 = 0
    while (0...2).contains(descriptor) { descriptor = open("/dev/null", O_RDONLY) }
    if descriptor > 2 { close(descriptor) }
  }

  /// Writes all bytes; returns the error number when that fails, 0 otherwise.
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return errno }
      rest = rest.dropFirst(max(0, count))
    }
    return 0
  }
}
