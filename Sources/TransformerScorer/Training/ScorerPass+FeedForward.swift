internal import TensorKernels

/// The feed-forward half of a block: t += dropout(GELU(LN(t) W_in + b_in) W_out + b_out).
extension ScorerPass {
  func feedForward(_ index: Int, _ shard: TrainingShard<Number>, _ p: Parameters) {
    let (state, place) = (blocks[index], places.blocks[index])
    let (width, hidden, first) = (shape.width, shape.hidden, firstQuery(index, shard))
    let rows = shard.tokens - first
    let values = tokens.pointer + first * width
    state.feedNormal.reserve(rows * width)
    state.feedInverse.reserve(rows)
    state.feedInput.reserve(rows * width)
    arithmetic.normForward(
      values, gain: p + place.feedGain, bias: p + place.feedNormBias,
      normal: state.feedNormal.pointer, inverse: state.feedInverse.pointer,
      output: state.feedInput.pointer, rows: rows, columns: width)
    state.slopes.reserve(rows * hidden)
    state.hidden.reserve(rows * hidden)
    arithmetic.multiply(
      .plain(state.feedInput.pointer, width), .plain(p + place.feedInWeight, hidden),
      into: state.slopes.pointer, leading: hidden, rows: rows, columns: hidden, inner: width,
      accumulate: false)
    arithmetic.geluForward(
      state.slopes.pointer, bias: p + place.feedInBias, output: state.hidden.pointer, rows: rows,
      columns: hidden)
    narrow.reserve(rows * width)
    arithmetic.multiply(
      .plain(state.hidden.pointer, hidden), .plain(p + place.feedOutWeight, width),
      into: narrow.pointer, leading: width, rows: rows, columns: width, inner: hidden,
      accumulate: false)
    let mask = draw(state.feedWords, site: 2 * index + 1, first: first, shard)
    arithmetic.residualForward(
      values, update: narrow.pointer, bias: p + place.feedOutBias, mask: mask, rows: rows,
      columns: width)
  }

  func feedBackward(
    _ index: Int, _ shard: TrainingShard<Number>, _ p: Parameters, _ gradient: Gradient
  ) {
    let (state, place) = (blocks[index], places.blocks[index])
    let (width, hidden, first) = (shape.width, shape.hidden, firstQuery(index, shard))
    let rows = shard.tokens - first
    let upstream = tokensGradient.pointer + first * width
    narrow.reserve(rows * width)
    arithmetic.residualBackward(
      upstream, mask: mask(state.feedWords, shard), updateGradient: narrow.pointer,
      biasGradient: gradient + place.feedOutBias, rows: rows, columns: width)
    arithmetic.multiply(
      .transpose(state.hidden.pointer, hidden), .plain(narrow.pointer, width),
      into: gradient + place.feedOutWeight, leading: width, rows: hidden, columns: width,
      inner: rows, accumulate: true)
    wide.reserve(rows * hidden)
    arithmetic.multiply(
      .plain(narrow.pointer, width), .transpose(p + place.feedOutWeight, width),
      into: wide.pointer, leading: hidden, rows: rows, columns: hidden, inner: width,
      accumulate: false)
    arithmetic.geluBackward(
      wide.pointer, slopes: state.slopes.pointer, biasGradient: gradient + place.feedInBias,
      rows: rows, columns: hidden)
    arithmetic.multiply(
      .transpose(state.feedInput.pointer, width), .plain(state.slopes.pointer, hidden),
      into: gradient + place.feedInWeight, leading: hidden, rows: width, columns: hidden,
      inner: rows, accumulate: true)
    arithmetic.multiply(
      .plain(state.slopes.pointer, hidden), .transpose(p + place.feedInWeight, hidden),
      into: narrow.pointer, leading: width, rows: rows, columns: width, inner: hidden,
      accumulate: false)
    arithmetic.normBackward(
      narrow.pointer, gain: p + place.feedGain, normal: state.feedNormal.pointer,
      inverse: state.feedInverse.pointer, valuesGradient: upstream,
      gainGradient: gradient + place.feedGain, biasGradient: gradient + place.feedNormBias,
      rows: rows, columns: width)
  }

  /// Draws a dropout site's words for the tokens from `first` on.
  func draw(
    _ words: TrainingBuffer<UInt16>, site: Int, first: Int, _ shard: TrainingShard<Number>
  ) -> DropoutMask {
    guard let noise = shard.noise, noise.threshold > 0 else { return mask(words, shard) }
    let rows = shard.tokens - first
    words.reserve(rows * shape.width)
    let plan = DropoutPlan(
      key: noise.dropoutKey, entities: shard.entities.pointer + first,
      places: shard.places.pointer + first, site: UInt32(site))
    arithmetic.dropoutWords(plan, words: words.pointer, rows: rows, columns: shape.width)
    return mask(words, shard)
  }

  /// What the drawn words keep; everything without noise.
  func mask(_ words: TrainingBuffer<UInt16>, _ shard: TrainingShard<Number>) -> DropoutMask {
    guard let noise = shard.noise, noise.threshold > 0 else {
      return DropoutMask(words: nil, threshold: 0, scale: 1)
    }
    return DropoutMask(words: words.pointer, threshold: noise.threshold, scale: noise.scale)
  }
}
