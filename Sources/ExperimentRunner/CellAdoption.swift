import ResultsStore

extension RunStore {
  /// Takes over finished cells of the scenario's other runs, comparisons and sweeps alike, by digest.
  func adopt(_ digests: Set<String>, ofScenario scenario: String, resultsFolder: String) throws {
    let place = RunRegistry.folderName(scenario)
    for run in RunRegistry(root: resultsFolder).runs()
    where run.scenario == place && run.folder != folder {
      _ = try? adoptCells(from: run.folder, digests: digests)
      _ = try? adoptIncrementality(from: run.folder, digests: digests)
    }
  }
}
