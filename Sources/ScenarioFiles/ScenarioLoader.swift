/// Reads scenario files and checks them.
public struct ScenarioLoader: Sendable {
  private let memory: UInt64
  private let files: FileAccess

  /// Creates a loader that reads from this machine's files.
  ///
  /// - Parameter physicalMemory: Bytes of memory that a run may use; larger populations are refused.
  public init(physicalMemory: UInt64) {
    self.init(physicalMemory: physicalMemory, files: .disk)
  }

  init(physicalMemory: UInt64, files: FileAccess) {
    memory = physicalMemory
    self.files = files
  }

  /// Reads a scenario with everything it includes.
  ///
  /// - Parameters:
  ///   - path: The file; messages name it as given here.
  ///   - overlays: Files laid over it, in order; maps merge deeply.
  ///   - overrides: Values that replace the files', in order; a later one wins.
  /// - Returns: The scenario, with its warnings, and the text that identifies it.
  /// - Throws: `ScenarioError` with every mistake, not only the first.
  public func load(
    path: String, overlays: [String] = [], overrides: [ScenarioOverride] = []
  ) throws(ScenarioError) -> LoadedScenario {
    let log = DiagnosticLog()
    let source = LayeredSource(files: files, log: log)
      .read(path: path, overlays: overlays, overrides: overrides)
    guard let source else { throw ScenarioError(diagnostics: log.sorted(mainFile: path)) }
    return try load(source, path: path, log: log)
  }

  /// Reads a scenario of which a strategy's parameters are to vary.
  ///
  /// - Parameters:
  ///   - strategy: The strategy's name.
  ///   - path: The file, as in `load`.
  ///   - overlays: Files laid over it, as in `load`.
  ///   - overrides: Values that replace the files', as in `load`.
  /// - Returns: The scenario's variants; `nil` where no such strategy stands in the files.
  /// - Throws: `ScenarioError` with every mistake.
  public func variants(
    ofStrategy strategy: String, path: String, overlays: [String] = [],
    overrides: [ScenarioOverride] = []
  ) throws(ScenarioError) -> ScenarioVariants? {
    let original = try load(path: path, overlays: overlays, overrides: overrides)
    let source = LayeredSource(files: files, log: DiagnosticLog())
      .read(path: path, overlays: overlays, overrides: overrides)
    return source.flatMap {
      ScenarioVariants(root: $0, original: original, strategy: strategy, loader: self)
    }
  }

  /// Reads a scenario of which any value may vary.
  ///
  /// - Parameters:
  ///   - path: The file, as in `load`.
  ///   - overlays: Files laid over it, as in `load`.
  ///   - overrides: Values that replace the files', as in `load`.
  /// - Returns: The scenario, whose keys can be asked for and set.
  /// - Throws: `ScenarioError` with every mistake.
  public func varied(
    path: String, overlays: [String] = [], overrides: [ScenarioOverride] = []
  ) throws(ScenarioError) -> VariedScenario {
    let original = try load(path: path, overlays: overlays, overrides: overrides)
    let log = DiagnosticLog()
    let root = LayeredSource(files: files, log: log)
      .read(path: path, overlays: overlays, overrides: overrides)
    guard let root else { throw ScenarioError(diagnostics: log.sorted(mainFile: path)) }
    return VariedScenario(
      original: original, root: root, path: path, overlays: overlays, overrides: overrides,
      loader: self)
  }

  /// Reads a scenario from content whose layers and tables are joined.
  func load(_ source: SourceNode, path: String) throws(ScenarioError) -> LoadedScenario {
    try load(source, path: path, log: DiagnosticLog())
  }

  private func load(
    _ source: SourceNode, path: String, log: DiagnosticLog
  ) throws(ScenarioError) -> LoadedScenario {
    // With a row or a file missing, every reference to it would look wrong too.
    let isWhole = !log.hasErrors
    let root = StructureCheck(log: log).check(source, as: .map(ScenarioKeys.file), key: "scenario")
    let scenario = isWhole ? ScenarioBuilder(root: root, log: log, memory: memory).build() : nil
    guard var scenario, !log.hasErrors else {
      throw ScenarioError(diagnostics: log.sorted(mainFile: path))
    }
    scenario.warnings = log.sorted(mainFile: path)
    scenario.file = path
    return LoadedScenario(scenario: scenario, resolvedText: ResolvedText.text(root))
  }

  /// Reads a scenario from the text that a finished run keeps of it.
  ///
  /// - Parameters:
  ///   - resolvedText: `LoadedScenario.resolvedText` of the run.
  ///   - path: Where the text is kept; messages name it.
  /// - Returns: The scenario, as it was compared.
  /// - Throws: `ScenarioError`, such as for a text of another version.
  public func load(
    resolvedText: String, keptAt path: String
  ) throws(ScenarioError) -> LoadedScenario {
    let bytes = Array(resolvedText.utf8)
    let onDisk = files
    let kept = FileAccess { $0 == path ? bytes : onDisk.read($0) }
    return try ScenarioLoader(physicalMemory: memory, files: kept).load(path: path)
  }
}

/// A checked scenario with the text that identifies it.
public struct LoadedScenario: Sendable {
  /// The scenario.
  public var scenario: Scenario
  /// The whole scenario in one canonical form, itself a scenario file.
  ///
  /// It holds the content of included files and tables, overrides and defaults; comments, layout,
  /// the choice of units and paths leave no trace.
  public var resolvedText: String
}

/// Why a scenario can't run.
public struct ScenarioError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Every mistake and warning, by file, line and column; at least one mistake.
  public var diagnostics: [Diagnostic]

  /// One line per diagnostic, and one per hint.
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
