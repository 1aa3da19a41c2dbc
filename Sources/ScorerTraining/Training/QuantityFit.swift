import Foundation
import TransformerScorer

/// Fits the quantity head to the purchases of a table while the trunk stands still.
///
/// With the trunk's states given this is a multinomial logit in weights, bias and kappa: convex, so
/// its optimum is found to the end, which the trunk's training steps would not reach.
struct QuantityFit {
  private let width: Int
  private let classes: Int
  private let states: [Float]
  private let outcomes: [Int]
  private let logPrices: [Double]
  private let weights: [Double]

  /// Decay of the head's weights, so that rare quantities stay finite.
  private static let penalty = 1e-4
  /// The least kappa: dearer never means more units.
  private static let leastKappa = 0.01

  /// Purchases that are looked at: plenty for 200 parameters.
  private static let limit = 30_000

  /// Reads the states of the purchased offers.
  init(_ scorer: ScorerWeights, purchases table: OccasionTable) {
    width = scorer.shape.width
    classes = scorer.shape.quantityClasses
    var workspace = InferenceWorkspace()
    let all = ScorerInference(scorer).states(
      table.tokens, choices: table.choices, workspace: &workspace)
    let bought = Self.spread((0..<table.rows).filter { table.choices[$0] >= 0 })
    let (width, classes) = (width, classes)
    states = bought.flatMap { all[$0 * width..<($0 + 1) * width] }
    outcomes = bought.map { min(classes, max(1, Int(table.quantities[$0].rounded()))) - 1 }
    logPrices = bought.map {
      Double(table.logRegular[Int(table.tokens.offerStarts[$0]) + Int(table.choices[$0])])
    }
    let total = bought.reduce(0) { $0 + Double(table.weights[$1]) }
    weights = bought.map { Double(table.weights[$0]) / total }
  }

  /// Returns at most `limit` of the rows, evenly spread.
  private static func spread(_ rows: [Int]) -> [Int] {
    guard rows.count > limit else { return rows }
    return (0..<limit).map { rows[rows.count * $0 / limit] }
  }

  /// Returns the scorer with the fitted head; unchanged where nothing was bought.
  func fitted(_ scorer: ScorerWeights) -> ScorerWeights {
    guard !outcomes.isEmpty else { return scorer }
    let layout = ScorerLayout(scorer.shape)
    let (matrix, bias, kappa) = (
      layout["quantity.weight"], layout["quantity.bias"], layout["quantity.logkappa"]
    )
    let start =
      scorer.parameters[matrix.range].map(Double.init)
      + scorer.parameters[bias.range].map(Double.init)
      + [Double(exp(scorer.parameters[kappa.offset]))]
    let found = QuasiNewton().minimise(
      from: start, curvatures: start.map { _ in 0.1 }, loss)
    var fitted = scorer
    fitted.parameters.replaceSubrange(
      matrix.range, with: found.parameters[..<matrix.count].map { Float($0) })
    fitted.parameters.replaceSubrange(
      bias.range, with: found.parameters[matrix.count..<start.count - 1].map { Float($0) })
    fitted.parameters[kappa.offset] = Float(
      log(max(Self.leastKappa, found.parameters[start.count - 1])))
    return fitted
  }

  /// Mean cross-entropy and its gradient; parameters are the matrix `[width, classes]`, the bias and
  /// kappa.
  func loss(_ parameters: [Double], _ gradient: inout [Double]) -> Double {
    let biasPlace = width * classes
    let kappaPlace = biasPlace + classes
    var sum = 0.0
    for index in gradient.indices {
      gradient[index] = index < biasPlace ? 2 * Self.penalty * parameters[index] : 0
      if index < biasPlace { sum += Self.penalty * parameters[index] * parameters[index] }
    }
    var logits = [Double](repeating: 0, count: classes)
    for row in outcomes.indices {
      writeLogits(row, parameters, &logits)
      let peak = logits.max() ?? 0
      let total = logits.reduce(0) { $0 + exp($1 - peak) }
      sum += weights[row] * (peak + log(total) - logits[outcomes[row]])
      for q in 0..<classes {
        let slope = weights[row] * (exp(logits[q] - peak) / total - (q == outcomes[row] ? 1 : 0))
        gradient[biasPlace + q] += slope
        gradient[kappaPlace] -= slope * logPrices[row] * log(Double(q + 1))
        for column in 0..<width {
          gradient[column * classes + q] += slope * Double(states[row * width + column])
        }
      }
    }
    return sum
  }

  private func writeLogits(_ row: Int, _ parameters: [Double], _ logits: inout [Double]) {
    let kappa = parameters[width * classes + classes]
    for q in 0..<classes {
      logits[q] = parameters[width * classes + q] - kappa * logPrices[row] * log(Double(q + 1))
    }
    for column in 0..<width {
      let state = Double(states[row * width + column])
      for q in 0..<classes { logits[q] += state * parameters[column * classes + q] }
    }
  }
}
