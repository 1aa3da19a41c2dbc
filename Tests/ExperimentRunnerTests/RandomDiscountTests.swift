import EventSimulation
import Foundation
@testable import MarketModel
import PricingStrategies
import RandomStreams
import ScenarioFiles
import Testing

@Suite("Discounts by chance")
struct RandomDiscountTests {
  private static func strategy(replication: Int) throws -> any PricingStrategy {
    try StrategySpecification.randomDiscount(
      depth: 0.2, probability: 0.25, every: .weeks(1), products: []
    ).makeStrategy(
      context: StrategyContext(
        market: SmallScenario.coffee().market, firm: 0, demand: [],
        draws: NamedDraws(seed: 1, replication: ReplicationKey(.rank, number: replication))))
  }

  private static func prices(replication: Int, products: [String], weeks: Int) throws -> [[Money]] {
    var strategy = try strategy(replication: replication)
    return (0..<weeks).map { week in
      let own = products.map {
        Observation.OwnOffer(
          offer: 0, product: $0, listPrice: Money(5), unitCost: Money(3), posted: Money(5),
          stock: nil, recentUnits: 0)
      }
      let time = SimulationDuration.weeks(week).microseconds
      return strategy.prices(
        for: Observation(time: time, own: own, rivals: [], money: MoneyRules()))
    }
  }

  @Test("come with their probability, to the stated depth")
  func frequency() throws {
    let weeks = try Self.prices(replication: 0, products: ["a"], weeks: 20_000).map { $0[0] }
    #expect(Set(weeks) == [Money(4), Money(5)])
    let share = Double(weeks.count { $0 == Money(4) }) / 20_000
    // Hoeffding, one false alarm in 1e8.
    #expect(abs(share - 0.25) < (log(2e8) / 40_000).squareRoot())
  }

  @Test("are a product's own: others move none of them, another replication does")
  func names() throws {
    let alone = try Self.prices(replication: 0, products: ["a"], weeks: 200).map { $0[0] }
    let beside = try Self.prices(replication: 0, products: ["b", "a"], weeks: 200)
    #expect(beside.map { $0[1] } == alone)
    #expect(beside.map { $0[0] } != alone)
    #expect(try Self.prices(replication: 1, products: ["a"], weeks: 200).map { $0[0] } != alone)
  }

  @Test("need random numbers")
  func withoutDraws() throws {
    let error = #expect(throws: StrategyError.self) {
      _ = try StrategySpecification.randomDiscount(
        depth: 0.2, probability: 0.25, every: .weeks(1), products: []
      ).makeStrategy(
        context: StrategyContext(market: SmallScenario.coffee().market, firm: 0, demand: []))
    }
    #expect(
      error?.description == """
        strategy 'random_discount' draws its prices, and this analysis has no random numbers for it
        hint: use 'fixed' or 'high_low' here
        """)
  }
}
