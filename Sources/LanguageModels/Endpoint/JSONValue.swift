import Foundation

/// A JSON document to send; members keep their order.
enum JSONValue: Hashable {
  case text(String)
  case number(Double)
  case whole(UInt64)
  case truth(Bool)
  case list([JSONValue])
  case object([Member])
  /// A document that is text already and keeps its order, such as a schema.
  case verbatim(String)

  /// One member of an object.
  struct Member: Hashable {
    let name: String
    let value: JSONValue
  }

  /// The document's text; the same document gives the same text.
  var json: String {
    switch self {
    case .text(let value): Self.quoted(value)
    case .number(let value): value.isFinite ? "\(value)" : "null"
    case .whole(let value): "\(value)"
    case .truth(let value): value ? "true" : "false"
    case .list(let values): "[" + values.map(\.json).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.name) + ":" + $0.value.json }.joined(separator: ",") + "}"
    case .verbatim(let text): text
    }
  }

  /// Returns the text in quotation marks, with control characters, quotes and backslashes escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\u{0}"..<" ": result += "\\u" + fourDigits(scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Takes a text as a document.
  ///
  /// - Throws: What the parser throws when the text is not JSON.
  static func document(_ text: String) throws -> JSONValue {
    _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return .verbatim(text)
  }

  private static func fourDigits(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
