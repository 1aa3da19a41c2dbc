import Foundation
@testable import MarketModel
import Testing

/// Two elasticities of units, for models whose price terms are relative (docs/background/
/// market-model.md, sections 3 and 5).
@Suite("calibration of two elasticities")
struct TwoElasticityTests {
  /// A pilot of two weeks with every offer in turn on promotion before time 0.
  static func solver(
    _ intent: SlopedIntent, offers: [Offer], own: [Int]? = nil, warmUp: Int = 0
  ) -> MarketCalibration {
    let market = Fixture.market(
      offers, calendar: Fixture.calendar(warmUp: warmUp, weeks: 2), population: 300,
      history: .usual)
    let adjustment = UtilityAdjustment(shifts: offers.map { _ in 0 })
    var simulation = Replication(market: market, seed: 7).started(intent, adjustment: adjustment)
    simulation.runWarmUp()
    simulation.pilot = PilotRecord(market: market, adjustment: adjustment, capacity: 400)
    simulation.runMeasured(focal: RuleStrategy.list, promotions: [])
    return MarketCalibration(
      occasions: simulation.pilot?.occasions(ofCategory: 0) ?? [],
      offers: offers.map(DemandSystem.Offer.init), elasticityOffers: own ?? Array(offers.indices),
      priceTerms: .relative)
  }

  static func shelf(response: Double) -> [Offer] {
    (0..<8).map {
      Fixture.offer(
        "o\($0)", list: 1, quantityShares: PermanentPriceTests.shares, quantityResponse: response)
    }
  }

  static func targets(
    offers: Int = 8, longRun: Double = -2.2, promotion: Double = -2.6
  ) -> MarketCalibration.Targets {
    MarketCalibration.Targets(
      conversion: 0.05, shares: Array(repeating: 1 / Double(offers), count: offers),
      longRunElasticity: longRun, promotionElasticity: promotion)
  }

  @Test("8 equal offers at 5 %, -2.2 and -2.6: scales 1.75 and 0.48, best price 1.02-1.04 of list")
  func checkedNumbers() throws {
    let solver = Self.solver(
      SlopedIntent(), offers: Self.shelf(response: PermanentPriceTests.response))
    let solution = try solver.solve(Self.targets())
    #expect(abs(solution.slopeScale - 1.75) < 0.03)
    #expect(abs(solution.secondScale - 0.48) < 0.01)
    let system = solver.demand(solution)
    #expect((1.02...1.04).contains(PermanentPriceTests.best(system, moved: 8)))
    let (high, list) = (
      PermanentPriceTests.profit(system, at: 1.5, moved: 8),
      PermanentPriceTests.profit(system, at: 1, moved: 8)
    )
    #expect(abs(high / list - 0.77) < 0.04)
  }

  @Test("conversion and both elasticities are met where consumers differ and expectations moved")
  func mixedConsumers() throws {
    let offers = [
      Fixture.offer("a", list: 2, quantityShares: [0.7, 0.3], quantityResponse: 0.8),
      Fixture.offer("b", list: 3), Fixture.offer("c", firm: 1, list: 2.5),
    ]
    let solver = Self.solver(SlopedIntent(eager: 2), offers: offers, own: [0, 1], warmUp: 6)
    let solution = try solver.solve(Self.targets(offers: 3, longRun: -1.9, promotion: -2.8))
    #expect(abs(solution.conversion - 0.05) < 1e-9)
    for (adaptation, target) in [(DemandSystem.Adaptation.adapted, -1.9), (.frozen, -2.8)] {
      let system = solver.demand(solution, adaptation: adaptation)
      // Central differences of the closed form's units: their error is below 1e-7 at this step.
      let response = Self.numericElasticity(system, own: [0, 1])
      #expect(abs(response - target) < 1e-5, "\(adaptation)")
    }
    let again = solver.attained(under: solution)
    #expect(abs(again.longRunElasticity + 1.9) < 1e-8)
    #expect(abs((again.promotionElasticity ?? 0) + 2.8) < 1e-8)
  }

  /// d ln units / d ln p of each own offer below list, weighted by units.
  ///
  /// psi has one slope at list from both sides, so the difference is centred.
  static func numericElasticity(_ system: DemandSystem, own: [Int]) -> Double {
    let list = system.offers.map(\.listPrice)
    let units = system.units(at: list)
    let step = 1e-5
    let total = own.reduce(0) { $0 + units[$1] }
    return own.reduce(0) { sum, offer in
      var (up, down) = (list, list)
      up[offer] *= 1 + step
      down[offer] *= 1 - step
      return sum
        + (system.units(at: up)[offer] - system.units(at: down)[offer]) / (2 * step) / total
    }
  }

  @Test("what no scales can meet is refused by name")
  func refusals() {
    let solver = Self.solver(SlopedIntent(), offers: Self.shelf(response: 3))
    #expect(throws: CalibrationError.promotionTooWeak(promotion: -2.1, longRun: -2.2)) {
      try solver.solve(Self.targets(promotion: -2.1))
    }
    let attained = -solver.elasticityParts(Corrections(.identity(offers: 8))).quantity
    #expect(attained < -0.5)
    let error = #expect(throws: CalibrationError.self) {
      try solver.solve(Self.targets(longRun: -0.4, promotion: -0.9))
    }
    guard case .quantityTooStrong(let target, let alone) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(target == -0.4)
    #expect(alone < -0.5)
  }
}
