import Foundation

/// A program that runs beside this one, in a process group of its own, and ends with it.
///
/// Its standard input is a stream of lines that it watches: when this process ends, however it ends,
/// the stream closes and the child leaves.
public final class ChildProcess: Sendable {
  private let process: pid_t
  private let lifeline: Int32
  private let output: Int32
  private let messages: Int32

  /// Starts a program, looked up along the path.
  ///
  /// - Throws: `POSIXError`.
  public init(arguments: [String]) throws {
    let input = try Self.socketPair()
    let result = try Self.pipe()
    messages = try Self.unnamedFile()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.read, 0)
    posix_spawn_file_actions_adddup2(&actions, result.write, 1)
    posix_spawn_file_actions_adddup2(&actions, messages, 2)
    process = try Self.spawn(arguments, actions: &actions)
    close(input.read)
    close(result.write)
    lifeline = input.write
    output = result.read
    _ = fcntl(output, F_SETFL, O_NONBLOCK)
  }

  deinit {
    stop()
    close(output)
    close(messages)
  }

  /// Returns the first line of standard output, without its end; `nil` when the program ends first.
  ///
  /// - Throws: `CancellationError`.
  func firstLine() async throws -> String? {
    var line: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      switch read(output, &byte, 1) {
      case 1 where byte == UInt8(ascii: "\n"): return String(decoding: line, as: UTF8.self)
      case 1: line.append(byte)
      case 0: return nil
      default: try await Task.sleep(for: .milliseconds(10))
      }
    }
  }

  /// Writes a line to the program's standard input; a program that is gone, or that takes nothing while
  /// the seconds pass, gets none.
  ///
  /// - Returns: Whether all of it was written.
  public func send(_ line: String, within seconds: Double) -> Bool {
    var rest = Array((line + "\n").utf8)[...]
    let end = ContinuousClock.now + .seconds(seconds)
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(
          lifeline, $0.baseAddress, $0.count,
          Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EAGAIN && errno != EINTR || !Self.waits(lifeline, POLLOUT, until: end) {
        return false
      }
    }
    return true
  }

  /// What became of waiting for a line.
  public enum Line: Sendable, Hashable {
    /// The line without its end.
    case text(String)
    /// The program closed its standard output.
    case ended
    /// The seconds passed.
    case late
    /// It has more bytes than were allowed.
    case tooLong
  }

  /// Waits for the next line of standard output, at most so many seconds and bytes.
  public func line(within seconds: Double, atMost limit: Int) -> Line {
    let end = ContinuousClock.now + .seconds(seconds)
    var line: [UInt8] = []
    while line.count <= limit {
      var byte: UInt8 = 0
      switch read(output, &byte, 1) {
      case 1 where byte == UInt8(ascii: "\n"): return .text(String(decoding: line, as: UTF8.self))
      case 1: line.append(byte)
      case 0: return .ended
      default: if !Self.waits(output, POLLIN, until: end) { return .late }
      }
    }
    return .tooLong
  }

  /// How a program that has ended by itself did so, in words; `nil` while it runs.
  public func ending() -> String? {
    for _ in 0..<200 {
      var info = siginfo_t()
      // The program stays to be waited for, so that its number names nobody else.
      guard waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) == 0 else {
        return nil
      }
      if info.si_signo != 0 {
        let status = info._sifields._sigchld.si_status
        return info.si_code == CLD_EXITED ? "exit code \(status)" : "signal \(status)"
      }
      usleep(5_000)
    }
    return nil
  }

  /// Waits until a descriptor is ready; `false` when the time is over.
  private static func waits(_ descriptor: Int32, _ event: Int32, until end: ContinuousClock.Instant)
    -> Bool
  {
    let left = ContinuousClock.now.duration(to: end)
    let milliseconds =
      left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
    guard milliseconds > 0 else { return false }
    var entry = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    return poll(&entry, 1, Int32(min(milliseconds + 1, 60_000))) >= 0
  }

  /// The last line that the program wrote to standard error.
  public var lastMessage: String {
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let end = lseek(messages, 0, SEEK_END)
    let count = pread(messages, &bytes, bytes.count, max(0, end - off_t(bytes.count)))
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return text.split(separator: "\n").last.map(String.init) ?? ""
  }

  /// Ends the program and everything in its group.
  private func stop() {
    close(lifeline)
    for _ in 0..<100 {
      if waitpid(process, nil, WNOHANG) != 0 { break }
      usleep(5_000)
    }
    // The program may be gone; its group may still hold what it started.
    kill(-process, SIGKILL)
    waitpid(process, nil, 0)
  }

  private static func spawn(
    _ arguments: [String], actions: inout posix_spawn_file_actions_t
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    let words = arguments.map { strdup($0) }
    defer { for word in words { free(word) } }
    var process = pid_t()
    try check(posix_spawnp(&process, arguments[0], &actions, &attributes, words + [nil], environ))
    return process
  }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    try check(Foundation.pipe(&ends) == 0 ? 0 : errno)
    for end in ends { keepFromChildren(end) }
    return (ends[0], ends[1])
  }

  /// Two ends of a stream; writing to one whose other end is gone fails instead of ending this process.
  private static func socketPair() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    try check(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0 ? 0 : errno)
    for end in ends { keepFromChildren(end) }
    return (ends[0], ends[1])
  }

  /// A file without a name, which is gone when it is closed.
  private static func unnamedFile() throws -> Int32 {
    var path = Array((NSTemporaryDirectory() + "/marketeer-XXXXXX").utf8CString)
    let file = mkstemp(&path)
    try check(file >= 0 ? 0 : errno)
    keepFromChildren(file)
    unlink(path)
    return file
  }

  // A lifeline that another child held open would keep its server alive.
  private static func keepFromChildren(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  private static func check(_ code: Int32) throws {
    if code != 0 { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
  }
}
