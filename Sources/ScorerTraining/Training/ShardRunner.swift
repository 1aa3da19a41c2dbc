import Dispatch
import TransformerScorer

/// Runs a batch's shards on several threads; what they give is added in shard order, so the number
/// of threads changes no bit.
struct ShardRunner {
  /// Occasions of a shard; a constant, since it fixes the order of sums.
  static let shardSize = 128

  private let workers: [ShardWorker]
  /// Gradients of a batch's shards, one after the other.
  private let parts = TrainingBuffer<Float>()

  init(_ weights: ScorerWeights, threads: Int) {
    workers = (0..<max(1, threads)).map { _ in
      ShardWorker(
        shape: weights.shape, standardisation: weights.standardisation,
        longRunPriceFloor: weights.longRunPriceFloor)
    }
  }

  /// Returns the loss of a batch and the gradient of `scale` times it.
  func train(
    _ table: OccasionTable, order: [Int32], range: Range<Int>, noise: TrainingNoise,
    parameters: [Float], scale: Float
  ) -> (loss: ShardLoss, gradient: [Float]) {
    let count = parameters.count
    let shards = Self.shards(of: range)
    parts.fill(shards.count * count, with: 0)
    // SAFETY: each shard's thread writes its own part only.
    let target = Unchecked(value: parts.pointer)
    let losses = run(shards, parameters) { worker, index, shard, parameters in
      worker.train(
        table, order: order, range: shard, noise: noise, parameters: parameters, scale: scale,
        gradient: target.value + index * count)
    }
    var gradient = [Float](repeating: 0, count: count)
    for shard in shards.indices {
      for index in 0..<count { gradient[index] += parts.pointer[shard * count + index] }
    }
    return (Self.sum(losses), gradient)
  }

  /// Returns the loss of a part of a table, without dropout or cut histories.
  func evaluate(_ table: OccasionTable, order: [Int32], parameters: [Float]) -> ShardLoss {
    let losses = run(Self.shards(of: 0..<order.count), parameters) { worker, _, shard, parameters in
      worker.evaluate(table, order: order, range: shard, parameters: parameters)
    }
    return Self.sum(losses)
  }

  /// Cuts a range into shards.
  private static func shards(of range: Range<Int>) -> [Range<Int>] {
    stride(from: range.lowerBound, to: range.upperBound, by: shardSize).map {
      $0..<min($0 + shardSize, range.upperBound)
    }
  }

  private static func sum(_ losses: [ShardLoss]) -> ShardLoss {
    losses.reduce(into: ShardLoss()) { $0.add($1) }
  }

  /// Calls `body` for every shard; worker w takes the shards w, w + workers, ...
  private func run(
    _ shards: [Range<Int>], _ parameters: [Float],
    _ body:
      @Sendable (ShardWorker, Int, Range<Int>, UnsafePointer<Float>)
      -> ShardLoss
  ) -> [ShardLoss] {
    var losses = [ShardLoss](repeating: ShardLoss(), count: shards.count)
    parameters.withUnsafeBufferPointer { parameters in
      losses.withUnsafeMutableBufferPointer { losses in
        // SAFETY: threads read the parameters, and each writes the losses of its own shards only;
        // both outlive the call, which waits for every thread.
        let (source, target) = (Unchecked(value: parameters), Unchecked(value: losses))
        let workers = workers
        DispatchQueue.concurrentPerform(iterations: min(workers.count, shards.count)) { worker in
          guard let values = source.value.baseAddress else { return }
          for index in stride(from: worker, to: shards.count, by: workers.count) {
            target.value[index] = body(workers[worker], index, shards[index], values)
          }
        }
      }
    }
    return losses
  }
}

/// Carries memory to threads that touch disjoint parts of it.
private struct Unchecked<Value>: @unchecked Sendable {
  // SAFETY: see the uses: readers only, or one writer per element.
  let value: Value
}
