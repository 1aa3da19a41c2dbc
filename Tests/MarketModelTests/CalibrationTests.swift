import EventSimulation
import Foundation
import MarketModel
import RandomStreams
import ScientificComputing
import Testing

/// Corrections that make a small pilot meet its targets.
@Suite("calibration")
struct CalibrationTests {
  static let shares = [0.5, 0.3, 0.2]

  static let replication = Replication(
    market: Fixture.market(
      [
        Fixture.offer("a", list: 2, quantityShares: [0.7, 0.3], quantityResponse: 0.8),
        Fixture.offer("b", list: 2.4, quantityShares: [0.7, 0.3], quantityResponse: 0.8),
        Fixture.offer("c", firm: 1, list: 1.6),
      ],
      calendar: Fixture.calendar(weeks: 2), population: 1_000), seed: 61)

  /// Every occasion of two weeks under given corrections.
  static func pilot(
    _ adjustment: UtilityAdjustment, strategy: RuleStrategy = .list, logDeviation: Double = 0.4,
    capacity: Int = 100_000
  ) -> PilotRecord {
    let parameters = LogitParameters.logit(
      alpha: [1, 1, 1], logDeviation: logDeviation, tastes: 0.5)
    var simulation = replication.started(replication.logit(parameters), adjustment: adjustment)
    simulation.pilot = PilotRecord(
      market: replication.market, adjustment: adjustment, capacity: capacity)
    simulation.runMeasured(focal: strategy, promotions: [])
    return simulation.pilot
      ?? PilotRecord(market: replication.market, adjustment: adjustment, capacity: 1)
  }

  static let none = UtilityAdjustment(shifts: [0, 0, 0])

  static func solver(_ record: PilotRecord) -> MarketCalibration {
    MarketCalibration(
      occasions: record.occasions(ofCategory: 0),
      offers: replication.market.offers.map(DemandSystem.Offer.init), elasticityOffers: [0, 1],
      priceTerms: .money)
  }

  static func targets(
    conversion: Double = 0.08, shares: [Double] = shares, elasticity: Double = -2.2
  ) -> MarketCalibration.Targets {
    MarketCalibration.Targets(
      conversion: conversion, shares: shares, longRunElasticity: elasticity)
  }

  /// Elasticity of the focal offers at list, weighted by units.
  static func elasticity(_ system: DemandSystem) -> Double {
    let list = system.offers.map(\.listPrice)
    let (units, own) = (system.units(at: list), system.ownElasticities(at: list))
    return (units[0] * own[0] + units[1] * own[1]) / (units[0] + units[1])
  }

  @Test(
    "conversion, shares and long-run elasticity are met",
    arguments: [(0.08, -2.2), (0.02, -1.5), (0.5, -3), (0.9, -1.6)])
  func targetsAreMet(conversion: Double, elasticity: Double) throws {
    let solver = Self.solver(Self.pilot(Self.none))
    let solution = try solver.solve(Self.targets(conversion: conversion, elasticity: elasticity))
    let system = solver.demand(solution)
    let found = system.probabilities(at: [2, 2.4, 1.6])
    for (attained, share) in zip(found, Self.shares) {
      #expect(abs(attained - share * conversion) < 1e-9)
    }
    #expect(abs(Self.elasticity(system) - elasticity) < 1e-7)
    #expect(abs(solution.conversion - conversion) < 1e-9)
    #expect(abs(solution.longRunElasticity - elasticity) < 1e-7)
  }

  @Test("the simulation under the corrections shows the targets, and nothing is left to correct")
  func fixedPoint() throws {
    let solution = try Self.solver(Self.pilot(Self.none)).solve(Self.targets())
    let adjustment = UtilityAdjustment(
      shifts: solution.shifts, firstScales: solution.shifts.map { _ in solution.slopeScale })
    let record = Self.pilot(adjustment)
    let sums = record.sums[0]
    for (probability, share) in zip(sums.probabilities, Self.shares) {
      #expect(abs(probability / Double(sums.occasions) - 0.08 * share) < 1e-9)
    }
    let again = try Self.solver(record).solve(Self.targets())
    #expect(zip(again.shifts, solution.shifts).allSatisfy { abs($0 - $1) < 1e-7 })
    #expect(abs(again.slopeScale - solution.slopeScale) < 1e-7)
  }

  @Test("shares are met at the baseline's prices, the elasticity at list")
  func baselineOffList() throws {
    let record = Self.pilot(Self.none, strategy: .fixed(1.8))
    let solver = Self.solver(record)
    let solution = try solver.solve(Self.targets())
    let adjustment = UtilityAdjustment(
      shifts: solution.shifts, firstScales: solution.shifts.map { _ in solution.slopeScale })
    let sums = Self.pilot(adjustment, strategy: .fixed(1.8)).sums[0]
    for (probability, share) in zip(sums.probabilities, Self.shares) {
      #expect(abs(probability / Double(sums.occasions) - 0.08 * share) < 1e-9)
    }
    #expect(abs(Self.elasticity(solver.demand(solution)) + 2.2) < 1e-7)
  }

