import Dispatch
import MarketModel
import PricingStrategies
import RandomStreams
import ScenarioFiles
import Synchronization

/// Calibrates a market at central values: simulate the baseline, solve on the kept occasions, and
/// repeat until the simulated sums of choice probabilities agree.
///
/// Nothing runs out in the pilot and no shock or campaign happens: the conversion target says what consumers want, and scarcity is
/// for the strategies to deal with. So consumers do not meet, and parts of the population are
/// simulated on their own; sums are added in the parts' order, whatever the number of threads.
struct PilotRun {
  let scenario: Scenario
  let targets: CalibrationTargets
  let intents: IntentFactory
  let threads: Int

  static let smallestPopulation = 20_000
  private static let keptOccasions = 2_000
  static let rounds = 6
  /// Where consumers stock up or have enough, what is sold today lowers what is wanted tomorrow: a
  /// correction goes too far, and the error shrinks by a part only in every round.
  private static let roundsWithMemory = 14
  static let tolerance = 0.02
  private static let parts = 8
  private static let replication = ReplicationKey(.pilot, number: 0)

  /// Solves every category.
  ///
  /// - Throws: `CalibrationError` for targets that can't be met.
  func solve() throws -> [PreparedMarket.CategoryCalibration] {
    switch intents.priceTerms {
    case .money: try solveWithoutMemory()
    case .relative: try solveWithMemory()
    }
  }

  private func solveWithoutMemory() throws -> [PreparedMarket.CategoryCalibration] {
    var adjustment = UtilityAdjustment(
      shifts: scenario.market.offers.map { _ in 0 },
      nests: scenario.market.categories.indices.map(scenario.nests(ofCategory:)))
    var record = try simulate(adjustment)
    var calibrations: [PreparedMarket.CategoryCalibration] = []
    let rounds = scenario.market.memory.isUsed ? Self.roundsWithMemory : Self.rounds
    for _ in 0..<rounds {
      calibrations = try scenario.market.categories.indices.map {
        try calibrate(
          category: $0, record: record, from: calibrations.isEmpty ? nil : calibrations[$0])
      }
      adjustment = UtilityAdjustment(calibrations.map(\.central))
      record = try simulate(adjustment)
      for category in calibrations.indices {
        calibrations[category].simulatedConversion = record.conversion(ofCategory: category)
        calibrations[category].simulated = solver(category: category, record: record)
          .attained(under: calibrations[category].central)
      }
      let misses = calibrations.map { abs($0.simulatedConversion / targets.conversion - 1) }
      if misses.allSatisfy({ $0 <= Self.tolerance }) { return calibrations }
    }
    let worst = calibrations.map(\.simulatedConversion).min() ?? 0
    throw CalibrationError.notConverged(
      target: targets.conversion, attained: worst, rounds: rounds)
  }

