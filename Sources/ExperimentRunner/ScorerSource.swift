import Foundation
import MarketModel
import ResultsStore
public import ScenarioFiles
import TransformerScorer

/// The weights that a scenario's consumers choose by, with the digest that names them in results.
struct ScorerSource: Sendable {
  /// The weights; `nil` where the model needs none.
  let weights: ScorerWeights?
  /// SHA-256 of the weights' file and the kernels that run them; empty without weights.
  let digest: String

  /// Reads the weights and checks that they were trained for the scenario's goods and weeks.
  ///
  /// - Throws: `RunRefusal.weights`.
  init(_ scenario: Scenario) throws(RunRefusal) {
    guard let settings = scenario.intent.transformer else {
      weights = nil
      digest = ""
      return
    }
    let path = settings.weightsPath
    let bytes: [UInt8]
    let read: ScorerWeights
    do {
      bytes =
        try path.map { [UInt8](try Data(contentsOf: URL(filePath: $0))) } ?? DefaultScorer.bytes
      read = try ScorerWeights(SafeTensors(parsing: bytes))
    } catch let error as SafeTensorsError {
      throw .weights(path: path ?? "", reason: error.description)
    } catch {
      throw .weights(path: path ?? "", reason: "the file can't be read")
    }
    try Self.check(read.card, path: path ?? "built in", market: scenario.market)
    weights = read
    digest = SHA256Digest.hex(ofBytes: bytes) + " " + ScorerInference(read).kernelName
  }

  private static func check(
    _ card: ScorerCard, path: String, market: MarketDefinition
  ) throws(RunRefusal) {
    guard card.periodDays == 7 else {
      throw .weights(path: path, reason: "periods are \(card.periodDays) days, not 7")
    }
    for category in market.categories where !card.categoryKinds.contains(category.purchase.name) {
      throw .weights(
        path: path,
        reason: "trained on \(card.categoryKinds.joined(separator: ", ")) goods; "
          + "'\(category.name)' is \(category.purchase.name)")
    }
  }
}

/// Whether a scenario's weights can be used.
public enum WeightsCheck {
  /// Reads the weights that the scenario names, if any.
  ///
  /// - Throws: `RunRefusal.weights` for a file that can't be read, is damaged, or was trained for
  ///   other goods or periods.
  public static func require(_ scenario: Scenario) throws(RunRefusal) {
    _ = try ScorerSource(scenario)
  }
}
