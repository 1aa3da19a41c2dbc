/// A JSON document whose objects keep their order.
indirect enum JSONValue {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([JSONValue])
  case object([(String, JSONValue)])

  /// The document with two spaces per level; containers without containers inside stand on one line
  /// where they fit.
  func text(indent: Int = 0) -> String {
    let line = compact
    if line.count + indent <= 96, isShallow { return line }
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .list(let items):
      let lines = items.map { inner + $0.text(indent: indent + 2) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
    case .object(let entries):
      let lines = entries.map { inner + Self.quoted($0.0) + ": " + $0.1.text(indent: indent + 2) }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    default: return line
    }
  }

  private var isShallow: Bool {
    switch self {
    case .list(let items): items.allSatisfy(\.isScalar)
    case .object(let entries): entries.allSatisfy(\.1.isScalar)
    default: true
    }
  }

  private var isScalar: Bool {
    switch self {
    case .list(let items): items.isEmpty
    case .object(let entries): entries.isEmpty
    default: true
    }
  }

  private var compact: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let number): NumberText.text(number)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let items): "[" + items.map(\.compact).joined(separator: ", ") + "]"
    case .object(let entries):
      "{" + entries.map { Self.quoted($0.0) + ": " + $0.1.compact }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case let control where control.value < 32:
        let digits = String(control.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
