public import ResultsStore
public import ScenarioFiles

/// A finished run, to be computed again from its manifest alone.
public struct RunRepetition: Sendable {
  /// What the run consists of.
  public let manifest: Manifest
  /// The run's scenario, with the strategies that it compared.
  public let loaded: LoadedScenario
  /// Whose promotions it took out one by one.
  public let incrementality: IncrementalityScope
  private let folder: String

  /// Reads a run and checks that this build would name it the same.
  ///
  /// - Parameters:
  ///   - folder: The run's folder.
  ///   - physicalMemory: Bytes of memory.
  /// - Throws: `ResultsError`, `RepetitionError`, `AdviceError`, `RunRefusal`.
  public init(folder: String, physicalMemory: UInt64) throws {
    self.folder = folder
    manifest = try Manifest.read(runFolder: folder)
    let path = "\(folder)/\(Manifest.fileName)"
    guard manifest.kind == .comparison else {
      throw RepetitionError.noComparison(path: path, command: manifest.kind.command)
    }
    do {
      var loaded = try ScenarioLoader(physicalMemory: physicalMemory)
        .load(resolvedText: manifest.resolvedScenario, keptAt: path)
      loaded.scenario.keep(strategies: Set(manifest.strategies))
      self.loaded = loaded
    } catch {
      throw RepetitionError.scenario(
        path: path, reason: error.diagnostics.first?.message ?? "unknown")
    }
    incrementality = try Self.scope(loaded, manifest: manifest, path: path)
  }

  private static func scope(
    _ loaded: LoadedScenario, manifest: Manifest, path: String
  ) throws -> IncrementalityScope {
    let scenario = loaded.scenario
    let scorer = try ScorerSource(scenario)
    let bare = RunPlan(scenario, weightsDigest: scorer.digest)
    let plan = RunPlan(
      scenario, weightsDigest: scorer.digest,
      advice: try AdviceScope(replaying: scenario, plan: bare))
    let scope = [IncrementalityScope.winner, .all, .none].first {
      plan.runID(resolvedText: loaded.resolvedText, incrementality: $0) == manifest.runID
    }
    guard let scope else {
      throw RepetitionError.otherBuild(path: path, version: manifest.toolVersion)
    }
    return scope
  }

  /// Files of the run that are no longer what its manifest says, by name.
  ///
  /// - Throws: `ResultsError`.
  public func changedFiles() throws -> [String] {
    let now = try Manifest.fileDigests(in: folder)
    var changed = Self.differing(manifest.files, now)
    let store = try RunStore(folder: folder, access: .read)
    if try store.contentDigest() != manifest.contentDigest { changed.append(RunStore.fileName) }
    return changed.sorted()
  }

  /// Files of another run of the same plan that differ from this one's, by name.
  public func differingFiles(_ other: Manifest) -> [String] {
    let isEqual = manifest.contentDigest == other.contentDigest
    let names = Self.differing(manifest.files, other.files)
    return (isEqual ? names : names + [RunStore.fileName]).sorted()
  }

  private static func differing(_ first: [String: String], _ second: [String: String]) -> [String] {
    Set(first.keys).union(second.keys).filter { first[$0] != second[$0] }.sorted()
  }
}

/// Why a run can't be computed again.
public enum RepetitionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The scenario in the manifest can't be read.
  case scenario(path: String, reason: String)
  /// Another version of the tool, other weights or another processor made the run.
  case otherBuild(path: String, version: String)
  /// Another command made the run, whose options no manifest holds.
  case noComparison(path: String, command: String)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .scenario(let path, let reason):
      """
      \(path): error: the scenario can't be read: \(reason)
      hint: use the version of marketeer that made the run
      """
    case .otherBuild(let path, let version):
      """
      \(path): error: this build would give the run another name, so its results may differ
      hint: the run was made by marketeer \(version); a build, a processor or weights of another kind also \
      make another run
      """
    case .noComparison(let path, let command):
      """
      \(path): error: a \(command) can't be computed again from its manifest, only a comparison
      hint: start the same `marketeer \(command)` with another --results; equal options give equal files
      """
    }
  }
}

extension Scenario {
  /// Leaves only these strategies, the baseline always.
  fileprivate mutating func keep(strategies names: Set<String>) {
    let kept = strategies.indices.filter { names.contains(strategies[$0].name) || $0 == baseline }
    let position = kept.firstIndex(of: baseline) ?? 0
    strategies = kept.map { strategies[$0] }
    baseline = position
  }
}
