import Glibc
import Testing

@testable import ConsumerSegments

@Suite("Latent classes")
struct LatentClassTests {
  @Test("known classes are found: their number, shares within 3 points, behaviour within 5")
  func knownClasses() throws {
    let counts = KnownClasses.counts(consumers: 240, seed: 11)
    let selection = try LatentClassSelection(counts, numbers: 2...4, seed: 1)
    let classes = selection.fit.classes
    try #require(classes.count == 3)
    for (index, behaviour) in classes.behaviours.enumerated() {
      #expect(abs(classes.shares[index] - KnownClasses.shares[index]) < 0.03)
      for (share, mean) in zip(behaviour.shares, KnownClasses.means[index]) {
        #expect(abs(share.mean - mean) < 0.05, "class \(index)")
      }
      #expect(abs(behaviour.extraUnits.mean - KnownClasses.extra[index]) < 0.1)
      for (share, expected) in zip(behaviour.brands, KnownClasses.brands[index]) {
        // 48 consumers in the smallest class: four standard errors are 0.28.
        #expect(abs(share - expected) < 0.28)
      }
    }
  }

  @Test("consumers who are all alike are one class")
  func oneClass() throws {
    let counts = KnownClasses.counts(Array(repeating: 1, count: 80), seed: 12)
    let selection = try LatentClassSelection(counts, numbers: 1...2, seed: 1)
    #expect(selection.fit.classes.count == 1)
    #expect(selection.criteria.map(\.classes) == [1, 2])
  }

  @Test("no iteration lowers what is maximised, from good starts and bad", arguments: 0..<4)
  func monotone(start: Int) {
    let counts = KnownClasses.counts(consumers: 100, seed: 13)
    let memberships = ClassStarts(counts).memberships(classes: 4, start: start, seed: 5)
    var search = ExpectationMaximization(LatentClassData(counts), memberships: memberships)
    for _ in 0..<40 {
      let before = search.objective
      search.iterate()
      // A sum of 100 terms near 100 is rounded by less than 1e-9.
      #expect(search.objective >= before - 1e-9)
    }
  }

  @Test("the log likelihood is the one computed consumer by consumer from densities")
  func directLikelihood() {
    let counts = KnownClasses.counts(consumers: 40, seed: 14)
    let fit = LatentClassFit(counts, classes: 2, seed: 1)
    var sum = 0.0
    for consumer in 0..<counts.consumers {
      var probability = 0.0
      for (share, behaviour) in zip(fit.classes.shares, fit.classes.behaviours) {
        probability += share * exp(Self.logDensity(counts, consumer, behaviour))
      }
      sum += log(probability)
    }
    #expect(abs(sum - fit.criteria.logLikelihood) < 1e-8)
    #expect(
      abs(fit.criteria.bic - (Double(fit.classes.parameters) * log(40) - 2 * sum)) < 1e-7)
    // A share, and per class four shares and the extra units with two numbers each, and two brands.
    #expect(fit.classes.parameters == 1 + 2 * (8 + 2 + 2))
  }

  /// From the textbook's densities, with beta and gamma functions.
  private static func logDensity(
    _ counts: ConsumerCounts, _ consumer: Int, _ behaviour: LatentClasses.Behaviour
  ) -> Double {
    func logBeta(_ a: Double, _ b: Double) -> Double { lgamma(a) + lgamma(b) - lgamma(a + b) }
    var sum = 0.0
    for (share, law) in zip(counts.shares, behaviour.shares) {
      let (k, n) = (Double(share.hits[consumer]), Double(share.trials[consumer]))
      let (a, b) = (law.mean * law.precision, (1 - law.mean) * law.precision)
      sum += lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
      sum += logBeta(a + k, b + n - k) - logBeta(a, b)
    }
    let (x, n) = (
      Double(counts.extraUnits.hits[consumer]), Double(counts.extraUnits.trials[consumer])
    )
    let (mean, shape) = (behaviour.extraUnits.mean, behaviour.extraUnits.shape)
    if n > 0 {
      let scale = shape + n * mean
      sum += lgamma(shape + x) - lgamma(shape) - lgamma(x + 1)
      sum += shape * log(shape / scale) + x * log(n * mean / scale)
      sum += log(behaviour.brands[counts.favourites[consumer]])
    }
    return sum
  }

  @Test("memberships add up to one, classes come by size, and a seed repeats its result")
  func repeatable() {
    let counts = KnownClasses.counts(consumers: 90, seed: 15)
    let fit = LatentClassFit(counts, classes: 3, seed: 2)
    #expect(fit.classes.shares == fit.classes.shares.sorted(by: >))
    for consumer in 0..<90 {
      let sum = (0..<3).reduce(0.0) { $0 + fit.memberships[$1 * 90 + consumer] }
      #expect(abs(sum - 1) < 1e-12)
    }
    #expect(LatentClassFit(counts, classes: 3, seed: 2).memberships == fit.memberships)
  }

  @Test("a class that would stand for single households is refused")
  func tooManyClasses() {
    let counts = KnownClasses.counts(consumers: 60, seed: 16)
    #expect(
      throws: SegmentationError.tooManyClasses(classes: 8, consumers: 60, smallestClass: 20)
    ) {
      try LatentClassSelection(counts, classes: 8, seed: 1)
    }
  }
}
