/// Computes losses and gradients of shards in `Float`; one per thread.
///
/// SAFETY of `@unchecked Sendable`: a worker's buffers are used by one thread at a time; whoever
/// shares workers gives each to one thread.
package final class ShardWorker: @unchecked Sendable {
  private let shard: TrainingShard<Float>
  private let pass: ScorerPass<FastArithmetic>

  /// Prepares a worker for networks of this shape.
  package init(shape: ScorerShape, standardisation: Standardisation, longRunPriceFloor: Float) {
    shard = TrainingShard(shape: shape, standardisation: standardisation)
    pass = ScorerPass(
      shape: shape, longRunPriceFloor: longRunPriceFloor, arithmetic: FastArithmetic())
  }

  /// Adds the gradient of `scale` times the shard's loss.
  ///
  /// - Parameters:
  ///   - table: The data.
  ///   - order: Rows of the table in the epoch's order.
  ///   - range: The shard's part of the order.
  ///   - noise: The step's random numbers.
  ///   - parameters: Shape `[ScorerLayout.count]`.
  ///   - scale: Factor of the loss.
  ///   - gradient: Shape `[ScorerLayout.count]`.
  /// - Returns: The shard's loss, not scaled.
  package func train(
    _ table: OccasionTable, order: [Int32], range: Range<Int>, noise: TrainingNoise,
    parameters: UnsafePointer<Float>, scale: Float, gradient: UnsafeMutablePointer<Float>
  ) -> ShardLoss {
    shard.load(table, order: order, range: range, noise: noise)
    let loss = pass.forward(shard, parameters)
    pass.backward(shard, parameters, scale: scale, into: gradient)
    return loss
  }

  /// Returns the loss of a shard without dropout or cut histories.
  package func evaluate(
    _ table: OccasionTable, order: [Int32], range: Range<Int>, parameters: UnsafePointer<Float>
  ) -> ShardLoss {
    shard.load(table, order: order, range: range, noise: nil)
    return pass.forward(shard, parameters)
  }
}
