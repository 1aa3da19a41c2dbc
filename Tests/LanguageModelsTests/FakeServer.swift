import Foundation
import Synchronization

@testable import LanguageModels

/// A server on this machine that plays a script: one answer per connection, the last one again and
/// again.
final class FakeServer: Sendable {
  /// What a server does with a connection.
  enum Answer: Sendable {
    /// Sends bytes and closes.
    case bytes([UInt8])
    /// Sends bytes one by one, so many milliseconds apart.
    case slowly(String, milliseconds: UInt32)
    /// Sends text after so many milliseconds.
    case late(String, milliseconds: UInt32)
    /// Sends nothing until the client closes the connection.
    case silent
    /// Sends a head and then 20 MB a second without end.
    case endless
  }

  private let socket: Int32
  private let port: UInt16
  private let seen = Mutex<[String]>([])
  private let ended = Mutex(0)

  /// The requests so far, head and body.
  var requests: [String] { seen.withLock { $0 } }
  /// How many connections have come to their end.
  var endedConnections: Int { ended.withLock { $0 } }
  /// The interface's root.
  var baseURL: String { "http://127.0.0.1:\(port)/v1" }

  /// Listens and plays the script.
  init(_ script: [Answer]) throws {
    // A client that leaves early must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    (socket, port) = try Self.listening()
    Thread.detachNewThread { [socket, weak self] in
      for turn in 0... {
        let connection = accept(socket, nil, nil)
        guard connection >= 0, let self else { return }
        let request = Self.request(from: connection)
        seen.withLock { $0.append(request) }
        let answer = script[min(turn, script.count - 1)]
        Thread.detachNewThread { [weak self] in
          Self.play(answer, on: connection)
          self?.ended.withLock { $0 += 1 }
        }
      }
    }
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  /// A whole response with a status, headers and a body.
  static func response(_ status: Int, _ body: String, headers: [String] = []) -> Answer {
    let head = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)", "Connection: close"]
    return .bytes(Array(((head + headers).joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))
  }

  /// A chat reply with one answer.
  static func reply(_ text: String) -> Answer { response(200, replyBody(text)) }

  /// The body of a chat reply with one answer.
  static func replyBody(_ text: String) -> String {
    """
    {"model":"m","choices":[{"index":0,"finish_reason":"stop",\
    "message":{"role":"assistant","content":\(JSONValue.quoted(text))}}]}
    """
  }

  /// A port on which nobody listens.
  static func closedPort() throws -> UInt16 {
    let (socket, port) = try listening()
    close(socket)
    return port
  }

  private static func listening() throws -> (socket: Int32, port: UInt16) {
    let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(socket, generic, size) == 0 && listen(socket, 16) == 0
          && getsockname(socket, generic, &size) == 0
      }
    }
    guard code else { throw POSIXError(.EADDRNOTAVAIL) }
    return (socket, UInt16(bigEndian: address.sin_port))
  }

  /// Reads a request's head and, as long as its head says, its body.
  private static func request(from connection: Int32) -> String {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !isWhole(text) {
      let count = read(connection, &buffer, buffer.count)
      if count <= 0 { break }
      text += String(decoding: buffer.prefix(count), as: UTF8.self)
    }
    return text
  }

  private static func isWhole(_ text: String) -> Bool {
    guard let end = text.range(of: "\r\n\r\n") else { return false }
    let head = text[..<end.lowerBound].lowercased()
    guard let field = head.range(of: "content-length: ") else { return true }
    let length = Int(head[field.upperBound...].prefix(while: \.isNumber)) ?? 0
    return text[end.upperBound...].utf8.count >= length
  }

  private static func play(_ answer: Answer, on connection: Int32) {
    switch answer {
    case .bytes(let bytes): _ = send(bytes, connection)
    case .slowly(let text, let milliseconds):
      for byte in text.utf8 {
        guard send([byte], connection) else { break }
        usleep(milliseconds * 1_000)
      }
    case .late(let text, let milliseconds):
      usleep(milliseconds * 1_000)
      _ = send(Array(text.utf8), connection)
    case .silent:
      var byte: UInt8 = 0
      while read(connection, &byte, 1) > 0 {}
    case .endless:
      _ = send(Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8), connection)
      let block = [UInt8](repeating: UInt8(ascii: " "), count: 4_096)
      while send(block, connection) { usleep(200) }
    }
    shutdown(connection, Int32(SHUT_RDWR))
    close(connection)
  }

  private static func send(_ bytes: [UInt8], _ connection: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(connection, $0.baseAddress, $0.count) }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
