internal import TensorKernels

/// Loss of a shard, in nats.
package struct ShardLoss: Sendable, Equatable {
  /// Weighted sum of -ln P(what happened), over {offers, none}.
  package var choice = 0.0
  /// Weighted sum of -ln P(quantity bought), over purchases.
  package var quantity = 0.0
  /// Sum of weights.
  package var weight = 0.0
  /// Sum of weights of purchases.
  package var purchaseWeight = 0.0

  /// No occasion.
  package init() {}

  /// Adds another shard's sums.
  package mutating func add(_ other: ShardLoss) {
    choice += other.choice
    quantity += other.quantity
    weight += other.weight
    purchaseWeight += other.purchaseWeight
  }
}

/// What the head keeps for the way back.
struct HeadState<Number: TrainingNumber> {
  let normal = TrainingBuffer<Number>()
  let inverse = TrainingBuffer<Number>()
  let input = TrainingBuffer<Number>()
  /// (a, b_long, b_short) of each offer `[offers, 3]`; after the loss, its gradient.
  let outputs = TrainingBuffer<Number>()
  let inputGradient = TrainingBuffer<Number>()
  /// Tokens of the chosen offers `[purchases, width]`, their logits and logits' gradient.
  let chosen = TrainingBuffer<Number>()
  let logits = TrainingBuffer<Number>()
  let utilities = TrainingBuffer<Number>()
}

/// Utilities, choice and quantity.
extension ScorerPass {
  /// Range of the exponents of price slopes.
  static var exponents: ClosedRange<Number> { -6...2.5 }

  /// The share of the quantity's cross-entropy in the loss.
  static var quantityShare: Number { 0.1 }

  /// Scores the offers and leaves the loss's gradient in the head's outputs and logits.
  func decide(_ shard: TrainingShard<Number>, _ p: Parameters) -> ShardLoss {
    let (width, offers) = (shape.width, shard.offers)
    head.normal.reserve(offers * width)
    head.inverse.reserve(offers)
    head.input.reserve(offers * width)
    arithmetic.normForward(
      tokens.pointer + (shard.rows + shard.events) * width, gain: p + places.headGain,
      bias: p + places.headNormBias, normal: head.normal.pointer, inverse: head.inverse.pointer,
      output: head.input.pointer, rows: offers, columns: width)
    head.outputs.reserve(offers * 3)
    spread(p + places.headBias, to: head.outputs.pointer, rows: offers, columns: 3, leading: 3)
    arithmetic.multiply(
      .plain(head.input.pointer, width), .plain(p + places.headWeight, 3),
      into: head.outputs.pointer, leading: 3, rows: offers, columns: 3, inner: width,
      accumulate: true)
    let features = shape.offerColumns.count
    arithmetic.multiply(
      .plain(shard.offerInput.pointer, features), .plain(p + places.skipOffer, 1),
      into: head.outputs.pointer, leading: 3, rows: offers, columns: 1, inner: features,
      accumulate: true)
    var loss = ShardLoss()
    for row in 0..<shard.rows { choose(row, shard, p, &loss) }
    quantify(shard, p, &loss)
    return loss
  }

  /// One occasion's loss, and its slopes in the utilities: P - 1 for what was chosen, else P.
  private func choose(
    _ row: Int, _ shard: TrainingShard<Number>, _ p: Parameters, _ loss: inout ShardLoss
  ) {
    let range = Int(shard.offerStarts.pointer[row])..<Int(shard.offerStarts.pointer[row + 1])
    let highest = utilities(of: row, range, shard, p)
    let utilities = head.utilities.pointer
    var total = Number.exponential(-highest)
    for index in 0..<range.count { total += Number.exponential(utilities[index] - highest) }
    let logTotal = highest + Number.logarithm(total)
    let (choice, weight) = (Int(shard.choices.pointer[row]), shard.weights.pointer[row])
    let chosenUtility = choice < 0 ? 0 : utilities[choice - range.lowerBound]
    loss.weight += Double(weight)
    loss.choice += Double(weight * (logTotal - chosenUtility))
    for offer in range {
      let probability = Number.exponential(utilities[offer - range.lowerBound] - logTotal)
      slope(offer, weight * (probability - (offer == choice ? 1 : 0)), shard)
    }
  }

