import MarketModel
import ScientificComputing
import Testing

@testable import PricingStrategies

@Suite("Fare classes on one stock")
struct FareControlTests {
  private static func nested(
    _ rule: ProtectionRule, _ demand: DemandKnowledge = .known
  ) -> StrategySpecification { .fareControl(.nested(rule, demand: demand)) }

  /// Mean revenues by 400,000 runs of an independent programme with demand in parts of units.
  struct Known: Sendable {
    let seats: Int
    let optimal, marginalA, marginalB, firstCome: Double
  }

  static let cabins = [
    Known(seats: 80, optimal: 49676, marginalA: 49508, marginalB: 49464, firstCome: 42727),
    Known(seats: 100, optimal: 60039, marginalA: 59958, marginalB: 59776, firstCome: 54417),
    Known(seats: 120, optimal: 69823, marginalA: 69810, marginalB: 69680, firstCome: 66204),
    Known(seats: 150, optimal: 79646, marginalA: 79646, marginalB: 79636, firstCome: 78783),
  ]

  @Test("nested limits earn what is known, and the differences between them", arguments: cabins)
  func nestedLimits(_ known: Known) throws {
    let market = FareMarket.cabin(seats: known.seats, cycles: 50)
    let best = try market.revenues(Self.nested(.optimal), runs: 16).map { $0 / 50 }
    // Whole units: a level is at most half a unit away from the best, which costs at most
    // f_1 density(y) / 8 = 9 for each level, and mostly far less.
    let rounding = 12.0
    let mean = meanAndError(best)
    #expect(abs(mean.mean - known.optimal) < 4 * mean.error + rounding)
    for (specification, value) in [
      (Self.nested(.expectedMarginalA), known.marginalA),
      (Self.nested(.expectedMarginalB), known.marginalB), (.fixed(prices: [:]), known.firstCome),
    ] {
      let others = try market.revenues(specification, runs: 16).map { $0 / 50 }
      let lead = meanAndError(zip(best, others).map { $0 - $1 })
      #expect(abs(lead.mean - (known.optimal - value)) < 4 * lead.error + rounding)
    }
  }

  @Test("what units are worth epoch by epoch is the known value")
  func requestValues() throws {
    let plan = try #require((try bidPrice(seats: 10)).plan)
    let known = [
      195.5011, 377.8600, 542.7341, 693.9623, 835.7423, 966.5783, 1088.6334, 1204.5026, 1311.3963,
      1407.2249,
    ]
    for (units, value) in zip(1..., known) {
      #expect(abs(plan.value(epochs: 30, units: units) - value) < 1e-4)
    }
  }

  @Test(
    "the fewest units with which a class is accepted are the known ones",
    arguments: zip(
      [30, 20, 10], [[1, 5, 8, nil], [1, 4, 6, 8], [1, 2, 3, 5]] as [[Int?]]))
  func requestDecisions(epochs: Int, fewest: [Int?]) throws {
    let plan = try #require((try bidPrice(seats: 10)).plan)
    let found = (0..<4).map { fareClass in
      (1...10).first { plan.accepts(fareClass, epochs: epochs, units: $0) }
    }
    #expect(found == fewest)
  }

  private func bidPrice(seats: Int) throws -> BidPriceControl {
    try BidPriceControl(
      demand: .known,
      context: StrategyContext(
        market: FareMarket.leeHersh(seats: seats).market, firm: 0, demand: []))
  }

  @Test("simulated bid prices earn the known value", arguments: [(4, 693.9623), (10, 1407.2249)])
  func bidPrices(seats: Int, value: Double) throws {
    let market = FareMarket.leeHersh(seats: seats)
    let mean = meanAndError(
      try market.revenues(.fareControl(.bidPrice(demand: .known)), runs: 1_000))
    #expect(abs(mean.mean - value) < 4 * mean.error)
    let all = meanAndError(try market.revenues(.fixed(prices: [:]), runs: 1_000))
    #expect(all.mean < mean.mean - 4 * all.error)
  }

  @Test(
    "what units are worth under choice is the known value, simulated too",
    arguments: [(10, 5, 3201.5401), (20, 10, 6500.2253), (50, 20, 14128.7558)])
  func choiceValues(epochs: Int, seats: Int, value: Double) throws {
    let plan = ChoicePlan(
      FareMarket.choices, gains: [800, 500, 450], epochs: epochs, units: seats)
    #expect(abs(plan.value(epochs: epochs, units: seats) - value) < 1e-4)
    let market = FareMarket.choices(epochs: epochs, seats: seats)
    let mean = meanAndError(
      try market.revenues(.fareControl(.choiceBased(demand: .known)), runs: 1_000))
    #expect(abs(mean.mean - value) < 4 * mean.error)
  }

  @Test("the efficient sets are Y, then Y and K, then all")
  func efficientSets() {
    let plan = ChoicePlan(FareMarket.choices, gains: [800, 500, 450], epochs: 1, units: 1)
    #expect(plan.efficient.map(\.set) == [0, 0b001, 0b101, 0b111])
    let expected = [0, 240, 465, 505.0]
    #expect(zip(plan.efficient, expected).allSatisfy { abs($0.revenue - $1) < 1e-9 })
  }
}
