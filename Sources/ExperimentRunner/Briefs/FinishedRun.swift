import Foundation
import ResultsStore
import ScenarioFiles

/// A finished comparison, read back: summary, manifest, scenario and store.
struct FinishedRun {
  let folder: String
  let manifest: Manifest
  let summary: ComparisonSummary
  let scenario: Scenario
  let store: RunStore

  /// Opens a run.
  ///
  /// - Parameters:
  ///   - name: The run's folder, or a name that `RunRegistry` knows.
  ///   - root: The folder of all results.
  ///   - physicalMemory: Bytes of memory.
  /// - Throws: `ResultsError` for a run that is not there, `BriefError`.
  init(named name: String, root: String, physicalMemory: UInt64) throws {
    folder = try Self.folder(named: name, root: root)
    guard FileManager.default.fileExists(atPath: folder + "/" + Manifest.fileName) else {
      throw BriefError.unfinished(
        folder: folder, kind: try RunKind.unfinished(runFolder: folder))
    }
    manifest = try Manifest.read(runFolder: folder)
    summary = try ComparisonSummary.read(runFolder: folder)
    store = try RunStore(folder: folder, access: .read)
    do {
      let path = folder + "/" + Manifest.fileName
      scenario = try ScenarioLoader(physicalMemory: physicalMemory)
        .load(resolvedText: manifest.resolvedScenario, keptAt: path).scenario
    } catch {
      let reason = error.diagnostics.first?.message ?? "unknown"
      throw BriefError.scenario(folder: folder, detail: reason)
    }
  }

  /// A folder that holds a run is taken as it is; other names are looked up.
  static func folder(named name: String, root: String) throws -> String {
    let trimmed = name.hasSuffix("/") && name.count > 1 ? String(name.dropLast()) : name
    let names = [Manifest.fileName, RunStore.fileName]
    if names.contains(where: { FileManager.default.fileExists(atPath: trimmed + "/" + $0) }) {
      return trimmed
    }
    return try RunRegistry(root: root).run(named: trimmed).folder
  }
}
