internal import TensorKernels

/// The quantity head: P(q | bought, p) proportional to softmax(y W + b)_q q^(-kappa ln(p/regular)).
///
/// It reads the chosen offer's token y as a constant: no gradient flows into the trunk.
extension ScorerPass {
  /// Adds the quantity's loss; leaves its gradient in the logits.
  func quantify(_ shard: TrainingShard<Number>, _ p: Parameters, _ loss: inout ShardLoss) {
    let (width, classes) = (shape.width, shape.quantityClasses)
    let purchases = gatherChosen(shard)
    head.logits.reserve(purchases * classes)
    spread(
      p + places.quantityBias, to: head.logits.pointer, rows: purchases, columns: classes,
      leading: classes)
    arithmetic.multiply(
      .plain(head.chosen.pointer, width), .plain(p + places.quantityWeight, classes),
      into: head.logits.pointer, leading: classes, rows: purchases, columns: classes,
      inner: width, accumulate: true)
    let kappa = Number.exponential(p[places.logKappa])
    var purchase = 0
    for row in 0..<shard.rows where shard.choices.pointer[row] >= 0 {
      let logits = head.logits.pointer + purchase * classes
      let tilt = -kappa * shard.logRegular.pointer[Int(shard.choices.pointer[row])]
      for q in 0..<classes { logits[q] += tilt * Number.logarithm(Number(q + 1)) }
      let bought = Int(shard.quantityClasses.pointer[row])
      let weight = shard.weights.pointer[row]
      loss.purchaseWeight += Double(weight)
      loss.quantity += Double(weight * softmaxSlope(logits, bought: bought, weight: weight))
      purchase += 1
    }
  }

  /// Copies the tokens of chosen offers; returns how many there are.
  private func gatherChosen(_ shard: TrainingShard<Number>) -> Int {
    let width = shape.width
    head.chosen.reserve(shard.rows * width)
    var purchases = 0
    for row in 0..<shard.rows where shard.choices.pointer[row] >= 0 {
      let offer = Int(shard.choices.pointer[row])
      (head.chosen.pointer + purchases * width).update(
        from: head.input.pointer + offer * width, count: width)
      purchases += 1
    }
    return purchases
  }

  /// Replaces logits by the slope of `weight` times the cross-entropy, which it returns unweighted.
  private func softmaxSlope(_ logits: Gradient, bought: Int, weight: Number) -> Number {
    let classes = 0..<shape.quantityClasses
    let highest = classes.reduce(-Number.infinity) { max($0, logits[$1]) }
    let total = classes.reduce(0) { $0 + Number.exponential(logits[$1] - highest) }
    let logTotal = highest + Number.logarithm(total)
    let loss = logTotal - logits[bought]
    for q in classes {
      logits[q] = weight * (Number.exponential(logits[q] - logTotal) - (q == bought ? 1 : 0))
    }
    return loss
  }

  func quantifyBackward(
    _ shard: TrainingShard<Number>, _ p: Parameters, scale: Number, _ gradient: Gradient
  ) {
    let (width, classes) = (shape.width, shape.quantityClasses)
    let kappa = Number.exponential(p[places.logKappa])
    var purchases = 0
    for row in 0..<shard.rows where shard.choices.pointer[row] >= 0 {
      let slopes = head.logits.pointer + purchases * classes
      let tilt = -kappa * shard.logRegular.pointer[Int(shard.choices.pointer[row])]
      for q in 0..<classes {
        slopes[q] *= scale
        gradient[places.logKappa] += slopes[q] * tilt * Number.logarithm(Number(q + 1))
      }
      purchases += 1
    }
    arithmetic.columnSums(
      head.logits.pointer, sums: gradient + places.quantityBias, rows: purchases,
      columns: classes, leading: classes)
    arithmetic.multiply(
      .transpose(head.chosen.pointer, width), .plain(head.logits.pointer, classes),
      into: gradient + places.quantityWeight, leading: classes, rows: width, columns: classes,
      inner: purchases, accumulate: true)
  }
}
