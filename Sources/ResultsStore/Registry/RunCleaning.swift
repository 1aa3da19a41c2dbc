import Foundation

/// Which runs can go: all but those that somebody may still want.
///
/// Kept are each scenario's newest finished runs, the one that `latest` points to, tagged runs, and runs
/// with a brief, which people edit.
public struct RunCleaning: Sendable {
  /// Finished runs to keep of each scenario.
  public var kept: Int
  /// Whether runs that never finished go too.
  public var removesUnfinished: Bool

  /// Gathers the parts.
  public init(kept: Int, removesUnfinished: Bool) {
    self.kept = kept
    self.removesUnfinished = removesUnfinished
  }

  /// A run that can go.
  public struct Candidate: Sendable, Equatable {
    /// The run.
    public var run: RunRegistry.Run
    /// The size of its files.
    public var bytes: Int
  }

  /// Returns the runs that can go, by scenario, oldest first.
  public func candidates(in registry: RunRegistry) -> [Candidate] {
    let byScenario = Dictionary(grouping: registry.runs(), by: \.scenario)
    return byScenario.keys.sorted().flatMap { scenario in
      let runs = byScenario[scenario] ?? []
      let newest = Set(runs.filter { $0.manifest != nil }.suffix(max(0, kept)).map(\.runID))
      return runs.filter { !newest.contains($0.runID) && canGo($0, registry) }
        .map { Candidate(run: $0, bytes: FileTree.bytes(below: $0.folder)) }
    }
  }

  private func canGo(_ run: RunRegistry.Run, _ registry: RunRegistry) -> Bool {
    if run.manifest == nil && !removesUnfinished { return false }
    return !registry.isLatest(run) && RunTags.read(runFolder: run.folder).isEmpty
      && !FileTree.isFolder("\(run.folder)/\(Manifest.briefs)")
  }

  /// Removes a run's folder.
  ///
  /// - Throws: `ResultsError.file`, with `EBUSY` while another process works on the run.
  public static func remove(_ run: RunRegistry.Run) throws {
    guard let lock = FolderLock(unlessHeld: run.folder) else {
      throw ResultsError.file(path: run.folder, action: "remove the run", code: EBUSY)
    }
    defer { withExtendedLifetime(lock) {} }
    do {
      try FileManager.default.removeItem(atPath: run.folder)
    } catch {
      throw ResultsError.file(path: run.folder, action: "remove the run", code: EACCES)
    }
  }
}
