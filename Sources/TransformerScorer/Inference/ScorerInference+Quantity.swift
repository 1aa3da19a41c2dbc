internal import Glibc
internal import TensorKernels

/// How many units are bought.
extension ScorerInference {
  /// Writes the chances of each count of units, given that an offer is bought.
  ///
  /// P(q) is proportional to softmax(quantity head)_q * q^(-kappa ln(price / regular)).
  ///
  /// - Parameters:
  ///   - tokens: A batch.
  ///   - row: The row to look at; the others are not read.
  ///   - offer: The offer's ordinal in the row.
  ///   - logRegular: ln(price / regular price).
  ///   - probabilities: Receives one chance per class: 1, 2, ... units, the last class open at the
  ///     top.
  ///   - workspace: Storage to reuse; one per thread.
  /// - Precondition: The row and the offer exist.
  /// - Complexity: Scores the row anew.
  public func quantityProbabilities(
    _ tokens: TokenBatch, row: Int, offer: Int, logRegular: Float,
    into probabilities: inout [Float], workspace: inout InferenceWorkspace
  ) {
    precondition(row >= 0 && row < tokens.rows)
    precondition(offer >= 0 && offer < tokens.offerRange(row).count)
    workspace.adapt(to: network)
    runBlocks(tokens, workspace.gather(tokens, from: row, tokens: 1), &workspace)
    let classes = network.quantity.columns
    var logits = Matrix(rows: offer + 1, columns: classes)
    kernels.multiply(
      workspace.normal, by: network.quantity, into: &logits, rows: offer + 1, finish: .store)
    let tilt = network.kappa * logRegular
    probabilities = (0..<classes).map { logits[offer, $0] - tilt * network.logQuantities[$0] }
    replaceWithSoftmax(&probabilities)
  }

  private func replaceWithSoftmax(_ logits: inout [Float]) {
    let largest = logits.max() ?? 0
    for index in logits.indices { logits[index] -= largest }
    var span = logits.mutableSpan
    kernels.exponential(&span)
    let total = logits.reduce(0, +)
    for index in logits.indices { logits[index] /= total }
  }
}
