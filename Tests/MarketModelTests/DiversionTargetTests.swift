import Foundation
import Testing

@testable import MarketModel

/// What other offers lose of what a cut adds, as a target of the calibration.
@Suite("diversion as a target")
struct DiversionTargetTests {
  static let offers = [
    Fixture.offer("a", list: 2, quantityShares: [0.7, 0.3], quantityResponse: 0.8),
    Fixture.offer("b", list: 3), Fixture.offer("c", firm: 1, list: 2.5),
    Fixture.offer("d", list: 2.2),
  ]

  /// A pilot with placements on trial, history promotions with displays, and anchored nests.
  static func solver(_ intent: SlopedIntent, kept: Int = 400) -> MarketCalibration {
    let market = Fixture.market(
      offers, calendar: Fixture.calendar(warmUp: 6, weeks: 2), population: 300, history: .usual)
    let adjustment = UtilityAdjustment(shifts: offers.map { _ in 0 })
    var simulation = Replication(market: market, seed: 7).started(intent, adjustment: adjustment)
    simulation.runWarmUp()
    simulation.pilot = PilotRecord(
      market: market, adjustment: adjustment, capacity: kept, triesPlacements: true)
    simulation.runMeasured(focal: RuleStrategy.list, promotions: [])
    return MarketCalibration(
      occasions: simulation.pilot?.occasions(ofCategory: 0) ?? [],
      offers: offers.map(DemandSystem.Offer.init), elasticityOffers: [0, 1, 3],
      priceTerms: .relative, nests: ChoiceNests(isAnchored: true))
  }

  static func targets(_ diversion: Double?) -> MarketCalibration.Targets {
    var targets = MarketCalibration.Targets(
      conversion: 0.05, shares: [0.4, 0.3, 0.2, 0.1], longRunElasticity: -1.9,
      promotionElasticity: -2.8)
    targets.diversion = diversion
    return targets
  }

  @Test("conversion, shares, both elasticities and the diversion are met together")
  func allMet() throws {
    let solver = Self.solver(SlopedIntent(eager: 2))
    let solution = try solver.solve(Self.targets(0.33))
    #expect(abs(solution.conversion - 0.05) < 1e-9)
    #expect(abs(solution.longRunElasticity + 1.9) < 1e-8)
    #expect(abs((solution.promotionElasticity ?? 0) + 2.8) < 1e-8)
    #expect(abs((solution.diversion ?? 0) - 0.33) < 1e-8)
    for (share, target) in zip(solver.probabilities(under: solution), [0.02, 0.015, 0.01, 0.005]) {
      #expect(abs(share - target) < 1e-9)
    }
    let frozen = solver.demand(solution, adaptation: .frozen)
    let list = frozen.offers.map(\.listPrice)
    let response = frozen.response(at: list)
    var (gained, lost) = (0.0, 0.0)
    for offer in [0, 1, 3] {
      for other in 0..<4 {
        let change = response.unitsJacobian[4 * other + offer] * list[offer]
        if other == offer { gained -= change } else { lost += change }
      }
    }
    #expect(abs(lost / gained - 0.33) < 1e-8)
  }

  @Test("without prices and placements anchored nests leave the intent model's probabilities alone")
  func anchored() throws {
    let solver = Self.solver(SlopedIntent(eager: 2))
    let plain = try solver.solve(Self.targets(nil))
    let nested = try solver.solve(Self.targets(0.4))
    // The same shifts, another substitution.
    var moved = plain
    moved.nests = nested.nests
    let list = Self.offers.map(\.listPrice.units)
    let (before, after) = (
      solver.demand(plain).probabilities(at: list), solver.demand(moved).probabilities(at: list)
    )
    for (one, other) in zip(before, after) { #expect(abs(one - other) < 1e-12) }
    let cut = [1.6, 3, 2.5, 2.2]
    let (few, many) = (
      solver.demand(plain).probabilities(at: cut), solver.demand(moved).probabilities(at: cut)
    )
    #expect(many[1] < few[1] && many[2] < few[2] && many[3] < few[3])
  }

  @Test("what the model learned of a display is found on the trials")
  func learnedDisplay() {
    let solver = Self.solver(SlopedIntent(eager: 2))
    #expect(abs(solver.nests.learned.display - 0.3) < 1e-6)
    #expect(abs(solver.nests.learned.mailer) < 1e-6)
  }

  @Test("a display sells as much more as the intent model says, of other buyers")
  func liftKept() throws {
    let solver = Self.solver(SlopedIntent(eager: 2))
    let (plain, nested) = (
      try solver.solve(Self.targets(nil)), try solver.solve(Self.targets(0.4))
    )
    #expect(abs((nested.lifts.display ?? 0) - (plain.lifts.display ?? 1)) < 0.002)
    #expect(nested.placements.display > 0.01)
    #expect(plain.placements == PlacementEffects())
  }

  @Test("a diversion that no nest gives is refused with the range")
  func outOfReach() {
    let solver = Self.solver(SlopedIntent(eager: 2))
    for diversion in [0.001, 0.9999] {
      #expect {
        try solver.solve(Self.targets(diversion))
      } throws: { error in
        guard case CalibrationError.diversionOutOfReach(_, let least, let most) = error
        else { return false }
        return least > 0.001 && most < 0.9999 && least < most
      }
    }
  }

  @Test("a simulated market with nests has the shares and the conversion that were solved")
  func simulated() throws {
    let solver = Self.solver(SlopedIntent(), kept: 100_000)
    let solution = try solver.solve(Self.targets(0.33))
    let market = Fixture.market(
      Self.offers, calendar: Fixture.calendar(weeks: 40), population: 4_000)
    let adjustment = UtilityAdjustment(
      shifts: solution.shifts, firstScales: Array(repeating: solution.slopeScale, count: 4),
      secondScales: Array(repeating: solution.secondScale, count: 4), nests: [solution.nests])
    var fixed = Replication(market: market, seed: 11).started(
      SlopedIntent(), adjustment: adjustment)
    fixed.runMeasured(focal: RuleStrategy.list, promotions: [])
    let ledger = fixed.ledger
    let occasions = Double(ledger.occasions[0])
    let list = Self.offers.map(\.listPrice.units)
    let expected = solver.demand(solution).units(at: list)
    for (offer, units) in expected.enumerated() {
      let simulated = Double(ledger.units(ofOffer: offer)) / occasions
      // Units are at most 2 per occasion: their variance is at most 2 x their mean.
      #expect(abs(simulated - units) < 4 * (2 * units / occasions).squareRoot(), "\(offer)")
    }
  }
}
