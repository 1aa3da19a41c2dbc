import PricingStrategies
import ResultsStore
import ScenarioFiles

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

extension Scenario {
  /// Refuses to run the programs that strategies name unless they are allowed.
  ///
  /// - Throws: `RunRefusal.programs`.
  func requireLeaveForPrograms(_ isAllowed: Bool) throws {
    guard !isAllowed else { return }
    for named in strategies {
      guard let program = named.specification.program else { continue }
      throw RunRefusal.programs(strategy: named.name, command: program.command)
    }
  }
}
