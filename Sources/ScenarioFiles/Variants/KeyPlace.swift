/// A key of the language in a scenario: what it takes, and what stands there.
struct KeyPlace {
  /// The keys that lead there, entries of lists by their positions from 1.
  var keys: [String] = []
  /// What its value must be.
  var kind: ValueKind
  /// What stands in the files; `nil` for nothing.
  var node: SourceNode?
  /// What stands for it where nothing is written.
  var standard: String?

  /// Follows keys as `--set` takes them; `nil` where the language has no such key.
  func find(_ path: ArraySlice<String>) -> KeyPlace? {
    guard let key = path.first else { return self }
    return below(key).lazy.compactMap { $0.find(path.dropFirst()) }.first
  }

  /// What a key may mean here: more than one place where kinds of several forms are allowed.
  func below(_ key: String) -> [KeyPlace] {
    switch kind {
    case .map(let table): table.usable.filter { $0.name == key }.map(entry)
    case .list(let item, _): Override.index(of: key, in: items).map { [at($0, item)] } ?? []
    case .named(let item, _, _): [named(key, item)]
    case .either(let kinds): kinds.flatMap { taken(as: $0).below(key) }
    default: []
    }
  }

  /// Every key below, in the language's order: those of a map that may be added too, of a list or of a
  /// map of names those that are there.
  var all: [KeyPlace] {
    switch kind {
    case .map(let table):
      table.usable.filter { !table.exactlyOne.contains($0.name) || node?[$0.name] != nil }
        .map(entry)
    case .list(let item, _): items.indices.map { at($0, item) }
    case .named(let item, _, _): (node?.entries ?? []).map { named($0.key, item) }
    case .either(let kinds): kinds.first(where: isWritten).map { taken(as: $0).all } ?? []
    default: []
    }
  }

  private var items: [SourceNode] { node?.items ?? [] }

  /// Whether the list or the map that stands there is of a kind.
  private func isWritten(as kind: ValueKind) -> Bool {
    guard let node, node.text == nil else { return false }
    return kind.accepts(node.items.isEmpty ? .map : .list)
  }

  private func entry(_ key: KeyTable.Key) -> KeyPlace {
    var standard: String?
    if case .standard(let text) = key.need { standard = text }
    return KeyPlace(
      keys: keys + [key.name], kind: key.kind, node: node?[key.name], standard: standard)
  }

  private func at(_ index: Int, _ item: ValueKind) -> KeyPlace {
    KeyPlace(keys: keys + ["\(index + 1)"], kind: item, node: items[index])
  }

  private func named(_ name: String, _ item: ValueKind) -> KeyPlace {
    KeyPlace(keys: keys + [name], kind: item, node: node?[name])
  }

  private func taken(as kind: ValueKind) -> KeyPlace {
    KeyPlace(keys: keys, kind: kind, node: node, standard: standard)
  }
}
