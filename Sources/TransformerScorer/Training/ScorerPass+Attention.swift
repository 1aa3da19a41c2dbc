internal import TensorKernels

/// The attention half of a block: t += dropout(attention(LN(t)) W_out + b_out).
extension ScorerPass {
  func attend(_ index: Int, _ shard: TrainingShard<Number>, _ p: Parameters) {
    let (state, place) = (blocks[index], places.blocks[index])
    let (width, first) = (shape.width, firstQuery(index, shard))
    reserve(state, shard)
    arithmetic.normForward(
      tokens.pointer, gain: p + place.attentionGain, bias: p + place.attentionNormBias,
      normal: state.attentionNormal.pointer, inverse: state.attentionInverse.pointer,
      output: state.attentionInput.pointer, rows: shard.tokens, columns: width)
    for part in projectionParts(first) {
      project(state, place, first: part.first, columns: part.columns, shard, p)
    }
    arithmetic.attentionForward(
      plan(index, shard), projections: state.projections.pointer, relation: p + place.relation,
      output: state.mixed.pointer, probabilities: state.probabilities.pointer,
      scratch: scratch.pointer)
    let rows = shard.tokens - first
    arithmetic.multiply(
      .plain(state.mixed.pointer + first * width, width), .plain(p + place.mixWeight, width),
      into: narrow.pointer, leading: width, rows: rows, columns: width, inner: width,
      accumulate: false)
    let mask = draw(state.attentionWords, site: 2 * index, first: first, shard)
    arithmetic.residualForward(
      tokens.pointer + first * width, update: narrow.pointer, bias: p + place.mixBias,
      mask: mask, rows: rows, columns: width)
  }

  /// Which columns (queries, keys, values) are needed from which token on.
  private func projectionParts(_ first: Int) -> [(first: Int, columns: Range<Int>)] {
    let width = shape.width
    return first == 0
      ? [(0, 0..<3 * width)] : [(0, width..<3 * width), (first, 0..<width)]
  }

  private func reserve(_ state: BlockState<Number>, _ shard: TrainingShard<Number>) {
    let count = shard.tokens * shape.width
    state.attentionNormal.reserve(count)
    state.attentionInverse.reserve(shard.tokens)
    state.attentionInput.reserve(count)
    state.projections.reserve(3 * count)
    state.mixed.reserve(count)
    state.probabilities.reserve(shape.heads * shard.relationCount)
    scratch.reserve(AttentionPlan.scratch(tokens: shard.longest, width: shape.width))
    narrow.reserve(count)
  }

  /// Fills some columns of the queries, keys and values of the tokens from `first` on.
  private func project(
    _ state: BlockState<Number>, _ place: ParameterPlaces.Block, first: Int, columns: Range<Int>,
    _ shard: TrainingShard<Number>, _ p: Parameters
  ) {
    let (width, rows) = (shape.width, shard.tokens - first)
    let target = state.projections.pointer + first * 3 * width + columns.lowerBound
    spread(
      p + place.projectionBias + columns.lowerBound, to: target, rows: rows,
      columns: columns.count, leading: 3 * width)
    arithmetic.multiply(
      .plain(state.attentionInput.pointer + first * width, width),
      .plain(p + place.projectionWeight + columns.lowerBound, 3 * width), into: target,
      leading: 3 * width, rows: rows, columns: columns.count, inner: width, accumulate: true)
  }

  private func plan(_ index: Int, _ shard: TrainingShard<Number>) -> AttentionPlan {
    AttentionPlan(
      rows: shard.rows, width: shape.width, heads: shape.heads,
      firstQuery: firstQuery(index, shard), eventStarts: shard.eventStarts.pointer,
      offerStarts: shard.offerStarts.pointer, relations: shard.relations.pointer,
      relationStarts: shard.relationStarts.pointer)
  }

  func attendBackward(
    _ index: Int, _ shard: TrainingShard<Number>, _ p: Parameters, _ gradient: Gradient
  ) {
    let (state, place) = (blocks[index], places.blocks[index])
    let (width, first) = (shape.width, firstQuery(index, shard))
    mixBackward(index, shard, p, gradient)
    wide.reserve(shard.tokens * 3 * width)
    arithmetic.attentionBackward(
      plan(index, shard), projections: state.projections.pointer,
      probabilities: state.probabilities.pointer, outputGradient: state.mixed.pointer,
      projectionsGradient: wide.pointer, relationGradient: gradient + place.relation,
      scratch: scratch.pointer)
    for part in projectionParts(first) {
      projectBackward(state, place, first: part.first, columns: part.columns, shard, p, gradient)
    }
    arithmetic.normBackward(
      narrow.pointer, gain: p + place.attentionGain, normal: state.attentionNormal.pointer,
      inverse: state.attentionInverse.pointer, valuesGradient: tokensGradient.pointer,
      gainGradient: gradient + place.attentionGain,
      biasGradient: gradient + place.attentionNormBias, rows: shard.tokens, columns: width)
  }

  /// The output projection backwards; leaves the gradient of the mixed values in their place.
  private func mixBackward(
    _ index: Int, _ shard: TrainingShard<Number>, _ p: Parameters, _ gradient: Gradient
  ) {
    let (state, place) = (blocks[index], places.blocks[index])
    let (width, first) = (shape.width, firstQuery(index, shard))
    let (rows, mixed) = (shard.tokens - first, state.mixed.pointer + first * shape.width)
    narrow.reserve(shard.tokens * width)
    arithmetic.residualBackward(
      tokensGradient.pointer + first * width, mask: mask(state.attentionWords, shard),
      updateGradient: narrow.pointer, biasGradient: gradient + place.mixBias, rows: rows,
      columns: width)
    arithmetic.multiply(
      .transpose(mixed, width), .plain(narrow.pointer, width), into: gradient + place.mixWeight,
      leading: width, rows: width, columns: width, inner: rows, accumulate: true)
    arithmetic.multiply(
      .plain(narrow.pointer, width), .transpose(p + place.mixWeight, width), into: mixed,
      leading: width, rows: rows, columns: width, inner: width, accumulate: false)
  }

  /// Some columns of the projection backwards; the gradient of its input goes to `narrow`, where a
  /// part that starts later adds to the one before.
  private func projectBackward(
    _ state: BlockState<Number>, _ place: ParameterPlaces.Block, first: Int, columns: Range<Int>,
    _ shard: TrainingShard<Number>, _ p: Parameters, _ gradient: Gradient
  ) {
    let (width, rows) = (shape.width, shard.tokens - first)
    let upstream = UnsafePointer(wide.pointer + first * 3 * width + columns.lowerBound)
    let weight = place.projectionWeight + columns.lowerBound
    arithmetic.columnSums(
      upstream, sums: gradient + place.projectionBias + columns.lowerBound, rows: rows,
      columns: columns.count, leading: 3 * width)
    arithmetic.multiply(
      .transpose(state.attentionInput.pointer + first * width, width),
      .plain(upstream, 3 * width), into: gradient + weight, leading: 3 * width, rows: width,
      columns: columns.count, inner: rows, accumulate: true)
    arithmetic.multiply(
      .plain(upstream, 3 * width), .transpose(p + weight, 3 * width),
      into: narrow.pointer + first * width, leading: width, rows: rows, columns: width,
      inner: columns.count, accumulate: first > 0)
  }
}
