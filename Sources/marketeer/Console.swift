import ArgumentParser
import Foundation
import ResultsStore
import Synchronization

/// Where messages go: data to standard output, everything else to standard error.
enum Console {
  /// Writes a line to standard error; where nobody can read it, it is lost.
  static func note(_ text: String) {
    draw(text + "\n")
  }

  /// Writes text without a line end to standard error.
  static func draw(_ text: String) {
    _ = StandardStreams.write(text, to: 2)
  }

  /// Writes a result and a line end to standard output.
  ///
  /// - Throws: `ResultsError.file` when it can't be written; where the reader has closed the pipe, the
  ///   exit code of a program that SIGPIPE ends, without a message.
  static func show(_ text: String, terminator: String = "\n") throws {
    let code = StandardStreams.write(text + terminator, to: 1)
    if code == EPIPE { throw ExitReason.unread.code }
    guard code == 0 else {
      throw ResultsError.file(path: "standard output", action: "write", code: code)
    }
  }

  /// Returns a file's text, with U+FFFD where it is no UTF-8.
  ///
  /// - Throws: `ResultsError.file` when it can't be read.
  static func text(ofFile path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ResultsError.file(path: path, action: "read", code: errno)
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Whether standard error is a terminal.
  static var isTerminal: Bool { isatty(2) == 1 }

  /// Whether standard output may be coloured.
  static var usesColour: Bool {
    isatty(1) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }

  /// Columns of the terminal, 100 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 100 }
    return Int(size.ws_col)
  }

  /// The time as `2026-03-02T10:15:00Z`.
  static func timestamp() -> String {
    ISO8601DateFormatter().string(from: Date())
  }
}

/// A progress bar with the expected time to the end; draws on a terminal only.
final class ProgressBar: Sendable {
  private let state = Mutex((stage: "", start: Date(), first: 0))
  private let isShown: Bool

  /// Creates a bar that draws when `isShown`.
  init(isShown: Bool) {
    self.isShown = isShown
  }

  /// Draws `done` of `total` of a stage.
  func update(stage: String, done: Int, total: Int) {
    guard isShown else { return }
    let remaining = state.withLock { state -> String in
      if state.stage != stage { state = (stage, Date(), done) }
      let elapsed = Date().timeIntervalSince(state.start)
      guard done > state.first else { return "" }
      let seconds = elapsed / Double(done - state.first) * Double(total - done)
      return String(format: "  %.0f s left", seconds)
    }
    let filled = total == 0 ? 0 : 30 * done / total
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 30 - filled)
    let line = "\r\u{1B}[2K\(stage) [\(bar)] \(done)/\(total)\(remaining)"
    Console.draw(line)
  }

  /// Clears the bar.
  func clear() {
    if isShown { Console.draw("\r\u{1B}[2K") }
  }
}