  /// Simulates the baseline under given corrections.
  func simulate(_ adjustment: UtilityAdjustment) throws -> PilotRecord {
    let population = Population(
      market: scenario.market, size: max(scenario.market.population, Self.smallestPopulation),
      seed: scenario.experiment.seed, replication: Self.replication)
    let strategies = try scenario.rulesOnly.baselineStrategies(
      draws: .central(scenario.assumptions), demand: [], replication: Self.replication)
    let records = Mutex([PilotRecord?](repeating: nil, count: Self.parts))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, Self.parts))) { _ in
      while true {
        let part = next.add(1, ordering: .relaxed).oldValue
        guard part < Self.parts else { return }
        let record = simulate(
          population.part(part, of: Self.parts), adjustment: adjustment, strategies: strategies)
        records.withLock { $0[part] = record }
      }
    }
    return records.withLock { PilotRecord(joining: $0.compactMap { $0 }) }
  }

  private func simulate(
    _ population: Population, adjustment: UtilityAdjustment, strategies: [any PricingStrategy]
  ) -> PilotRecord {
    let seed = scenario.experiment.seed
    var market = scenario.market
    market.removeScarcityAndShocks()
    let intent = intents.withFrozenPopularity.intent(
      market: market, population: population, seed: seed, replication: Self.replication)
    var simulation = MarketSimulation(
      market: market, population: population, intent: intent, adjustment: adjustment,
      strategies: strategies, seed: seed, replication: Self.replication)
    simulation.runWarmUp()
    let blank = PilotRecord(
      market: market, adjustment: adjustment, capacity: Self.keptOccasions,
      triesPlacements: targets.lifts != PlacementLifts() || targets.diversion != nil)
    simulation.pilot = blank
    simulation.runMeasured(
      focal: strategies[market.focalFirm],
      promotions: scenario.strategies[scenario.baseline].promotions)
    return simulation.pilot ?? blank
  }

  /// The closed form on a pilot's kept occasions.
  func solver(category: Int, record: PilotRecord) -> MarketCalibration {
    let market = scenario.market
    let range = market.categoryOffers[category]
    let focal = range.filter { market.offers[$0].firm == market.focalFirm }
    return MarketCalibration(
      occasions: record.occasions(ofCategory: category),
      offers: range.map { DemandSystem.Offer(market.offers[$0]) },
      elasticityOffers: (focal.isEmpty ? Array(range) : focal).map { $0 - range.lowerBound },
      priceTerms: intents.priceTerms, nests: scenario.nests(ofCategory: category))
  }

  private func calibrate(
    category: Int, record: PilotRecord, from last: PreparedMarket.CategoryCalibration?
  ) throws -> PreparedMarket.CategoryCalibration {
    let market = scenario.market
    guard record.sums[category].occasions > 0 else {
      throw CalibrationError.noOccasions(category: market.categories[category].name)
    }
    let solver = solver(category: category, record: record)
    var goal = MarketCalibration.Targets(
      conversion: targets.conversion, shares: market.expectedShares(ofCategory: category),
      longRunElasticity: targets.longRunElasticity,
      promotionElasticity: targets.promotionElasticity)
    goal.takeRest(of: targets)
    // What the pilot simulated against what its kept occasions gave corrects for their sampling.
    let factor = last.map { $0.central.conversion / $0.simulatedConversion } ?? 1
    goal.conversion *= factor
    let central = try solver.solve(goal, from: last?.central, stated: targets.conversion)
    return PreparedMarket.CategoryCalibration(
      solver: solver, targets: goal, central: central, samplingFactor: factor,
      simulatedConversion: 0, simulated: central)
  }
}

extension MarketCalibration {
  /// Solves for targets that sampling was corrected in; an error names the conversion as stated.
  func solve(
    _ targets: Targets, from start: Solution?, stated conversion: Double
  ) throws -> Solution {
    do {
      return try solve(targets, from: start)
    } catch CalibrationError.sharesOutOfReach {
      throw CalibrationError.sharesOutOfReach(conversion: conversion)
    }
  }
}

extension MarketCalibration.Targets {
  /// Takes what the pilot does not correct for sampling: lifts and diversion.
  mutating func takeRest(of targets: CalibrationTargets) {
    lifts = targets.lifts
    diversion = targets.diversion
    mustMeetDiversion = !targets.diversionIsDerived
  }
}

extension Scenario {
  /// The scenario with list prices for every baseline that reads the true demand, which the pilot
  /// has yet to find.
  var rulesOnly: Scenario {
    var scenario = self
    let list = StrategySpecification.fixed(prices: [:])
    if scenario.strategies[baseline].specification.information.isReference {
      scenario.strategies[baseline].specification = list
    }
    scenario.rivalStrategies = rivalStrategies.map { specification in
      specification.map { $0.information.isReference ? list : $0 }
    }
    return scenario
  }
}

extension PilotRecord {
  /// Purchases per occasion by choice probabilities.
  func conversion(ofCategory category: Int) -> Double {
    sums[category].probabilities.reduce(0, +) / Double(max(1, sums[category].occasions))
  }
}

extension MarketDefinition {
  /// Every offer's share of its category's purchases; equal where nothing is stated.
  func expectedShares(ofCategory category: Int) -> [Double] {
    let range = categoryOffers[category]
    let stated = range.map { offers[$0].expectedShare }
    let known = stated.compactMap { $0 }.reduce(0, +)
    let unknown = stated.count { $0 == nil }
    let rest = unknown == 0 ? 0 : max(0, 1 - known) / Double(unknown)
    let shares = stated.map { $0 ?? rest }
    let total = shares.reduce(0, +)
    return shares.map { $0 / total }
  }
}
