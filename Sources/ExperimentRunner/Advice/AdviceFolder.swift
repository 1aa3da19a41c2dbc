import Foundation
import LanguageModels
import ResultsStore
import ScenarioFiles

/// Where a strategy's recordings lie: beside the scenario, in
/// `<scenario's name>/recordings/<strategy>/`.
///
/// A file of answers per model, and `seasons.json`: whose answers count and which seasons are whole.
struct AdviceFolder: Sendable {
  /// The folder.
  let path: String

  /// Names the folder of a scenario's strategy; it need not exist.
  init(_ scenario: Scenario, strategy: String) {
    path =
      URL(filePath: scenario.file).deletingLastPathComponent().appending(path: scenario.name)
      .appending(path: "recordings").appending(path: strategy).path
  }

  private var indexPath: String { path + "/seasons.json" }

  /// The recorded seasons; `nil` where nothing is recorded.
  ///
  /// - Throws: `AdviceError.badIndex`.
  func index() throws(AdviceError) -> AdviceIndex? {
    guard let data = FileManager.default.contents(atPath: indexPath) else { return nil }
    guard let index = try? JSONDecoder().decode(AdviceIndex.self, from: data) else {
      throw .badIndex(path: indexPath)
    }
    return index
  }

  /// Writes the list of seasons.
  ///
  /// - Throws: `ResultsError.file`, or what making the folder throws.
  func write(_ index: AdviceIndex) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let text = String(decoding: try encoder.encode(index), as: UTF8.self)
    try AtomicFile.write(text + "\n", to: indexPath)
  }

  /// The file of a model's answers.
  func answers(of model: String) -> RecordingFile {
    RecordingFile(folder: path, model: model)
  }

  /// Hex SHA-256 of a model's answers.
  func digest(of model: String) -> String {
    let data = FileManager.default.contents(atPath: answers(of: model).url.path) ?? Data()
    return SHA256Digest.hex(ofBytes: [UInt8](data))
  }
}

/// Whose answers count, and which seasons they cover from the first to the last decision.
struct AdviceIndex: Codable, Sendable, Hashable {
  /// A whole season.
  struct Season: Codable, Sendable, Hashable {
    /// What the season depends on, as `RunPlan.seasonKey` names it.
    let key: String
    /// Part of the experiment, family and number, for readers.
    let season: String
    /// How its questions went.
    let tally: AdviceTally
  }

  /// The model that was recorded last.
  var model: String
  /// Whole seasons, in the order in which they were recorded.
  var seasons: [Season]
}
