import EventSimulation
import Glibc
import Testing

@testable import MarketModel

/// Consumers who wait and expect what the season brings (MARKET section 10).
@Suite("rational expectations")
struct RationalExpectationsTests {
  static func replication(patience: Double, weeks: Int) -> Replication {
    Replication(
      market: MechanismTests.market(weeks: weeks, population: 4_000, warmUp: 4) {
        $0.waiting = .init(expectations: .rational(weeks: 4), patience: [patience])
      }, seed: 16)
  }

  static func residual(_ simulation: MarketSimulation) -> Double? {
    simulation.memorySeries.first { $0.measure == .expectationResidual }?.values.first
  }

  static func expectedDeals(_ simulation: MarketSimulation) -> [Double] {
    simulation.memorySeries.first { $0.measure == .dealChance }?.values ?? []
  }

  @Test("from the first week on, waiting is worth the deals that the season will bring")
  func optionValue() {
    // The warm-up has no deal; one measured week in four costs 1.5 instead of 2.
    let cycle = RuleStrategy(reviews: ReviewPlan(every: .weeks(1))) { observation in
      let isDeal = observation.day.floorDivided(by: 7) % 4 == 3
      return observation.own.map { _ in Money(isDeal ? 1.5 : 2) }
    }
    var simulation = Self.replication(patience: 0.9, weeks: 8).started(
      Self.replication(patience: 0.9, weeks: 8).logit(.logit(alpha: [3], slope: 1.5)))
    simulation.occasions = OccasionRecord()
    simulation.runWarmUp()
    simulation.runMeasured(focal: cycle, promotions: [])
    #expect(Self.residual(simulation) == 0)
    #expect(Self.expectedDeals(simulation) == Array(repeating: 0.25, count: 8))
    let record = simulation.occasions ?? OccasionRecord()
    let rows = record.weeks.indices.filter { (0..<3).contains(record.weeks[$0]) }
    let share = Double(rows.count { record.offers[$0] == 0 }) / Double(rows.count)
    let value = 0.9 * 0.25 * log(1 + exp(3 - 1.5 * 1.5))
    let expected = MechanismTests.logistic(3 - 1.5 * 2 - value)
    #expect(abs(share - expected) < MechanismTests.tolerance(rows.count))
  }

  /// A deal next week whenever fewer than `units` were sold lately: it depends on who waits.
  static func clearance(below units: Int) -> RuleStrategy {
    RuleStrategy(reviews: ReviewPlan(every: .weeks(1))) { observation in
      observation.own.map { Money($0.recentUnits < units ? 1.5 : 2) }
    }
  }

  @Test(
    "deals that depend on who waits are expected as they come, or the residual says by how much")
  func stateDependent() {
    for units in [4_000, 8_000, 12_000] {
      let replication = Self.replication(patience: 0.9, weeks: 12)
      let simulation = replication.finished(
        replication.logit(.logit(alpha: [3], slope: 1.5)), focal: Self.clearance(below: units))
      let daily = simulation.daily
      let deals = (0..<12).count { week in
        (week * 7..<week * 7 + 7).contains {
          daily.prices[($0 - daily.firstDay) * daily.offerCount] < Money(1.9).millionths
        }
      }
      let expected = Self.expectedDeals(simulation).first ?? -1
      let residual = Self.residual(simulation) ?? -1
      #expect(abs(expected - Double(deals) / 12) <= residual + 1e-12, "\(units)")
    }
  }

  @Test("the difference is the larger of the deals' frequency and their mean cut")
  func difference() {
    let close = MarketSimulation.largestDifference([(0.5, 0.8), nil], [(0.5, 0.7), nil])
    #expect(abs(close - 0.05) < 1e-12)
    #expect(MarketSimulation.largestDifference([nil], [(0.25, 0.6)]) == 0.25)
    #expect(MarketSimulation.largestDifference([(0.25, 0.6)], [(0.25, 0.6)]) == 0)
  }
}
