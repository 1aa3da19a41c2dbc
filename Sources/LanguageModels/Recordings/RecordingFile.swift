public import Foundation

/// A model's recorded answers: one JSON document per line, in the order in which they were given.
///
/// A run that is killed leaves at most one broken line at the end; it is dropped on reading.
public struct RecordingFile: Sendable {
  /// Where the answers are.
  public let url: URL
  /// Whose answers they are.
  public let model: String

  /// Names the file of a model's answers in a folder.
  public init(folder: String, model: String) {
    self.model = model
    url = URL(filePath: folder).appending(path: Self.fileName(of: model))
  }

  /// Models with answers in a folder, sorted by name.
  ///
  /// - Throws: `LanguageModelError.file`.
  public static func models(in folder: String) throws(LanguageModelError) -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw .file(path: folder, action: "read", reason: "there is no such folder")
    }
    var models: [String] = []
    for name in names.sorted() where name.hasSuffix(suffix) {
      let answers = try Self.answers(in: URL(filePath: folder).appending(path: name))
      if let first = answers.first { models.append(first.model) }
    }
    return models
  }

  /// Returns the answers; none where the file does not exist.
  ///
  /// - Throws: `LanguageModelError.file`, naming the first line that is not an answer.
  func answers() throws(LanguageModelError) -> [RecordedAnswer] {
    guard FileManager.default.fileExists(atPath: url.path) else { return [] }
    return try Self.answers(in: url)
  }

  /// Appends answers durably.
  ///
  /// - Throws: `LanguageModelError.file`.
  func append(_ answer: RecordedAnswer) throws(LanguageModelError) {
    guard let line = answer.line else {
      throw .file(path: url.path, action: "write", reason: "a number of the request is not finite")
    }
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try dropBrokenEnd()
      try appendBytes(Data((line + "\n").utf8))
    } catch {
      throw .file(path: url.path, action: "write", reason: error.localizedDescription)
    }
  }

  private func appendBytes(_ bytes: Data) throws {
    if !FileManager.default.fileExists(atPath: url.path) {
      try Data().write(to: url)
    }
    let handle = try FileHandle(forWritingTo: url)
    defer { try? handle.close() }
    try handle.seekToEnd()
    try handle.write(contentsOf: bytes)
    try handle.synchronize()
  }

  private func dropBrokenEnd() throws {
    guard let data = try? Data(contentsOf: url), let last = data.last, last != Self.lineEnd else {
      return
    }
    let whole = data.lastIndex(of: Self.lineEnd).map { data[...$0] } ?? Data()
    try whole.write(to: url, options: .atomic)
  }

  private static func answers(in url: URL) throws(LanguageModelError) -> [RecordedAnswer] {
    guard let data = try? Data(contentsOf: url) else {
      throw .file(path: url.path, action: "read", reason: "it can't be opened")
    }
    var answers: [RecordedAnswer] = []
    let lines = data.split(separator: lineEnd, omittingEmptySubsequences: false).dropLast()
    for (index, line) in lines.enumerated() where !line.isEmpty {
      guard let answer = try? JSONDecoder().decode(RecordedAnswer.self, from: Data(line)) else {
        throw .file(path: url.path, action: "read", reason: "line \(index + 1) is no answer")
      }
      answers.append(answer)
    }
    return answers
  }

  private static func fileName(of model: String) -> String {
    let allowed = { (character: Character) in
      character.isASCII && (character.isLetter || character.isNumber || ".-_".contains(character))
    }
    return String(model.map { allowed($0) ? $0 : "-" }) + suffix
  }

  private static let suffix = ".jsonl"
  private static let lineEnd = UInt8(ascii: "\n")
}