  @Test("a plain logit's scale is the closed form")
  func plainLogit() throws {
    let parameters = LogitParameters.logit(alpha: [1, 1, 1], slope: 0.7)
    let market = Fixture.market(
      [Fixture.offer("a", list: 3)], calendar: Fixture.calendar(weeks: 1), population: 20)
    let replication = Replication(market: market)
    let adjustment = UtilityAdjustment(shifts: [0])
    var simulation = replication.started(replication.logit(parameters), adjustment: adjustment)
    simulation.pilot = PilotRecord(market: market, adjustment: adjustment, capacity: 5)
    simulation.runMeasured(focal: RuleStrategy.list, promotions: [])
    let solver = MarketCalibration(
      occasions: simulation.pilot?.occasions(ofCategory: 0) ?? [],
      offers: [DemandSystem.Offer(listPrice: 3)], elasticityOffers: [0], priceTerms: .money)
    let solution = try solver.solve(Self.targets(conversion: 0.1, shares: [1]))
    // e = -beta p (1 - s), and ln(s / (1 - s)) = alpha + shift - beta p.
    let slope = 2.2 / (3 * 0.9)
    #expect(abs(solution.slopeScale - slope / 0.7) < 1e-7)
    #expect(abs(solution.shifts[0] - (log(0.1 / 0.9) - 1 + slope * 3)) < 1e-6)
  }

  @Test("the occasions kept are those with the smallest keys, whatever else is seen")
  func keptOccasions() {
    let all = Self.pilot(Self.none).occasions(ofCategory: 0)
    let few = Self.pilot(Self.none, capacity: 50).occasions(ofCategory: 0)
    #expect(all.count > 1_500)
    #expect(few.map(\.key) == all.prefix(50).map(\.key))
    #expect(few.map(\.alpha) == all.prefix(50).map(\.alpha))
  }

  @Test("parts of a population, joined, keep what the whole keeps")
  func joinedParts() {
    let whole = Self.pilot(Self.none, capacity: 300)
    let parts = (0..<3).map { part in
      let parameters = LogitParameters.logit(
        alpha: [1, 1, 1], logDeviation: 0.4, tastes: 0.5)
      let (market, population) = (
        Self.replication.market, Self.replication.population.part(part, of: 3)
      )
      var simulation = MarketSimulation(
        market: market, population: population,
        intent: LogitIntent(
          parameters: parameters, market: market, population: population,
          seed: Self.replication.seed, replication: Self.replication.key),
        adjustment: Self.none, strategies: [RuleStrategy.list, RuleStrategy.list],
        seed: Self.replication.seed, replication: Self.replication.key)
      simulation.pilot = PilotRecord(market: market, adjustment: Self.none, capacity: 300)
      simulation.runMeasured(focal: RuleStrategy.list, promotions: [])
      return simulation.pilot ?? whole
    }
    let joined = PilotRecord(joining: parts)
    let (kept, all) = (joined.occasions(ofCategory: 0), whole.occasions(ofCategory: 0))
    #expect(kept.map(\.key) == all.map(\.key))
    #expect(kept.map(\.alpha) == all.map(\.alpha))
    #expect(joined.sums[0].occasions == whole.sums[0].occasions)
    for (left, right) in zip(joined.sums[0].probabilities, whole.sums[0].probabilities) {
      #expect(abs(left / right - 1) < 1e-12)
    }
  }

  @Test("targets out of reach are refused in words")
  func refusals() {
    let solver = Self.solver(Self.pilot(Self.none, capacity: 100))
    #expect(throws: CalibrationError.elasticityOutOfReach(target: 0.5)) {
      try solver.solve(Self.targets(elasticity: 0.5))
    }
    for conversion in [0, 1, 1.2] {
      #expect(throws: CalibrationError.sharesOutOfReach(conversion: conversion)) {
        try solver.solve(Self.targets(conversion: conversion))
      }
    }
    #expect(throws: CalibrationError.sharesOutOfReach(conversion: 0.08)) {
      try solver.solve(Self.targets(shares: [0.5, 0.5, 0]))
    }
  }

  @Test(
    "errors say what can't be met and what to change",
    arguments: [
      (
        CalibrationError.elasticityOutOfReach(target: 0.5),
        """
        no price slope gives the long-run elasticity 0.5 at list prices
        hint: choose a long-run elasticity between -1.2 and -6, or lower the conversion
        """
      ),
      (
        .quantityTooStrong(target: -0.4, quantityAlone: -0.43),
        """
        the long-run elasticity -0.4 can't be met: units per purchase alone respond with -0.43
        hint: choose a stronger long-run elasticity, or lower 'response' in 'quantity'
        """
      ),
      (
        .promotionTooWeak(promotion: -2.1, longRun: -2.2),
        """
        the promotion elasticity -2.1 can't be met beside the long-run elasticity -2.2: \
        a one-week cut moves at least as much as a lasting one
        hint: choose a promotion elasticity stronger than -2.2
        """
      ),
      (
        .sharesOutOfReach(conversion: 1.2),
        """
        no utilities give the conversion 120% with the stated shares
        hint: lower the conversion, or give every offer a share above zero
        """
      ),
      (
        .noOccasions(category: "yogurt"),
        """
        the pilot saw no occasion in category 'yogurt'
        hint: raise the segments' visits
        """
      ),
      (
        .notConverged(target: 0.006, attained: 0.012_345_678, rounds: 6),
        """
        the conversion 0.6% can't be met: the pilot attains 1.235% after 6 rounds
        hint: buyers who leave the market limit what can be sold; lower the conversion or shorten \
        the lifetime
        """
      ),
    ])
  func texts(error: CalibrationError, text: String) {
    #expect("\(error)" == text)
  }
}