  /// Fills an occasion's utilities, u = a - beta_1 ln(p/regular) - beta_2 ln(p/expected); returns the
  /// largest one, the outside option's 0 included.
  private func utilities(
    of row: Int, _ range: Range<Int>, _ shard: TrainingShard<Number>, _ p: Parameters
  ) -> Number {
    let columns = shape.contextColumns.count
    let context = shard.contextInput.pointer + row * columns
    var skip: Number = 0
    for column in 0..<columns { skip += p[places.skipContext + column] * context[column] }
    head.utilities.reserve(range.count)
    var highest: Number = 0
    for offer in range {
      let output = head.outputs.pointer + offer * 3
      output[1] = Self.clamped(output[1])
      output[2] = Self.clamped(output[2])
      let long = (floor + Number.exponential(output[1])) * shard.logRegular.pointer[offer]
      let short = Number.exponential(output[2]) * shard.logExpected.pointer[offer]
      let utility = output[0] + skip - long - short
      head.utilities.pointer[offer - range.lowerBound] = utility
      highest = max(highest, utility)
    }
    return highest
  }

  /// Replaces an offer's outputs by the loss's derivatives; an exponent at its limit has none.
  private func slope(_ offer: Int, _ utility: Number, _ shard: TrainingShard<Number>) {
    let output = head.outputs.pointer + offer * 3
    func derivative(_ exponent: Number, _ logRatio: Number) -> Number {
      guard exponent > Self.exponents.lowerBound, exponent < Self.exponents.upperBound else {
        return 0
      }
      return -utility * Number.exponential(exponent) * logRatio
    }
    output[0] = utility
    output[1] = derivative(output[1], shard.logRegular.pointer[offer])
    output[2] = derivative(output[2], shard.logExpected.pointer[offer])
  }

  private static func clamped(_ exponent: Number) -> Number {
    min(max(exponent, exponents.lowerBound), exponents.upperBound)
  }

  /// The head backwards into the tokens of offers.
  func decideBackward(
    _ shard: TrainingShard<Number>, _ p: Parameters, scale: Number, _ gradient: Gradient
  ) {
    let (width, offers) = (shape.width, shard.offers)
    let slopes = head.outputs.pointer
    for index in 0..<offers * 3 { slopes[index] *= scale }
    arithmetic.columnSums(
      slopes, sums: gradient + places.headBias, rows: offers, columns: 3, leading: 3)
    arithmetic.multiply(
      .transpose(head.input.pointer, width), .plain(slopes, 3), into: gradient + places.headWeight,
      leading: 3, rows: width, columns: 3, inner: offers, accumulate: true)
    let features = shape.offerColumns.count
    arithmetic.multiply(
      .transpose(shard.offerInput.pointer, features), .plain(slopes, 3),
      into: gradient + places.skipOffer, leading: 1, rows: features, columns: 1, inner: offers,
      accumulate: true)
    skipBackward(shard, gradient)
    head.inputGradient.reserve(offers * width)
    arithmetic.multiply(
      .plain(slopes, 3), .transpose(p + places.headWeight, 3), into: head.inputGradient.pointer,
      leading: width, rows: offers, columns: width, inner: 3, accumulate: false)
    arithmetic.normBackward(
      head.inputGradient.pointer, gain: p + places.headGain, normal: head.normal.pointer,
      inverse: head.inverse.pointer,
      valuesGradient: tokensGradient.pointer + (shard.rows + shard.events) * width,
      gainGradient: gradient + places.headGain, biasGradient: gradient + places.headNormBias,
      rows: offers, columns: width)
    quantifyBackward(shard, p, scale: scale * Self.quantityShare, gradient)
  }

  private func skipBackward(_ shard: TrainingShard<Number>, _ gradient: Gradient) {
    let columns = shape.contextColumns.count
    for row in 0..<shard.rows {
      var slope: Number = 0
      for offer in Int(shard.offerStarts.pointer[row])..<Int(shard.offerStarts.pointer[row + 1]) {
        slope += head.outputs.pointer[offer * 3]
      }
      let context = shard.contextInput.pointer + row * columns
      for column in 0..<columns {
        gradient[places.skipContext + column] += slope * context[column]
      }
    }
  }
}
