import Glibc

/// Fits latent classes by the EM algorithm.
///
/// What it climbs is the log likelihood and the log density of the smoothing of the brands; an
/// iteration never lowers it, because each distribution's own step never lowers its part.
///
/// - SeeAlso: A. P. Dempster, N. M. Laird and D. B. Rubin, *Journal of the Royal Statistical Society
///   B* 39(1), 1977 (generalised EM: section 1).
struct ExpectationMaximization: Sendable {
  private let data: LatentClassData
  private(set) var classes: LatentClasses
  /// Each consumer's probabilities of the classes; shape `[class, consumer]`, row-major.
  private(set) var memberships: [Double]
  /// The log likelihood.
  private(set) var logLikelihood = -Double.infinity
  /// What an iteration never lowers: the log likelihood and the smoothing.
  private(set) var objective = -Double.infinity

  /// Starts from memberships; shape `[class, consumer]`.
  init(_ data: LatentClassData, memberships: [Double]) {
    self.data = data
    self.memberships = memberships
    let count = memberships.count / data.counts.consumers
    let behaviour = Self.plainBehaviour(data)
    classes = LatentClasses(
      shares: Array(repeating: 1 / Double(count), count: count),
      behaviours: Array(repeating: behaviour, count: count))
    // The distributions find their place in a few steps, from the same point for every class.
    for _ in 0..<4 { maximize() }
    expect()
  }

  /// Judges consumers by given classes.
  init(_ data: LatentClassData, classes: LatentClasses) {
    self.data = data
    self.classes = classes
    memberships = Array(repeating: 0, count: classes.count * data.counts.consumers)
    expect()
  }

  private static func plainBehaviour(_ data: LatentClassData) -> LatentClasses.Behaviour {
    LatentClasses.Behaviour(
      shares: data.counts.shares.map { share in
        let mean = Double(share.hits.reduce(0, +)) / Double(max(1, share.trials.reduce(0, +)))
        return BetaBinomial(mean: min(max(mean, 0.001), 0.999), precision: 20)
      }, extraUnits: GammaPoisson(mean: 0.3, shape: 5), brands: data.brands)
  }

  /// Iterates until the gain falls below `tolerance` per consumer, or to the limit.
  mutating func run(iterations: Int, tolerance: Double) {
    for _ in 0..<iterations {
      let before = objective
      iterate()
      if objective - before < tolerance * Double(data.counts.consumers) { return }
    }
  }

  /// One iteration.
  mutating func iterate() {
    maximize()
    expect()
  }

  // MARK: - Expectation

  private mutating func expect() {
    let consumers = data.counts.consumers
    for (index, behaviour) in classes.behaviours.enumerated() {
      var sums = Array(repeating: log(max(classes.shares[index], 1e-300)), count: consumers)
      data.addLogProbabilities(behaviour, to: &sums)
      memberships.replaceSubrange(index * consumers..<(index + 1) * consumers, with: sums)
    }
    logLikelihood = data.constant
    for consumer in 0..<consumers { logLikelihood += normalize(consumer) }
    objective = logLikelihood + smoothing()
  }

  /// Turns a consumer's log probabilities into memberships; returns the logarithm of their sum.
  private mutating func normalize(_ consumer: Int) -> Double {
    let consumers = data.counts.consumers
    let places = stride(from: consumer, to: memberships.count, by: consumers)
    var largest = -Double.infinity
    for place in places { largest = max(largest, memberships[place]) }
    var sum = 0.0
    for place in places {
      memberships[place] = exp(memberships[place] - largest)
      sum += memberships[place]
    }
    for place in places { memberships[place] /= sum }
    return largest + log(sum)
  }

  private func smoothing() -> Double {
    var sum = 0.0
    for behaviour in classes.behaviours {
      for (share, probability) in zip(data.brands, behaviour.brands) where share > 0 {
        sum += LatentClassData.smoothing * share * log(probability)
      }
    }
    return sum
  }

  // MARK: - Maximization

  private mutating func maximize() {
    let consumers = data.counts.consumers
    for index in 0..<classes.count {
      let weights = memberships[index * consumers..<(index + 1) * consumers]
      classes.shares[index] = weights.reduce(0, +) / Double(consumers)
      classes.behaviours[index] = improved(classes.behaviours[index], weights)
    }
  }

  private func improved(
    _ behaviour: LatentClasses.Behaviour, _ weights: ArraySlice<Double>
  ) -> LatentClasses.Behaviour {
    var result = behaviour
    for (index, share) in data.counts.shares.enumerated() {
      let tails = ShareTails(share, weights: weights, largest: data.largest[index])
      result.shares[index] = behaviour.shares[index].improved(tails)
    }
    result.extraUnits = behaviour.extraUnits.improved(
      UnitTails(
        data.counts.extraUnits, weights: weights, largestExtra: data.largestExtra,
        largestItems: data.largestItems))
    result.brands = brands(weights)
    return result
  }

  private func brands(_ weights: ArraySlice<Double>) -> [Double] {
    var sums = data.brands.map { $0 * LatentClassData.smoothing }
    for (consumer, weight) in weights.enumerated() where data.counts.favourites[consumer] >= 0 {
      sums[data.counts.favourites[consumer]] += weight
    }
    let total = sums.reduce(0, +)
    return total > 0 ? sums.map { $0 / total } : sums
  }
}
