import Dispatch
import Foundation
import Synchronization

/// The penalised mean negative log-likelihood of a logit, in nats per occasion, and its gradient.
///
/// Parameters: common slopes `[features]`; with category slopes, each category's deviations
/// `[category, features]`; with item constants, `[items]`.
struct LogitObjective: Sendable {
  /// The rows are summed in this many fixed parts, so that threads change no bit.
  static let shards = 32

  let design: LogitDesign
  let threads: Int
  /// What the penalty draws the item constants towards.
  let priorConstants: [Double]
  private let totalWeight: Double

  init(_ design: LogitDesign, priorConstants: [Double], threads: Int) {
    self.design = design
    self.priorConstants = priorConstants
    self.threads = threads
    totalWeight = design.weights.reduce(0, +)
  }

  /// Parameters in all.
  var parameters: Int {
    constantsStart + (design.specification.hasItemConstants ? design.items : 0)
  }

  /// The first item constant.
  var constantsStart: Int {
    let specification = design.specification
    return specification.features * (specification.hasCategorySlopes ? 1 + design.categories : 1)
  }

  /// Returns the value and writes the gradient.
  func evaluate(_ parameters: [Double], gradient: inout [Double]) -> Double {
    let slopes = slopes(parameters)
    let constants =
      design.specification.hasItemConstants ? Array(parameters[constantsStart...]) : []
    let parts = Mutex([LogitPass?](repeating: nil, count: Self.shards))
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while let shard = Self.take(next) {
        var pass = LogitPass(design, slopes: slopes, constants: constants)
        pass.run(rows: rows(of: shard))
        parts.withLock { $0[shard] = pass }
      }
    }
    for index in gradient.indices { gradient[index] = 0 }
    let loss = parts.withLock { $0 }.reduce(0.0) { sum, part in
      guard let part else { return sum }
      addSlopes(part, to: &gradient)
      return sum + part.loss
    }
    let penalty = addPenalty(parameters, to: &gradient)
    for index in gradient.indices { gradient[index] /= totalWeight }
    return (loss + penalty) / totalWeight
  }

  /// Returns each category's slopes, shape `[category, features]`.
  func slopes(_ parameters: [Double]) -> [Double] {
    let width = design.specification.features
    return (0..<design.categories * width).map { index in
      let own = design.specification.hasCategorySlopes ? parameters[width + index] : 0
      return parameters[index % width] + own
    }
  }

  private func rows(of shard: Int) -> Range<Int> {
    design.rows * shard / Self.shards..<design.rows * (shard + 1) / Self.shards
  }

  private static func take(_ next: borrowing Mutex<Int>) -> Int? {
    next.withLock { next in
      guard next < shards else { return nil }
      defer { next += 1 }
      return next
    }
  }

  private func addSlopes(_ part: LogitPass, to gradient: inout [Double]) {
    let width = design.specification.features
    for index in part.slopeGradient.indices {
      gradient[index % width] += part.slopeGradient[index]
      if design.specification.hasCategorySlopes {
        gradient[width + index] += part.slopeGradient[index]
      }
    }
    for item in part.constantGradient.indices {
      gradient[constantsStart + item] += part.constantGradient[item]
    }
  }

  private func addPenalty(_ parameters: [Double], to gradient: inout [Double]) -> Double {
    let penalty = design.specification.penalty
    var squares = 0.0
    for index in design.specification.features..<parameters.count {
      let prior = index < constantsStart ? 0 : priorConstants[index - constantsStart]
      let gap = parameters[index] - prior
      squares += gap * gap
      gradient[index] += penalty * gap
    }
    return penalty * squares / 2
  }
}
