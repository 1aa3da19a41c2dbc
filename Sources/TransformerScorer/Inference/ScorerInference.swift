public import TensorKernels

/// Scores offers by the Transformer, with kernels that make a row's bits depend on that row alone.
///
/// Batch size, the row's place, the other rows, the thread and the workspace's past change nothing.
/// `ScorerReference` is the specification.
public struct ScorerInference: Sendable {
  let network: ScorerNetwork
  let kernels: Kernels

  /// Prepares a network for this CPU's fastest kernels.
  ///
  /// - Precondition: The width is a multiple of 16, and the heads divide it into multiples of 8.
  public init(_ weights: ScorerWeights) {
    self.init(weights, kernels: .best)
  }

  /// Prepares a network for the given kernels.
  ///
  /// - Precondition: As in `init(_:)`.
  public init(_ weights: ScorerWeights, kernels: Kernels) {
    network = ScorerNetwork(weights)
    self.kernels = kernels
  }

  /// Which kernels run: `avx512`, `avx2` or `portable`.
  public var kernelName: String { kernels.name }

  /// Scores every offer of every row.
  ///
  /// - Parameters:
  ///   - tokens: The batch.
  ///   - scores: Receives one row per offer of the batch, in its order.
  ///   - workspace: Storage to reuse; one per thread.
  /// - Complexity: O(tokens); allocates nothing once the workspace and the scores have grown.
  public func score(
    _ tokens: TokenBatch, into scores: inout OfferScores,
    workspace: inout InferenceWorkspace
  ) {
    scores.resize(to: tokens.offerItems.count)
    workspace.adapt(to: network)
    var first = 0
    while first < tokens.rows {
      let rows = first..<chunkEnd(tokens, from: first)
      scoreChunk(tokens, rows, &scores, &workspace)
      first = rows.upperBound
    }
    finishSlopes(&scores)
  }

  /// Tokens that are worked on at a time, so that what passes between layers stays in the second
  /// cache: 512 bytes per token and layer.
  private static let chunkTokens = 256

  private func chunkEnd(_ tokens: TokenBatch, from first: Int) -> Int {
    let start = tokens.eventStarts[first] + tokens.offerStarts[first]
    var end = first
    repeat {
      end += 1
    } while end < tokens.rows
      && Int(tokens.eventStarts[end] + tokens.offerStarts[end] - start) + end - first
        < Self.chunkTokens
    return end
  }

  /// Turns the clamped logarithms of the slopes into slopes.
  private func finishSlopes(_ scores: inout OfferScores) {
    var longSlopes = scores.longSlopes.mutableSpan
    kernels.exponential(&longSlopes)
    var shortSlopes = scores.shortSlopes.mutableSpan
    kernels.exponential(&shortSlopes)
    for offer in scores.longSlopes.indices {
      scores.longSlopes[offer] += network.longRunPriceFloor
    }
  }
}
