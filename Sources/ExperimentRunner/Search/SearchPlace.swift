import ResultsStore
import ScenarioFiles

/// Where a search keeps its seasons, and what names them.
struct SearchPlace {
  let variants: ScenarioVariants
  let weightsDigest: String
  /// Everything besides scenario and strategy that the result depends on.
  let question: String
  let resultsFolder: String

  private static let cellsKey = "search cells"

  /// Names everything that a season depends on besides values and replication.
  var cellPrefix: String {
    SHA256Digest.hex(
      of: [
        toolVersion, ToolIdentity.kernel, weightsDigest, variants.original.resolvedText,
        variants.strategy,
      ].joined(separator: "\n"))
  }

  /// First 12 hex digits of the digest of what the run depends on.
  var runID: String {
    String(SHA256Digest.hex(of: cellPrefix + "\nsearch\n" + question).prefix(12))
  }

  private var registry: RunRegistry { RunRegistry(root: resultsFolder) }
  private var folder: String {
    registry.folder(scenario: variants.original.scenario.name, runID: runID)
  }

  /// Opens the run's store, with what it is about.
  ///
  /// - Throws: `ResultsError`.
  func openStore() throws -> RunStore {
    let store = try RunStore(folder: folder, access: .write)
    try store.setMetadata(variants.original.resolvedText, for: RunKind.comparison.questionKey)
    try store.setMetadata(question, for: RunKind.search.questionKey)
    try store.setMetadata(cellPrefix, for: Self.cellsKey)
    return store
  }

  /// Seasons of the strategy that other searches of this scenario have finished.
  func otherCells() -> [String: SearchCell] {
    var cells: [String: SearchCell] = [:]
    for run in registry.runs()
    where run.scenario == variants.original.scenario.name && run.folder != folder {
      guard let store = try? RunStore(folder: run.folder, access: .read),
        (try? store.metadata(for: Self.cellsKey)) == cellPrefix,
        let found = try? store.searchCells()
      else { continue }
      cells.merge(found) { first, _ in first }
    }
    return cells
  }
}
