/// A piece of a YAML or CSV file with its place, before anything is known about its meaning.
struct SourceNode: Hashable, Sendable {
  /// What stands there.
  enum Content: Hashable, Sendable {
    /// A text; `isPlain` without quotes.
    case scalar(String, isPlain: Bool)
    /// A list.
    case list([SourceNode])
    /// Keys with values, in file order.
    case map([Entry])
  }

  /// A key with its value.
  struct Entry: Hashable, Sendable {
    var key: String
    var place: Place
    var value: SourceNode
  }

  var place: Place
  var content: Content

  /// A plain scalar.
  static func plain(_ text: String, at place: Place) -> SourceNode {
    SourceNode(place: place, content: .scalar(text, isPlain: true))
  }

  /// The entries of a map; none for anything else.
  var entries: [Entry] {
    get {
      if case .map(let entries) = content { return entries }
      return []
    }
    set { content = .map(newValue) }
  }

  /// The items of a list; none for anything else.
  var items: [SourceNode] {
    if case .list(let items) = content { return items }
    return []
  }

  /// The text of a scalar.
  var text: String? {
    if case .scalar(let text, _) = content { return text }
    return nil
  }

  /// Whether nothing is written there.
  var isNothing: Bool {
    if case .scalar(let text, true) = content {
      return text.isEmpty || text == "~" || text == "null"
    }
    return false
  }

  /// The value of a key.
  subscript(key: String) -> SourceNode? {
    entries.first { $0.key == key }?.value
  }

  /// Returns this node with `layer` laid over it: maps merge, anything else is replaced.
  func overlaid(by layer: SourceNode) -> SourceNode {
    guard case .map(var merged) = content, case .map(let added) = layer.content else {
      return layer
    }
    for entry in added {
      if let index = merged.firstIndex(where: { $0.key == entry.key }) {
        merged[index].value = merged[index].value.overlaid(by: entry.value)
        merged[index].place = entry.place
      } else {
        merged.append(entry)
      }
    }
    return SourceNode(place: layer.place, content: .map(merged))
  }
}
