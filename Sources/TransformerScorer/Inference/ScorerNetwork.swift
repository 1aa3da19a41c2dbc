internal import TensorKernels

/// A network's weights as the kernels want them.
struct ScorerNetwork: Sendable {
  let context: TokenEmbedding
  let event: TokenEmbedding
  let offer: TokenEmbedding
  let blocks: [TransformerBlock]
  let headNorm: LayerNorm
  /// From a token to alpha, ln(beta_1 - floor) and ln beta_2.
  let head: PackedMatrix
  /// From an offer's features to what they add to the head; all but alpha are zeros.
  let offerSkip: PackedMatrix
  /// From the context's features to what they add to alpha.
  let contextSkip: PackedMatrix
  let longRunPriceFloor: Float

  init(_ weights: ScorerWeights) {
    let source = TensorSource(weights)
    let standard = weights.standardisation
    context = TokenEmbedding(
      source, "context", columns: weights.shape.contextColumns,
      of: TokenFeatures.context.count, standard.contextMean, standard.contextDeviation,
      limit: Standardisation.contextLimit)
    event = TokenEmbedding(
      source, "event", columns: Array(TokenFeatures.event.indices),
      of: TokenFeatures.event.count, standard.eventMean, standard.eventDeviation,
      limit: Standardisation.tokenLimit)
    offer = TokenEmbedding(
      source, "offer", columns: weights.shape.offerColumns, of: TokenFeatures.offer.count,
      standard.offerMean, standard.offerDeviation, limit: Standardisation.tokenLimit)
    blocks = (0..<weights.shape.blocks).map { TransformerBlock(source, "block.\($0)") }
    headNorm = source.norm("head.norm")
    head = source.packed("head")
    offerSkip = PackedMatrix(
      spread(source["head.skip.offer"], over: TokenFeatures.offer.count, weights.shape.offerColumns)
        .flatMap { [$0, 0, 0] }, bias: [0, 0, 0])
    contextSkip = PackedMatrix(
      spread(
        source["head.skip.context"], over: TokenFeatures.context.count,
        weights.shape.contextColumns), bias: [0])
    longRunPriceFloor = weights.longRunPriceFloor
  }
}

/// From raw features to tokens.
struct TokenEmbedding: Sendable {
  let standardiser: Standardiser
  let input: PackedMatrix
  let output: PackedMatrix

  /// Reads every raw column; those that the network does not use get zero weights.
  fileprivate init(
    _ source: TensorSource, _ kind: String, columns: [Int], of count: Int, _ mean: [Float],
    _ deviation: [Float], limit: Float
  ) {
    standardiser = Standardiser(
      mean: spread(mean, over: count, columns),
      inverse: spread(deviation.map { 1 / $0 }, over: count, columns), limit: limit)
    let bias = source["embed.\(kind).in.bias"]
    let weight = source["embed.\(kind).in.weight"]
    var all = [Float](repeating: 0, count: count * bias.count)
    for (row, column) in columns.enumerated() {
      let values = weight[row * bias.count..<(row + 1) * bias.count]
      all.replaceSubrange(column * bias.count..<(column + 1) * bias.count, with: values)
    }
    input = PackedMatrix(all, bias: bias)
    output = source.packed("embed.\(kind).out")
  }
}

/// One block: attention and feed-forward.
struct TransformerBlock: Sendable {
  let attentionNorm: LayerNorm
  let projection: PackedMatrix
  let attention: AttentionLayer
  let attentionOutput: PackedMatrix
  let feedForwardNorm: LayerNorm
  let feedForwardInput: PackedMatrix
  let feedForwardOutput: PackedMatrix

  fileprivate init(_ source: TensorSource, _ name: String) {
    attentionNorm = source.norm("\(name).attention.norm")
    projection = source.packed("\(name).attention.qkv")
    attention = AttentionLayer(
      width: source.shape.width, heads: source.shape.heads,
      relationBias: source["\(name).attention.relation"])
    attentionOutput = source.packed("\(name).attention.out")
    feedForwardNorm = source.norm("\(name).feedforward.norm")
    feedForwardInput = source.packed("\(name).feedforward.in")
    feedForwardOutput = source.packed("\(name).feedforward.out")
  }
}

/// A network's tensors by name.
private struct TensorSource {
  let shape: ScorerShape
  private let parameters: [Float]
  private let layout: ScorerLayout

  init(_ weights: ScorerWeights) {
    shape = weights.shape
    parameters = weights.parameters
    layout = ScorerLayout(weights.shape)
  }

  subscript(name: String) -> [Float] { Array(parameters[layout[name].range]) }

  func packed(_ name: String) -> PackedMatrix {
    PackedMatrix(self["\(name).weight"], bias: self["\(name).bias"])
  }

  func norm(_ name: String) -> LayerNorm {
    LayerNorm(gain: self["\(name).gain"], bias: self["\(name).bias"])
  }
}

/// Puts values at their columns among `count`; the rest are zeros.
private func spread(_ values: [Float], over count: Int, _ columns: [Int]) -> [Float] {
  var all = [Float](repeating: 0, count: count)
  for (value, column) in zip(values, columns) { all[column] = value }
  return all
}
