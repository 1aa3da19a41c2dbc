import Foundation
import Synchronization
import Testing

@testable import LanguageModels

private func question(_ text: String, seed: UInt64 = 1) -> ChatRequest {
  var request = ChatRequest(messages: [ChatMessage(role: .user, content: text)])
  request.seed = seed
  request.temperature = 0.7
  return request
}

/// Answers with the question and how often it was asked.
private final class Parrot: ChatModel {
  let name: String
  private let asked = Mutex(0)

  var count: Int { asked.withLock { $0 } }

  init(name: String = "parrot/1") {
    self.name = name
  }

  func reply(to request: ChatRequest) async throws -> ChatReply {
    let count = asked.withLock { count in
      count += 1
      return count
    }
    let text = "\(request.messages[0].content) \(count)\n"
    return ChatReply(
      choices: [
        ChatReply.Choice(text: text, finishReason: "stop", logProbabilities: [-0.1, -1e-9])
      ], model: name)
  }
}

/// A folder that is removed afterwards.
private func inFolder(_ body: (String) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "recording-\(UUID())")
  defer { try? FileManager.default.removeItem(at: folder) }
  try await body(folder.path)
}

@Test("a recorded answer is replayed byte by byte, and is not asked for again")
func replay() async throws {
  try await inFolder { folder in
    let parrot = Parrot()
    let recorder = try RecordingModel(parrot, folder: folder)
    let first = try await recorder.reply(to: question("tea \u{1} 茶"))
    #expect(try await recorder.reply(to: question("tea \u{1} 茶")) == first)
    let again = try RecordingModel(parrot, folder: folder)
    #expect(try await again.reply(to: question("tea \u{1} 茶")) == first)
    #expect(parrot.count == 1)
    let file = RecordingFile(folder: folder, model: "parrot/1")
    #expect(file.url.lastPathComponent == "parrot-1.jsonl")
    #expect(try await RecordedModel(file: file).reply(to: question("tea \u{1} 茶")) == first)
    #expect(try RecordingFile.models(in: folder) == ["parrot/1"])
  }
}

@Test("a request that differs in anything, or another model, is not recorded")
func notRecorded() async throws {
  try await inFolder { folder in
    _ = try await RecordingModel(Parrot(), folder: folder).reply(to: question("tea"))
    let recorded = try RecordedModel(file: RecordingFile(folder: folder, model: "parrot/1"))
    #expect(throws: Never.self) { try recorded.recorded(question("tea")) }
    for other in [question("tea "), question("tea", seed: 2)] {
      #expect(throws: LanguageModelError.self) { try recorded.recorded(other) }
    }
    let nobody = try RecordedModel(file: RecordingFile(folder: folder, model: "parrot-2"))
    #expect(
      throws: LanguageModelError.notRecorded(
        model: "parrot-2", file: folder + "/parrot-2.jsonl",
        key: RecordedAnswer.key(of: question("tea"), model: "parrot-2"))
    ) { try nobody.recorded(question("tea")) }
  }
}

@Test("a line that a kill broke off is dropped, and the next answer gets its own line")
func brokenEnd() async throws {
  try await inFolder { folder in
    let file = RecordingFile(folder: folder, model: "parrot/1")
    _ = try await RecordingModel(Parrot(), folder: folder).reply(to: question("a"))
    let whole = try Data(contentsOf: file.url)
    try (whole + whole.prefix(40)).write(to: file.url)
    _ = try await RecordingModel(Parrot(), folder: folder).reply(to: question("b"))
    let lines = try String(contentsOf: file.url, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2 && Data(lines[0].utf8) + [10] == whole)
    #expect(throws: Never.self) { try RecordedModel(file: file).recorded(question("b")) }
  }
}

@Test("a recording with a damaged line is refused with the line's number")
func damagedLine() async throws {
  try await inFolder { folder in
    let file = RecordingFile(folder: folder, model: "m")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("\n{}\n".utf8).write(to: file.url)
    #expect(
      throws: LanguageModelError.file(
        path: file.url.path, action: "read", reason: "line 2 is no answer")
    ) { try RecordedModel(file: file) }
  }
}

@Test("a key is the same in every build: model, line end, request as JSON with sorted keys")
func stableKey() {
  // Computed with Python: FNV-1a over the line below, 128 bits.
  let key = RecordedAnswer.key(of: question("tea"), model: "m")
  #expect(key == "c1634f8722a411d35f3d93f16a8562fe")
}

@Test(
  "the digest is FNV-1a with 128 bits",
  arguments: [
    ("", "6c62272e07bb014262b821756295c58d"), ("a", "d228cb696f1a8caf78912b704e4a8964"),
    ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
  ])
func digestVectors(text: String, hex: String) {
  // Test vectors of the algorithm's authors (draft-eastlake-fnv).
  #expect(StableDigest(of: text).hex == hex)
}
