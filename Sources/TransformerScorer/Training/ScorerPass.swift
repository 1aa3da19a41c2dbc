/// One pass of the training network over a shard: forward, loss, and gradients of every parameter.
///
/// Tokens are rows of compact matrices, all contexts first, then all events, then all offers; only
/// attention and the choice look at single occasions. Contract: the network's definition in
/// docs/background/purchase-intent.md.
package final class ScorerPass<Arithmetic: TrainingArithmetic> {
  /// What it computes in.
  package typealias Number = Arithmetic.Number
  /// Every parameter, in the order of `ParameterPlaces`; shape `[parameters]`.
  package typealias Parameters = UnsafePointer<Number>
  /// The gradient of the loss in the same order.
  package typealias Gradient = UnsafeMutablePointer<Number>

  let shape: ScorerShape
  let arithmetic: Arithmetic
  let places: ParameterPlaces
  let floor: Number
  /// Tokens `[tokens, width]`, updated in place; their gradient.
  let tokens = TrainingBuffer<Number>()
  let tokensGradient = TrainingBuffer<Number>()
  let embeddings: [EmbeddingState<Number>] = (0..<3).map { _ in EmbeddingState() }
  let blocks: [BlockState<Number>]
  let head = HeadState<Number>()
  /// Room for gradients of wide and of narrow layers.
  let wide = TrainingBuffer<Number>()
  let narrow = TrainingBuffer<Number>()
  let scratch = TrainingBuffer<Number>()

  /// Prepares passes of a network of this shape.
  ///
  /// - Parameters:
  ///   - shape: Sizes; the width is a multiple of 8.
  ///   - longRunPriceFloor: The smallest slope of the long-run price term.
  ///   - arithmetic: How to compute.
  package init(shape: ScorerShape, longRunPriceFloor: Float, arithmetic: Arithmetic) {
    precondition(shape.width % 8 == 0, "width \(shape.width) is no multiple of 8")
    self.shape = shape
    self.arithmetic = arithmetic
    places = ParameterPlaces(shape)
    floor = Number(longRunPriceFloor)
    blocks = (0..<shape.blocks).map { _ in BlockState() }
  }

  /// Scores a shard and returns its loss; keeps what `backward` needs.
  package func forward(_ shard: TrainingShard<Number>, _ parameters: Parameters) -> ShardLoss {
    let width = shape.width
    tokens.reserve(shard.tokens * width)
    embed(0, shard.contextInput, shard.rows, places.context, at: 0, parameters)
    embed(1, shard.eventInput, shard.events, places.event, at: shard.rows, parameters)
    embed(
      2, shard.offerInput, shard.offers, places.offer, at: shard.rows + shard.events, parameters)
    for index in blocks.indices {
      attend(index, shard, parameters)
      feedForward(index, shard, parameters)
    }
    return decide(shard, parameters)
  }

  /// Adds the gradient of (`scale` times the shard's loss) after `forward`.
  package func backward(
    _ shard: TrainingShard<Number>, _ parameters: Parameters, scale: Number, into gradient: Gradient
  ) {
    tokensGradient.fill(shard.tokens * shape.width, with: 0)
    decideBackward(shard, parameters, scale: scale, gradient)
    for index in blocks.indices.reversed() {
      feedBackward(index, shard, parameters, gradient)
      attendBackward(index, shard, parameters, gradient)
    }
    embedBackward(0, shard.contextInput, shard.rows, places.context, at: 0, parameters, gradient)
    embedBackward(
      1, shard.eventInput, shard.events, places.event, at: shard.rows, parameters, gradient)
    embedBackward(
      2, shard.offerInput, shard.offers, places.offer, at: shard.rows + shard.events, parameters,
      gradient)
  }

  /// The first token that the block updates: the last block updates offers only.
  func firstQuery(_ index: Int, _ shard: TrainingShard<Number>) -> Int {
    index == blocks.count - 1 ? shard.rows + shard.events : 0
  }

  /// Starts each row of `target` with a bias, so that a product can be added.
  func spread(_ bias: Parameters, to target: Gradient, rows: Int, columns: Int, leading: Int) {
    for row in 0..<rows { (target + row * leading).update(from: bias, count: columns) }
  }
}

