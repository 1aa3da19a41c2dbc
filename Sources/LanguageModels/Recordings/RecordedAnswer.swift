import Foundation

/// One line of a recording: who was asked what, and the answer.
struct RecordedAnswer: Codable {
  /// Names the request; see `key(of:model:)`.
  let key: String
  let model: String
  let request: ChatRequest
  let reply: ChatReply

  /// Records an answer.
  init(request: ChatRequest, reply: ChatReply, model: String) {
    self.key = Self.key(of: request, model: model)
    self.model = model
    self.request = request
    self.reply = reply
  }

  /// Returns the same 32 digits for the same request to the same model, on every machine.
  static func key(of request: ChatRequest, model: String) -> String {
    StableDigest(of: model + "\n" + (line(request) ?? "")).hex
  }

  /// The answer as one line of JSON with sorted keys, without the line end.
  ///
  /// - Returns: `nil` where a number is not finite.
  var line: String? { Self.line(self) }

  private static func line(_ value: some Encodable) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return nil }
    return String(decoding: data, as: UTF8.self)
  }
}
