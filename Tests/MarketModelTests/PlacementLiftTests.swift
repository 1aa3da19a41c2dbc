import Foundation
@testable import MarketModel
import Testing

/// Lifts of a display and the mailer as targets of the calibration.
@Suite("lifts of places in the shop")
struct PlacementLiftTests {
  static let offers = (0..<4).map { Fixture.offer("o\($0)", list: 1) }

  /// A pilot of two weeks at list with placements on trial.
  static func solver(
    _ intent: SlopedIntent, offers: [Offer] = offers, tries: Bool = true
  ) -> MarketCalibration {
    let market = Fixture.market(offers, calendar: Fixture.calendar(weeks: 2), population: 300)
    let adjustment = UtilityAdjustment(shifts: offers.map { _ in 0 })
    var simulation = Replication(market: market, seed: 7).started(intent, adjustment: adjustment)
    simulation.pilot = PilotRecord(
      market: market, adjustment: adjustment, capacity: 400, triesPlacements: tries)
    simulation.runMeasured(focal: RuleStrategy.list, promotions: [])
    return MarketCalibration(
      occasions: simulation.pilot?.occasions(ofCategory: 0) ?? [],
      offers: offers.map(DemandSystem.Offer.init), elasticityOffers: Array(offers.indices),
      priceTerms: .relative)
  }

  static func targets(_ lifts: PlacementLifts, conversion: Double) -> MarketCalibration.Targets {
    var targets = MarketCalibration.Targets(
      conversion: conversion, shares: [0.4, 0.3, 0.2, 0.1], longRunElasticity: -2,
      promotionElasticity: -2.5)
    targets.lifts = lifts
    return targets
  }

  @Test("alike consumers: the effect is the logit's closed form less what the model sees itself")
  func closedForm() throws {
    let solver = Self.solver(SlopedIntent())
    var equal = Self.targets(PlacementLifts(display: 0.8, mailer: 0.1), conversion: 0.4)
    equal.shares = [0.25, 0.25, 0.25, 0.25]
    let solution = try solver.solve(equal)
    // p' / p = 1 + L with p = 0.1 and p' = p e^x / (1 - p + p e^x).
    func effect(_ lift: Double) -> Double { log((1 + lift) * 0.9 / (1 - (1 + lift) * 0.1)) }
    #expect(abs(solution.placements.display - (effect(0.8) - 0.3)) < 1e-6)
    #expect(abs(solution.placements.mailer - effect(0.1)) < 1e-6)
    #expect(abs((solution.lifts.display ?? 0) - 0.8) < 1e-8)
    #expect(abs((solution.lifts.mailer ?? 0) - 0.1) < 1e-8)
  }

  @Test("without targets the model's own effects stay as they are, to the bit")
  func untouched() throws {
    let plain = try Self.solver(SlopedIntent(eager: 1), tries: false)
      .solve(Self.targets(PlacementLifts(), conversion: 0.2))
    let tried = try Self.solver(SlopedIntent(eager: 1))
      .solve(Self.targets(PlacementLifts(), conversion: 0.2))
    #expect(plain.placements == PlacementEffects())
    #expect(plain.shifts == tried.shifts && plain.slopeScale == tried.slopeScale)
    #expect(abs((tried.lifts.display ?? 0) - 0.3) < 0.05)
  }

  @Test("a simulated display sells as much more as the target says")
  func simulated() throws {
    let intent = SlopedIntent(eager: 2)
    let solution = try Self.solver(intent)
      .solve(Self.targets(PlacementLifts(display: 0.6), conversion: 0.3))
    let adjustment = UtilityAdjustment(
      shifts: solution.shifts, firstScales: Self.offers.map { _ in solution.slopeScale },
      secondScales: Self.offers.map { _ in solution.secondScale },
      placements: Self.offers.map { _ in solution.placements })
    var (with, without) = (0.0, 0.0)
    for offer in Self.offers.indices {
      let display = Promotion(
        name: "display", offers: [offer], reduction: .percentOff(0), firstDay: 0, lastDay: 13,
        display: .zero)
      let market = Fixture.market(
        Self.offers, calendar: Fixture.calendar(weeks: 2), population: 20_000,
        promotions: [display])
      let replication = Replication(market: market, seed: 3)
      for active in [[0], []] {
        let units = replication.finished(intent, promotions: active, adjustment: adjustment)
          .ledger.units(ofOffer: offer)
        if active.isEmpty { without += Double(units) } else { with += Double(units) }
      }
    }
    // 12,000 purchases without; common random numbers leave a standard error of about 0.012.
    #expect(abs(with / without - 1.6) < 0.05)
  }

  @Test("half the shops have half the effect on utility")
  func shares() {
    let effects = PlacementEffects(display: 0.8, mailer: 0.2)
    #expect(abs(effects.utility(OfferFlags(display: 0.5, mailer: 1)) - 0.6) < 1e-12)
    var half = Promotion(
      name: "half", offers: [0], reduction: .percentOff(0), firstDay: 0, lastDay: 6, display: .zero)
    half.displayShare = 0.5
    #expect(half.flags == OfferFlags(display: 0.5))
  }

  @Test("an offer that nearly everybody buys can't gain half as much again")
  func outOfReach() {
    #expect(throws: CalibrationError.liftOutOfReach(0.5)) {
      var targets = Self.targets(PlacementLifts(display: 0.5), conversion: 0.9)
      targets.shares = [1]
      _ = try Self.solver(SlopedIntent(), offers: [Self.offers[0]]).solve(targets)
    }
  }
}
