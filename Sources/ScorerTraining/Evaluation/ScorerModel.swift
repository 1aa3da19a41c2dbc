import Foundation
public import TransformerScorer

/// A Transformer scorer as a choice model.
public struct ScorerModel: ChoiceModel {
  /// What tables call it.
  public let name: String
  private let inference: ScorerInference
  private let reference: ScorerReference

  /// At most this many purchases are asked for their units.
  static let quantityLimit = 2_000

  /// Takes a network's weights.
  public init(name: String, _ weights: ScorerWeights) {
    self.name = name
    inference = ScorerInference(weights)
    reference = ScorerReference(weights)
  }

  /// Reads a weights file; tables call the model by the file's name.
  ///
  /// - Throws: `EvaluationError.unreadable`.
  public init(file path: String) throws(EvaluationError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path, detail: "there is no such file")
    }
    do {
      let weights = try ScorerWeights(SafeTensors(parsing: [UInt8](data)))
      self.init(name: URL(filePath: path).deletingPathExtension().lastPathComponent, weights)
    } catch {
      throw .unreadable(path: path, detail: error.description)
    }
  }

  /// Returns the utilities of the table's offers.
  public func utilities(of table: OccasionTable) -> OfferUtilities {
    var scores = OfferScores()
    var workspace = InferenceWorkspace()
    inference.score(table.tokens, into: &scores, workspace: &workspace)
    return OfferUtilities(
      base: scores.alpha, longSlopes: scores.longSlopes, shortSlopes: scores.shortSlopes)
  }

  /// Returns the elasticity of the expected units of purchases in the table, by central differences
  /// of 1 % in the price; `nil` without purchases.
  public func quantityElasticity(on table: OccasionTable) -> Double? {
    let purchases = (0..<table.rows).filter { table.choices[$0] >= 0 }
    let count = min(Self.quantityLimit, purchases.count)
    guard count > 0 else { return nil }
    let step: Float = 0.01
    var (above, below) = (0.0, 0.0)
    for index in 0..<count {
      let row = purchases[purchases.count * index / count]
      above += expectedUnits(row, of: table, shift: step)
      below += expectedUnits(row, of: table, shift: -step)
    }
    return log(above / below) / (2 * Double(step))
  }

  private func expectedUnits(_ row: Int, of table: OccasionTable, shift: Float) -> Double {
    let choice = Int(table.choices[row])
    let price = table.logRegular[Int(table.tokens.offerStarts[row]) + choice]
    let shares = reference.quantityProbabilities(
      table.tokens, row: row, offer: choice, logRegular: price + shift)
    return Double(table.weights[row])
      * shares.enumerated().reduce(0) { $0 + Double($1.offset + 1) * Double($1.element) }
  }
}
