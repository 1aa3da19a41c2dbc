import Foundation
import LanguageModels

/// How an endpoint is made to keep digits and signs out of an answer.
public enum FieldShape: String, Sendable, Hashable, Codable, CaseIterable {
  /// A GBNF grammar: llama.cpp.
  case grammar
  /// A JSON schema with a pattern: endpoints with structured output.
  case jsonSchema = "json_schema"
  /// Nothing; only the checks.
  case free

  /// Returns the shape that a request carries.
  ///
  /// Classes are unbounded: llama.cpp expands a counted repetition into as many rules and takes minutes
  /// per answer. `maxTokens` and the `length` check bound the text.
  func answerShape(purpose: ChannelField.Purpose, language: CopyLanguage) -> AnswerShape {
    switch self {
    case .grammar: .grammar(Self.grammar(purpose: purpose, language: language))
    case .jsonSchema: .jsonSchema(Self.schema(language: language))
    case .free: .free
    }
  }

  private static func grammar(purpose: ChannelField.Purpose, language: CopyLanguage) -> String {
    // Signs that checks reject anyway; brackets are escaped inside a class.
    let brackets = language == .english ? "" : "【】「」《》"
    let excluded = excluded(in: language) + ##""#@*_|\[\]"## + brackets
    let (inner, end) = language == .english ? (".!?", "[.!?]") : ("。！？", "[。！？]")
    guard purpose.isProse else { return "root ::= [^\(excluded)\(inner)]+ \(end)?" }
    let rest = String(repeating: " sentence?", count: purpose.sentences - 1)
    return "root ::= sentence\(rest)\nsentence ::= [^\(excluded)\(inner)]+ \(end)"
  }

  private static func schema(language: CopyLanguage) -> String {
    let pattern = "^[^\(excluded(in: language).replacingOccurrences(of: "\\", with: "\\\\"))]+$"
    return #"{"type":"object","properties":{"text":{"type":"string","pattern":"\#(pattern)"}},"#
      + #""required":["text"],"additionalProperties":false}"#
  }

  private static func excluded(in language: CopyLanguage) -> String {
    let common = #"0-9$€£¥%{}<>\n"#
    return language == .english ? common : common + "０-９％￥二三四五六七八九零折"
  }

  /// Takes the text out of an answer: out of its JSON object, without blanks and quotes around it.
  func text(of answer: String) -> String {
    var text = answer
    if self == .jsonSchema, let data = answer.data(using: .utf8),
      let object = try? JSONDecoder().decode([String: String].self, from: data)
    {
      text = object["text"] ?? ""
    }
    text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    for (open, close) in [("\"", "\""), ("\u{201C}", "\u{201D}"), ("「", "」")]
    where text.count > 2 && text.hasPrefix(open) && text.hasSuffix(close) {
      text = String(text.dropFirst().dropLast())
    }
    return text
  }
}
