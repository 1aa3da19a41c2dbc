import MarketModel
import RandomStreams
import ScientificComputing
import Testing

@testable import PricingStrategies

@Suite("Planners that estimate demand from their own sales")
struct EstimatedDemandTests {
  /// What a planner that learns earns over selling to all, as a share of what one that knows does.
  private static func share(
    _ market: FareMarket, _ estimated: FareControl, of known: FareControl,
    baseline: StrategySpecification, runs: Int
  ) throws -> Double {
    let truth = try market.revenues(.fareControl(known), baseline: baseline, runs: runs)
    let learned = try market.revenues(.fareControl(estimated), baseline: baseline, runs: runs)
    let all = try market.revenues(.fixed(prices: [:]), runs: runs)
    let (best, none) = (SampleStatistics.mean(truth), SampleStatistics.mean(all))
    let mean = SampleStatistics.mean(learned)
    return (mean - none) / (best - none)
  }

  @Test("a normal fitted to censored values is near the one they come from")
  func censored() throws {
    let stream = RandomStream(
      seed: 7, replication: ReplicationKey(.rank, number: 0), purpose: "test",
      entity: EntityKey("censored"))
    let truth = Distribution.normal(mean: 40, standardDeviation: 12)
    let values = (0..<4_000).map { truth.quantile(stream.uniform(at: UInt64($0))) }
    let cut = values.map {
      CensoredNormal.Observation(value: min($0, 40), isCensored: $0 >= 40)
    }
    let fit = try #require(CensoredNormal.fit(cut))
    let naive = SampleStatistics.mean(cut.map(\.value))
    // Half of the values are bounds; about 1.3 times the standard error of 4,000 whole values, .19.
    #expect(abs(fit.mean - 40) < 4 * 0.25)
    #expect(abs(fit.variance.squareRoot() - 12) < 4 * 0.25)
    #expect(naive < 36)
  }

  @Test("without bounds the fit is the mean and the standard deviation; nothing fits nothing")
  func plain() throws {
    let values = [3.0, 5, 10].map { CensoredNormal.Observation(value: $0, isCensored: false) }
    let fit = try #require(CensoredNormal.fit(values))
    #expect(abs(fit.mean - 6) < 1e-9)
    #expect(abs(fit.variance - 26.0 / 3) < 1e-9)
    #expect(CensoredNormal.fit([]) == nil)
    #expect(
      CensoredNormal.fit([0, 0].map { .init(value: $0, isCensored: false) }) == nil)
  }

  @Test("nested limits reach most of what is to be had", arguments: ProtectionRule.allCases)
  func nested(rule: ProtectionRule) throws {
    let market = FareMarket.cabin(seats: 100, cycles: 13, past: 26)
    let reached = try Self.share(
      market, .nested(rule, demand: .estimated), of: .nested(rule, demand: .known),
      baseline: .fareControl(.stated(protected: ["class 1": 10, "class 2": 40, "class 3": 75])),
      runs: 20)
    #expect(reached > 0.8 && reached < 1.05)
  }

  @Test("bid prices reach most of what is to be had")
  func bidPrice() throws {
    let reached = try Self.share(
      .leeHersh(seats: 8, cycles: 10, past: 10), .bidPrice(demand: .estimated),
      of: .bidPrice(demand: .known), baseline: .fixed(prices: [:]), runs: 60)
    #expect(reached > 0.6 && reached < 1.05)
  }

  @Test("sets by choice reach most of what is to be had")
  func choiceBased() throws {
    let reached = try Self.share(
      .choices(epochs: 20, seats: 10, cycles: 10, past: 10), .choiceBased(demand: .estimated),
      of: .choiceBased(demand: .known),
      baseline: .fareControl(.stated(protected: ["class 1": 5])), runs: 60)
    #expect(reached > 0.6 && reached < 1.05)
  }
}

extension EstimatedDemandTests {
  @Test("mean willingness to pay is found from visits at several prices")
  func willingness() {
    let stream = RandomStream(
      seed: 8, replication: ReplicationKey(.rank, number: 0), purpose: "test",
      entity: EntityKey("willingness"))
    var estimate = WillingnessEstimate(listPrice: 60)
    for visit in 0..<10_000 {
      let price = [60.0, 100, 150][visit % 3]
      let worth = Distribution.exponential(mean: 100).quantile(stream.uniform(at: UInt64(visit)))
      estimate.add(price: price, visits: 1, sold: worth >= price ? 1 : 0)
    }
    // The information of a visit at price p is (p / mean^2)^2 q / (1 - q) with q = e^(-p / mean):
    // about 0.4 / mean^2 on average, a standard error of 1.6.
    #expect(abs(estimate.mean - 100) < 4 * 1.6)
    #expect(estimate.visits == 10_000)
    #expect(abs(WillingnessEstimate(listPrice: 60).mean - 60) < 1e-6)
  }

  @Test("a logit of choice finds the attractions that sales come from")
  func logitChoices() throws {
    // Sets {1}, {2} and {1, 2} with attractions 1 and 3, at their expected sales.
    var sales = EpochSales(offerCount: 2, firstEpoch: 0)
    for (set, buys) in [(1, [10, 0]), (2, [0, 15]), (3, [4, 12])] {
      for epoch in 0..<20 {
        for offer in 0..<2 { sales.open(supply: set & 1 << offer == 0 ? 0 : 5, price: Money(1.0)) }
        if epoch < buys[0] {
          sales.sell(1, of: 0)
        } else if epoch < buys[0] + buys[1] {
          sales.sell(1, of: 1)
        }
      }
    }
    let found = try #require(LogitChoices(sales)).attractions
    #expect(abs(found[0] - 1) < 1e-6 && abs(found[1] - 3) < 1e-6)
  }

  @Test("rates of requests count epochs on sale near in the cycle")
  func requestRates() throws {
    var sales = EpochSales(offerCount: 1, firstEpoch: -6)
    for epoch in 0..<12 {
      sales.open(supply: epoch == 0 ? 0 : 5, price: Money(1.0))
      if epoch % 6 == 5 { sales.sell(1, of: 0) }
    }
    let rates = try #require(RequestRates(sales, epochs: 6)).probabilities
    let expected = [0, 0, 0, 2.0 / 10, 2.0 / 8, 2.0 / 6]
    #expect(zip(rates, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(RequestRates(sales, epochs: 24) == nil)
  }
}
