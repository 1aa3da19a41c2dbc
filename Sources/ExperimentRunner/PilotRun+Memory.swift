import Foundation
import MarketModel
import ScenarioFiles

extension PilotRun {
  /// Calibrates consumers who remember: what they buy today moves what they like tomorrow, so a
  /// correction that is right on frozen occasions goes too far.
  ///
  /// Where the kept occasions' conversion moves by 1 %, the simulated one moves by `gain` %, so each
  /// round aims at (target / simulated)^(1 / gain), for each offer by its own gain. A gain is that of
  /// the latest two pilots.
  func solveWithMemory() throws -> [PreparedMarket.CategoryCalibration] {
    var rounds = scenario.market.categories.indices.map { MemoryRound(market: scenario.market, $0) }
    for _ in 0...Self.rounds {
      let record = try simulate(UtilityAdjustment(rounds.map(\.solution)))
      for category in rounds.indices {
        guard record.sums[category].occasions > 0 else {
          throw CalibrationError.noOccasions(category: scenario.market.categories[category].name)
        }
        rounds[category].take(record, solver: solver(category: category, record: record))
      }
      if rounds.allSatisfy({ $0.isMet(targets) }) {
        return try rounds.map { try $0.calibration(targets) }
      }
      for category in rounds.indices { try rounds[category].aim(targets) }
    }
    throw rounds.first { !$0.isMet(targets) }?.failure(targets, market: scenario.market)
      ?? .noOccasions(category: scenario.market.categories[0].name)
  }
}

/// One category between two pilots.
private struct MemoryRound {
  let category: Int
  let shares: [Double]
  var solution: MarketCalibration.Solution
  /// Mean choice probability of each offer in the last pilot.
  var simulated: [Double] = []
  private var solver: MarketCalibration?
  private var gain = Self.usualGain
  /// ln of the change that the last correction made to the kept occasions' conversion.
  private var aimed: Double?
  /// The same of each offer's purchases, and the gains they showed: a favourite that habits hold on
  /// to moves further than the rest.
  private var offersAimed: [Double] = []
  private var offerGains: [Double]

  /// The gain before two pilots have measured it.
  private static let usualGain = 1.6
  /// Smaller corrections measure no gain.
  private static let smallestStep = 0.05
  /// How far an offer's own share may miss where the conversion is within the tolerance.
  private static let shareTolerance = 0.05

  init(market: MarketDefinition, _ category: Int) {
    self.category = category
    shares = market.expectedShares(ofCategory: category)
    solution = .identity(offers: shares.count)
    offerGains = shares.map { _ in Self.usualGain }
  }

  mutating func take(_ record: PilotRecord, solver: MarketCalibration) {
    let sums = record.sums[category]
    let before = simulated
    simulated = sums.probabilities.map { $0 / Double(sums.occasions) }
    self.solver = solver
    for (offer, aimed) in offersAimed.enumerated() {
      offerGains[offer] = Self.gain(
        from: before[offer], to: simulated[offer], aimed: aimed, otherwise: offerGains[offer])
    }
    guard let aimed else { return }
    gain = Self.gain(
      from: before.reduce(0, +), to: simulated.reduce(0, +), aimed: aimed, otherwise: gain)
  }

  /// How many times as far, in logarithms, the pilot moved as was aimed on the kept occasions.
  private static func gain(
    from before: Double, to after: Double, aimed: Double, otherwise last: Double
  ) -> Double {
    guard abs(aimed) >= smallestStep, before > 0, after > 0 else { return last }
    return min(5, max(1, log(after / before) / aimed))
  }

  /// How far the simulated conversion misses, relative to the target.
  func miss(_ targets: CalibrationTargets) -> Double {
    abs(simulated.reduce(0, +) / targets.conversion - 1)
  }

  func isMet(_ targets: CalibrationTargets) -> Bool {
    miss(targets) <= PilotRun.tolerance
      && zip(simulated, shares).allSatisfy {
        abs($0 / ($1 * targets.conversion) - 1) <= Self.shareTolerance
      }
  }

  /// What is missed most: the conversion, or else one offer's purchases.
  func failure(_ targets: CalibrationTargets, market: MarketDefinition) -> CalibrationError {
    let conversion = simulated.reduce(0, +)
    guard miss(targets) <= PilotRun.tolerance else {
      return .notConverged(
        target: targets.conversion, attained: conversion,
        rounds: PilotRun.rounds)
    }
    let gaps = zip(simulated, shares).map { abs(log($0 / ($1 * targets.conversion))) }
    let worst = gaps.indices.max { gaps[$0] < gaps[$1] } ?? 0
    let offer = market.offers[market.categoryOffers[category].lowerBound + worst]
    return .shareNotConverged(
      product: offer.product, target: shares[worst], attained: simulated[worst] / conversion,
      rounds: PilotRun.rounds)
  }

  /// Corrects on the kept occasions towards the target.
  mutating func aim(_ targets: CalibrationTargets) throws {
    guard let solver else { return }
    let kept = solver.probabilities(under: solution)
    let wanted = kept.indices.map {
      kept[$0]
        * pow(shares[$0] * targets.conversion / max(simulated[$0], 1e-12), 1 / offerGains[$0])
    }
    solution = try solver.solve(
      goal(wanted, targets), from: solution, stated: targets.conversion)
    aimed = log(wanted.reduce(0, +) / kept.reduce(0, +))
    offersAimed = zip(wanted, kept).map { log($0 / max($1, 1e-300)) }
  }

  private func goal(
    _ probabilities: [Double], _ targets: CalibrationTargets
  ) -> MarketCalibration.Targets {
    let conversion = probabilities.reduce(0, +)
    var goal = MarketCalibration.Targets(
      conversion: conversion, shares: probabilities.map { $0 / conversion },
      longRunElasticity: targets.longRunElasticity,
      promotionElasticity: targets.promotionElasticity)
    goal.takeRest(of: targets)
    return goal
  }

  /// The corrections that the last pilot ran under, with both elasticities met on its own occasions.
  func calibration(
    _ targets: CalibrationTargets
  ) throws -> PreparedMarket.CategoryCalibration {
    guard let solver else { preconditionFailure("a pilot was simulated") }
    let goal = goal(solver.probabilities(under: solution), targets)
    return PreparedMarket.CategoryCalibration(
      solver: solver, targets: goal,
      central: try solver.solve(goal, from: solution, stated: targets.conversion),
      samplingFactor: goal.conversion / targets.conversion,
      simulatedConversion: simulated.reduce(0, +), memoryGain: gain,
      simulated: solver.attained(under: solution))
  }
}
