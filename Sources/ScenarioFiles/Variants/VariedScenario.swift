/// A scenario file with what is laid over it, of which any value may vary.
public struct VariedScenario: Sendable {
  /// The scenario as it stands.
  public let original: LoadedScenario
  private let root: SourceNode
  private let path: String
  private let overlays: [String]
  private let overrides: [String]
  private let loader: ScenarioLoader

  init(
    original: LoadedScenario, root: SourceNode, path: String, overlays: [String],
    overrides: [String], loader: ScenarioLoader
  ) {
    self.original = original
    self.root = root
    self.path = path
    self.overlays = overlays
    self.overrides = overrides
    self.loader = loader
  }

  /// Returns the key at a path such as `products.lungo-250.unit_cost`, as `--set` takes it; `nil` where
  /// the language has none there.
  public func key(_ path: String) -> ScenarioKey? {
    let keys = path.split(separator: ".", omittingEmptySubsequences: false)
      .map { $0.trimmingSpaces() }
    return KeyWalk.find(keys[...], in: .map(ScenarioKeys.file), root).map {
      ScenarioKey(keys: keys, found: $0)
    }
  }

  /// Returns the scenario with other values, each `a.b.c=value`; a later one wins.
  ///
  /// - Throws: `ScenarioError` with every mistake; those in the values are placed in `--vary`.
  public func scenario(with settings: [String]) throws(ScenarioError) -> LoadedScenario {
    try loader.load(path: path, overlays: overlays, overrides: overrides, varied: settings)
  }
}

/// Finds what the language says of a key, and what stands there.
struct KeyWalk {
  /// What was found.
  struct Found {
    /// What its value must be.
    var kind: ValueKind
    /// What stands in the files; `nil` for nothing.
    var node: SourceNode?
    /// What stands for it where nothing is written.
    var standard: String?
  }

  /// Follows keys through kinds and content; `nil` where the language has no such key.
  static func find(
    _ keys: ArraySlice<String>, in kind: ValueKind, _ node: SourceNode?, standard: String? = nil
  ) -> Found? {
    guard let key = keys.first else { return Found(kind: kind, node: node, standard: standard) }
    let rest = keys.dropFirst()
    switch kind {
    case .map(let table):
      guard let entry = table.usable.first(where: { $0.name == key }) else { return nil }
      var standard: String?
      if case .standard(let text) = entry.need { standard = text }
      return find(rest, in: entry.kind, node?[key], standard: standard)
    case .list(let item, _):
      let items = node?.items ?? []
      guard let index = Override.index(of: key, in: items) else { return nil }
      return find(rest, in: item, items[index])
    case .named(let item, _, _): return find(rest, in: item, node?[key])
    case .either(let kinds):
      return kinds.lazy.compactMap { find(keys, in: $0, node, standard: standard) }.first
    default: return nil
    }
  }
}
