import MarketModel

/// Returns a text that depends on a value's content alone; digests are taken of it.
///
/// Fields come in order, dictionaries and sets sorted, numbers in shortest round-trip form. Memory that
/// is switched off has no text, so that markets without it keep their digests.
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
    let used = mirror.children.filter { ($0.value as? MemorySettings) != MemorySettings.none }
    let fields = used.map { "\($0.label ?? "")=\(canonicalText($0.value))" }
    return "(" + fields.joined(separator: ";") + ")"
  default: return "\(value)"
  }
}
