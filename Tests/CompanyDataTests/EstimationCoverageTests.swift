import CompanyData
import ScientificComputing
import Testing

@Suite("coverage of demand estimates")
struct EstimationCoverageTests {
  /// How often 95 percent intervals held the truth.
  struct Tally {
    var hits = 0
    var count = 0

    mutating func note(_ estimate: Estimate?, _ truth: Double) {
      guard let estimate else { return }
      count += 1
      if abs(estimate.value - truth) <= estimate.halfWidth { hits += 1 }
    }

    /// Whether the true rate can lie in 93 to 97 percent.
    ///
    /// The band is widened by the binomial error at a false alarm of 1e-8. Errors of half their size
    /// give a rate of 0.67, which a tally of 100 finds with probability 0.99.
    var isNominal: Bool {
      let error = (0.07 * 0.93 / Double(count)).squareRoot()
      let width = SpecialFunctions.normalQuantile(1 - 0.5e-8) * error
      let rate = Double(hits) / Double(count)
      return count > 0 && rate >= 0.93 - width && rate <= min(0.97 + width, 0.9999)
    }
  }

  static let markets: [EstimationMarket] = {
    var counts = EstimationMarket()
    counts.weeks = 52
    var censored = counts
    censored.stockMargin = 2
    var scattered = counts
    scattered.quadratic = 0.1
    var both = scattered
    both.stockMargin = 3
    return [counts, censored, scattered, both]
  }()

  @Test("95 percent intervals hold the truth in 93 to 97 percent of data sets", arguments: 0..<4)
  func coverage(kind: Int) throws {
    let market = Self.markets[kind]
    var tallies = Array(repeating: Tally(), count: 7)
    for number in 0..<100 {
      let sample = market.sample(seed: 20 + UInt64(kind), number: number)
      let estimates = try DemandEstimates(sample.sales)
      for (item, truth) in zip(estimates.items, sample.elasticities) {
        tallies[0].note(item.rawElasticity, truth)
        tallies[1].note(item.elasticity, truth)
      }
      let category = estimates.category
      tallies[2].note(category.rawLongRun, market.longRun)
      tallies[3].note(category.display, market.display)
      tallies[4].note(category.feature, market.feature)
      tallies[5].note(category.rawMeanPromotion, market.meanElasticity)
      let mean = zip(estimates.items, sample.elasticities).reduce(0) { $0 + $1.0.share * $1.1 }
      tallies[6].note(category.promotion, mean)
    }
    #expect(tallies.allSatisfy { $0.isNominal }, "\(tallies)")
  }
}
