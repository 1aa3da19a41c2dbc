import MarketModel

/// Returns a text that depends on a value's content alone; digests are taken of it.
///
/// Fields come in order, dictionaries and sets sorted, numbers in shortest round-trip form. Mechanisms
/// that a market does not use are left out, so that they change no digest.
func canonicalText(_ value: Any) -> String {
  let mirror = Mirror(reflecting: value)
  switch mirror.displayStyle {
  case .dictionary, .set:
    return "[" + mirror.children.map { canonicalText($0.value) }.sorted().joined(separator: ",")
      + "]"
  case .collection:
    return "[" + mirror.children.map { canonicalText($0.value) }.joined(separator: ",") + "]"
  case .optional:
    return mirror.children.first.map { canonicalText($0.value) } ?? "nil"
  case .enum where mirror.children.isEmpty:
    return "\(value)"
  case .struct, .tuple, .enum, .class:
    guard !mirror.children.isEmpty else { return "\(value)" }
    let fields = mirror.children.filter {
      ($0.value as? any OptionalMechanism)?.isUsed ?? true
    }.map { "\($0.label ?? "")=\(canonicalText($0.value))" }
    return "(" + fields.joined(separator: ";") + ")"
  default: return "\(value)"
  }
}
