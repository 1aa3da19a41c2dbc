/// A scenario file with what is laid over it, of which any value may vary.
public struct VariedScenario: Sendable {
  /// The scenario as it stands.
  public let original: LoadedScenario
  private let root: SourceNode
  private let path: String
  private let overlays: [String]
  private let overrides: [ScenarioOverride]
  private let loader: ScenarioLoader

  init(
    original: LoadedScenario, root: SourceNode, path: String, overlays: [String],
    overrides: [ScenarioOverride], loader: ScenarioLoader
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
    return KeyPlace(kind: .map(ScenarioKeys.file), node: root).find(keys[...]).map {
      ScenarioKey(keys: keys, found: $0)
    }
  }

  /// Returns the scenario with other values, each `a.b.c=value`; a later one wins.
  ///
  /// - Throws: `ScenarioError` with every mistake; those in the values are placed in `--vary`.
  public func scenario(with settings: [String]) throws(ScenarioError) -> LoadedScenario {
    let varied = settings.map { ScenarioOverride($0, option: "--vary") }
    return try loader.load(path: path, overlays: overlays, overrides: overrides + varied)
  }
}