/// What an embedding keeps for the way back.
struct EmbeddingState<Number: TrainingNumber> {
  let slopes = TrainingBuffer<Number>()
  let hidden = TrainingBuffer<Number>()
}

/// What a block keeps for the way back.
struct BlockState<Number: TrainingNumber> {
  let attentionNormal = TrainingBuffer<Number>()
  let attentionInverse = TrainingBuffer<Number>()
  let attentionInput = TrainingBuffer<Number>()
  let projections = TrainingBuffer<Number>()
  let probabilities = TrainingBuffer<Number>()
  let mixed = TrainingBuffer<Number>()
  let attentionWords = TrainingBuffer<UInt16>()
  let feedNormal = TrainingBuffer<Number>()
  let feedInverse = TrainingBuffer<Number>()
  let feedInput = TrainingBuffer<Number>()
  let slopes = TrainingBuffer<Number>()
  let hidden = TrainingBuffer<Number>()
  let feedWords = TrainingBuffer<UInt16>()
}

extension ScorerPass {
  /// tokens = GELU(x W_in + b_in) W_out + b_out for one kind of token, from row `start` on.
  private func embed(
    _ kind: Int, _ input: TrainingBuffer<Number>, _ rows: Int, _ place: ParameterPlaces.Embedding,
    at start: Int, _ p: Parameters
  ) {
    let (width, hidden) = (shape.width, 2 * shape.width)
    let features = (place.inBias - place.inWeight) / hidden
    let state = embeddings[kind]
    state.slopes.reserve(rows * hidden)
    state.hidden.reserve(rows * hidden)
    arithmetic.multiply(
      .plain(input.pointer, features), .plain(p + place.inWeight, hidden),
      into: state.slopes.pointer, leading: hidden, rows: rows, columns: hidden, inner: features,
      accumulate: false)
    arithmetic.geluForward(
      state.slopes.pointer, bias: p + place.inBias, output: state.hidden.pointer, rows: rows,
      columns: hidden)
    let output = tokens.pointer + start * width
    spread(p + place.outBias, to: output, rows: rows, columns: width, leading: width)
    arithmetic.multiply(
      .plain(state.hidden.pointer, hidden), .plain(p + place.outWeight, width), into: output,
      leading: width, rows: rows, columns: width, inner: hidden, accumulate: true)
  }

  private func embedBackward(
    _ kind: Int, _ input: TrainingBuffer<Number>, _ rows: Int, _ place: ParameterPlaces.Embedding,
    at start: Int, _ p: Parameters, _ gradient: Gradient
  ) {
    let (width, hidden) = (shape.width, 2 * shape.width)
    let features = (place.inBias - place.inWeight) / hidden
    let state = embeddings[kind]
    let upstream = UnsafePointer(tokensGradient.pointer + start * width)
    arithmetic.columnSums(
      upstream, sums: gradient + place.outBias, rows: rows, columns: width, leading: width)
    arithmetic.multiply(
      .transpose(state.hidden.pointer, hidden), .plain(upstream, width),
      into: gradient + place.outWeight, leading: width, rows: hidden, columns: width, inner: rows,
      accumulate: true)
    wide.reserve(rows * hidden)
    arithmetic.multiply(
      .plain(upstream, width), .transpose(p + place.outWeight, width), into: wide.pointer,
      leading: hidden, rows: rows, columns: hidden, inner: width, accumulate: false)
    arithmetic.geluBackward(
      wide.pointer, slopes: state.slopes.pointer, biasGradient: gradient + place.inBias,
      rows: rows, columns: hidden)
    arithmetic.multiply(
      .transpose(input.pointer, features), .plain(state.slopes.pointer, hidden),
      into: gradient + place.inWeight, leading: hidden, rows: features, columns: hidden,
      inner: rows, accumulate: true)
  }
}
