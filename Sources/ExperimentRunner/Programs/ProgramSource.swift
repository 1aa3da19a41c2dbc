import Foundation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import ScenarioFiles

/// A strategy's program, with what its seasons are told and what names its results.
struct ProgramSource: Sendable {
  let program: ExternalProgram
  /// The scenario's folder.
  let folder: String
  /// Digest of the files that the command names: a changed program is another strategy.
  let digest: String
  private let scenario: String
  private let strategy: String
  private let seed: UInt64

  /// The programs of a scenario's strategies, by name.
  static func all(of scenario: Scenario) -> [String: ProgramSource] {
    var sources: [String: ProgramSource] = [:]
    for named in scenario.strategies {
      guard let program = named.specification.program else { continue }
      sources[named.name] = ProgramSource(program, strategy: named.name, scenario: scenario)
    }
    return sources
  }

  private init(_ program: ExternalProgram, strategy: String, scenario: Scenario) {
    self.program = program
    self.strategy = strategy
    self.scenario = scenario.name
    seed = scenario.experiment.seed
    let folder = URL(filePath: scenario.file).deletingLastPathComponent()
    self.folder = folder.path
    let files = program.command.map { word in
      SHA256Digest.hex(
        ofBytes: [UInt8](
          FileManager.default.contents(
            atPath: URL(filePath: word, relativeTo: folder).path) ?? Data()))
    }
    digest = SHA256Digest.hex(of: files.joined(separator: " "))
  }

  /// Prepares a season.
  func adviser(replication: ReplicationKey, market: MarketDefinition) -> ProgramAdviser {
    ProgramAdviser(
      program, folder: folder,
      season: .init(
        of: strategy, scenario: scenario, seed: seed, replication: replication, market: market),
      market: market)
  }
}
