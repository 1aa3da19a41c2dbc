import RandomStreams
import ResultsStore
import ScientificComputing
import Testing

@testable import ExperimentRunner

@Suite("Paired statistics")
struct PairedStatisticsTests {
  @Test("Holm's adjusted p-values are those of O8.3")
  func holm() {
    let adjusted = PairedStatistics.holm([0.01, 0.04, 0.03, 0.005])
    #expect(zip(adjusted, [0.03, 0.06, 0.06, 0.02]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test("Holm rejects three of the fifteen p-values of Benjamini and Hochberg, O8.3")
  func holmFifteen() {
    let values = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1,
    ]
    #expect(PairedStatistics.holm(values).count { $0 <= 0.05 } == 3)
  }

  @Test("the interval of a small sample is Student's")
  func interval() {
    let estimate = PairedStatistics.interval((1...10).map(Double.init))
    // s^2 = 55/6 and t(.975, 9) = 2.26215716 (O8.3).
    let half = 2.262_157_16 * (55.0 / 6 / 10).squareRoot()
    #expect(abs(estimate.mean - 5.5) < 1e-12)
    #expect(abs(estimate.high - 5.5 - half) < 1e-7 && abs(5.5 - half - estimate.low) < 1e-7)
  }

  @Test("assumptions widen the interval by what drawing them adds to the variance")
  func assumptionsWiden() {
    let drawn = [0.0, 4, 0, 4, 0, 4, 0, 4, 0, 4]
    let central = [1.0, 3, 1, 3, 1, 3, 1, 3, 1, 3]
    let estimate = PairedStatistics.interval(drawn: drawn, central: central)
    // Variances 40/9 and 10/9, so s2_a = 30/9.
    let half = 2.262_157_16 * (30.0 / 9 + 40.0 / 9 / 10).squareRoot()
    #expect(abs(estimate.high - 2 - half) < 1e-7)
    let calm = PairedStatistics.interval(drawn: central, central: drawn)
    #expect(abs(calm.high - PairedStatistics.interval(central).high) < 1e-12)
  }

  @Test("95 % intervals of normal samples cover the mean 95 times in 100, O8.3")
  func coverage() {
    var stream = RandomStream(
      seed: 81, replication: ReplicationKey(.rank, number: 0), purpose: "coverage",
      entity: EntityKey("sample"))
    let trials = 10_000
    let hits = (0..<trials).count { _ in
      let sample = (0..<10).map { _ in SpecialFunctions.normalQuantile(stream.nextUniform()) }
      let estimate = PairedStatistics.interval(sample)
      return estimate.low <= 0 && estimate.high >= 0
    }
    // Four standard errors of a share of .95 over 10,000 trials.
    #expect(abs(Double(hits) / Double(trials) - 0.95) <= 0.0087)
  }

  @Test("the p-value of a mean far from zero is small, and of no difference one")
  func pValues() {
    #expect(PairedStatistics.pValue([2.0, 2.1, 1.9, 2.05, 1.95]) < 1e-5)
    #expect(PairedStatistics.pValue([0.0, 0, 0]) == 1)
    #expect(PairedStatistics.pValue([-1.0, 1]) == 1)
  }

  @Test("variance reduction is the unpaired variance over the paired one")
  func varianceReduction() {
    let first = [1.0, 2, 3, 4]
    let second = [2.0, 3, 4, 6]
    // Variances 5/3 and 35/12; differences -1, -1, -1, -2 with variance 1/4.
    let ratio = PairedStatistics.varianceReduction(first, second)
    #expect(abs(ratio - (5.0 / 3 + 35.0 / 12) / 0.25) < 1e-12)
  }

  @Test("the worst 5 % of forty are the two smallest")
  func worst() {
    #expect(PairedStatistics.worst5((1...40).map(Double.init)) == 1.5)
  }
}

@Suite("Selecting the best")
struct BestSelectionTests {
  private static let noise = [0.3, -0.2, 0.1, -0.4, 0.2, 0.0, -0.1, 0.4, -0.3, 0.0]

  private static func selection(_ means: [Double], indifference: Double) -> BestSelection {
    BestSelection(
      objectives: means.enumerated().map { index, mean in
        noise.indices.map { mean + noise[($0 + 3 * index) % 10] }
      }, indifference: indifference)
  }

  @Test("a strategy far below the best is worse, one inside the indifference within the best")
  func clear() {
    let standings = Self.selection([10, 9.9, 5], indifference: 1).standings()
    #expect(standings == [.withinBest, .withinBest, .worse])
  }

  @Test("an interval that straddles the indifference is undecided and says what is missing")
  func undecided() {
    guard case .undecided(let more) = Self.selection([10, 9.9], indifference: 0.2).standings()[1]
    else {
      Issue.record("decided")
      return
    }
    #expect(more > 0)
  }

  @Test("the probability of being best is shared by equals and certain for a clear leader")
  func probability() {
    let equal = Self.selection([1, 1], indifference: 0).probabilitiesBest(seed: 5)
    #expect(equal[0] > 0.2 && equal[1] > 0.2 && abs(equal[0] + equal[1] - 1) < 1e-12)
    #expect(Self.selection([9, 1], indifference: 0).probabilitiesBest(seed: 5) == [1, 0])
  }

  @Test("strategies that tie in every replication share the probability of being best")
  func tie() {
    let tied = BestSelection(
      objectives: [Self.noise, Self.noise.map { $0 - 1 }, Self.noise], indifference: 0)
    #expect(tied.probabilitiesBest(seed: 5) == [0.5, 0, 0.5])
  }

  @Test("a difference that crosses zero inside the range gives the crossing and the losing side")
  func crossing() throws {
    let values = [-2.6, -2.4, -2.2, -2.0, -1.8]
    let differences = values.map { 10 * (-2.1 - $0) }
    let point = try #require(
      SwitchAnalysis.crossing(
        differences: differences, values: values, centre: -2.2, halfWidth: 0.4, name: "e"))
    #expect(abs(point.value + 2.1) < 1e-12 && point.losesAbove)
  }

  @Test("no crossing is reported outside the range or without a slope")
  func noCrossing() {
    let values = [-2.6, -2.4, -2.2, -2.0, -1.8]
    let far = values.map { 10 * (-1 - $0) }
    #expect(
      SwitchAnalysis.crossing(
        differences: far, values: values, centre: -2.2, halfWidth: 0.4, name: "e") == nil)
    #expect(
      SwitchAnalysis.crossing(
        differences: [1, -1, 0, -1, 1], values: values, centre: -2.2, halfWidth: 0.4, name: "e")
        == nil)
  }
}
