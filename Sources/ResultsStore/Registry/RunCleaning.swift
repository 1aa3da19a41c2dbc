public import Foundation

/// Which runs can go: all but those that somebody may still want.
///
/// Kept are each scenario's newest finished runs, the one that `latest` points to, tagged runs, and runs
/// with a brief, which people edit.
public struct RunCleaning: Sendable {
  /// Finished runs to keep of each scenario.
  public var kept: Int
  /// Unfinished runs that nobody wrote to since then go too; `nil` keeps them all.
  public var idleSince: Date?

  /// Gathers the parts.
  public init(kept: Int, idleSince: Date?) {
    self.kept = kept
    self.idleSince = idleSince
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
    if run.manifest == nil && !isIdle(run) { return false }
    return !registry.isLatest(run) && RunTags.read(runFolder: run.folder).isEmpty
      && !FileTree.isFolder("\(run.folder)/\(Manifest.briefs)")
  }

  /// A store and its log are written with every cell.
  private func isIdle(_ run: RunRegistry.Run) -> Bool {
    guard let idleSince else { return false }
    return FileTree.names(in: run.folder).filter { $0.hasPrefix(RunStore.fileName) }.allSatisfy {
      let status = try? FileManager.default.attributesOfItem(atPath: "\(run.folder)/\($0)")
      return (status?[.modificationDate] as? Date).map { $0 < idleSince } ?? true
    }
  }

  /// Removes a run's folder.
  ///
  /// - Throws: `ResultsError.file`.
  public static func remove(_ run: RunRegistry.Run) throws {
    do {
      try FileManager.default.removeItem(atPath: run.folder)
    } catch {
      throw ResultsError.file(path: run.folder, action: "remove the run", code: EACCES)
    }
  }
}
