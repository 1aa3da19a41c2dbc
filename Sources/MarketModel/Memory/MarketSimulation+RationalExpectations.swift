// Consumers who wait and expect what the season brings.
extension MarketSimulation {
  /// Most runs of the measured weeks in search of the fixed point.
  static let expectationRuns = 20
  /// Largest difference between what is expected and what comes, of shares, at which the search ends.
  static let expectationTolerance = 1e-6

  /// Runs the measured weeks and the cool-down; where expectations are rational, again and again until
  /// what consumers expect of the measured weeks is what these bring (MARKET section 10).
  mutating func runToEnd() {
    guard case .rational? = market.memory.waiting?.expectations, let watch = memory.deals else {
      return runWeeksToEnd()
    }
    let start = self
    var expected = watch.expectations
    var last = Double.infinity
    for _ in 1...Self.expectationRuns {
      self = start
      memory.deals?.hold(expected, weeks: market.calendar.horizonWeeks)
      runWeeksToEnd()
      let seen = memory.deals?.seen ?? expected
      let residual = Self.largestDifference(expected, seen)
      recordResidual(residual)
      if residual <= Self.expectationTolerance { return }
      // A difference that does not shrink is a cycle: go half the way.
      let share = residual < last ? 1 : 0.5
      expected = zip(expected, seen).map { Self.step(from: $0, to: $1, share: share) }
      last = residual
    }
  }

  /// Largest difference over offers of a deal's probability and of the mean cut.
  static func largestDifference(
    _ first: [DealWatch.Expectation], _ second: [DealWatch.Expectation]
  ) -> Double {
    zip(first, second).reduce(0) { largest, pair in
      let (first, second) = (pair.0 ?? (0, 1), pair.1 ?? (0, 1))
      let chance = abs(first.probability - second.probability)
      return max(largest, chance, abs(meanCut(first) - meanCut(second)))
    }
  }

  /// A cut over all weeks, as a share of list.
  private static func meanCut(_ expectation: (probability: Double, ratio: Double)) -> Double {
    expectation.probability * (1 - expectation.ratio)
  }

  private static func step(
    from expected: DealWatch.Expectation, to seen: DealWatch.Expectation, share: Double
  ) -> DealWatch.Expectation {
    let (old, new) = (expected ?? (0, 1), seen ?? (0, 1))
    let probability = (1 - share) * old.probability + share * new.probability
    guard probability > 0 else { return nil }
    let cut = (1 - share) * meanCut(old) + share * meanCut(new)
    return (probability, 1 - cut / probability)
  }

  private mutating func recordResidual(_ residual: Double) {
    let weeks = market.calendar.horizonWeeks + market.calendar.coolDownWeeks
    memory.series.append(
      MemorySeries(
        measure: .expectationResidual, subject: "all offers",
        values: Array(repeating: residual, count: weeks)))
  }
}
