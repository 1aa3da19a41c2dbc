/// The language of scenario files as a JSON Schema (draft 7), for editors.
public enum JSONSchema {
  /// Returns the schema's text; it ends with a line break.
  public static func text() -> String {
    let head: [(String, JSONValue)] = [
      ("$schema", .text("http://json-schema.org/draft-07/schema#")),
      ("title", .text("Marketeer scenario")),
    ]
    return JSONValue.object(head + object(ScenarioKeys.file)).text() + "\n"
  }

  private static let number = #"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?"#

  private static func object(_ table: KeyTable) -> [(String, JSONValue)] {
    let required = table.keys.filter {
      if case .required = $0.need { $0.name != table.waiver?.key } else { false }
    }
    var entries: [(String, JSONValue)] = [
      ("type", table.isOptional ? .list([.text("object"), .text("null")]) : .text("object")),
      ("properties", .object(table.usable.map { ($0.name, property($0)) })),
      ("additionalProperties", .flag(false)),
    ]
    if !required.isEmpty { entries.append(("required", .list(required.map { .text($0.name) }))) }
    let tags = table.usable.map(\.name).filter { table.exactlyOne.contains($0) }
    if !tags.isEmpty {
      entries.append(
        ("oneOf", .list(tags.map { .object([("required", .list([.text($0)]))]) })))
    }
    return entries
  }

  private static func property(_ key: KeyTable.Key) -> JSONValue {
    var entries: [(String, JSONValue)] = [("description", .text(key.description))]
    if case .standard(let text) = key.need, !text.isEmpty, text != "''" {
      entries.append(("default", .text(text)))
    }
    return .object(entries + (shortForm(key) ?? schema(key.kind)))
  }

  /// Maps for which a text may stand: a file's path for `replay`, a strategy in words for `then`.
  private static let shortForms = ["replay", "then"]

  private static func shortForm(_ key: KeyTable.Key) -> [(String, JSONValue)]? {
    guard shortForms.contains(key.name), case .map(let table) = key.kind else { return nil }
    let forms = [types("string"), object(table)].map { JSONValue.object($0) }
    return [("anyOf", .list(forms))]
  }

  private static func schema(_ kind: ValueKind) -> [(String, JSONValue)] {
    switch kind {
    case .text: return types("string", "number")
    case .identifier:
      return types("string", "integer") + pattern("[A-Za-z0-9][-A-Za-z0-9_.]*")
    case .path: return types("string")
    case .flag: return types("boolean")
    case .choice(let words, _): return [("enum", .list(words.map { .text($0) }))]
    case .date: return types("string") + pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}")
    case .clock: return types("string", "integer") + pattern("[0-9]{1,2}:[0-9]{2}")
    case .list(let item, let count):
      return types("array") + [
        ("items", .object(schema(item))), ("minItems", .number(Double(count))),
      ]
    case .map(let table): return object(table)
    case .named(let item, _, _):
      return types("object") + [("additionalProperties", .object(schema(item)))]
    case .either(let kinds): return [("anyOf", .list(kinds.map { .object(schema($0)) }))]
    default: return quantity(kind)
    }
  }

  private static func quantity(_ kind: ValueKind) -> [(String, JSONValue)] {
    switch kind {
    case .integer(let limits): return types("integer") + bounds(limits)
    case .number(let limits), .money(let limits): return types("number") + bounds(limits)
    case .share(let limits):
      return types("number", "string") + bounds(limits) + pattern(text(kind))
    case .percentOff: return types("number", "string") + pattern(text(kind))
    case .fee: return types("number", "string") + pattern(text(kind))
    case .uncertain(let inner):
      let spread = #"( *(\+-|±) *(\#(text(inner))|\#(number) *%))?"#
      return types("number", "string") + pattern(text(inner) + spread)
    default: return types("string") + pattern(text(kind))
    }
  }

  /// The regular expression of a quantity's text.
  private static func text(_ kind: ValueKind) -> String {
    let times = TimeUnit.allCases.map(\.rawValue).joined(separator: "|")
    switch kind {
    case .share: return "\(number)( *%)?"
    case .percentOff: return "\(number) *%"
    case .duration, .weeks: return "\(number) +(\(times))s?"
    case .rate, .moneyPer: return "\(number) */ *(\(times))"
    case .moneyPerOrder: return "\(number) */ *order"
    case .fee: return #"\#(number) *%( *\+ *\#(number))?"#
    case .funding: return "(\(number) *% +of discount|\(number) */ *unit)"
    default: return number
    }
  }

  private static func types(_ names: String...) -> [(String, JSONValue)] {
    [("type", names.count == 1 ? .text(names[0]) : .list(names.map { .text($0) }))]
  }

  private static func pattern(_ text: String) -> [(String, JSONValue)] {
    [("pattern", .text("^(\(text))$"))]
  }

  private static func bounds(_ limits: Limits) -> [(String, JSONValue)] {
    let low = limits.low.map {
      ($0.isIncluded ? "minimum" : "exclusiveMinimum", JSONValue.number($0.value))
    }
    let high = limits.high.map {
      ($0.isIncluded ? "maximum" : "exclusiveMaximum", JSONValue.number($0.value))
    }
    return [low, high].compactMap { $0 }
  }
}
