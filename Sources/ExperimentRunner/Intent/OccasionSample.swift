import MarketModel
import RandomStreams
import ScenarioFiles

/// The pilot's consumers at the start of the measured weeks: warmed up under the baseline at central
/// assumptions, with the calibrated corrections.
///
/// In the pilot nothing runs out, so consumers do not meet: a few of them are simulated alone and
/// have the same past as among all others.
struct OccasionSample: Sendable {
  let market: MarketDefinition
  let adjustment: UtilityAdjustment
  let intent: any IntentModel
  private let simulation: MarketSimulation

  /// Warms up the first consumers of every segment, `consumers` in all.
  init(_ prepared: PreparedMarket, consumers: Int) throws {
    try self.init(
      prepared.scenario, intents: prepared.intents, adjustment: try prepared.centralAdjustment(),
      population: prepared.scenario.pilotPopulation(consumers))
  }

  /// Warms up the consumer in one row of the scenario's population.
  init(_ prepared: PreparedMarket, consumer: Int) throws {
    let all = prepared.scenario.pilotPopulation(prepared.scenario.market.population)
    try self.init(
      prepared.scenario, intents: prepared.intents, adjustment: try prepared.centralAdjustment(),
      population: all.part(consumer, of: all.count))
  }

  init(
    _ scenario: Scenario, intents: IntentFactory, adjustment: UtilityAdjustment,
    population: Population
  ) throws {
    let seed = scenario.experiment.seed
    let draws = AssumptionDraws.central(scenario.assumptions)
    var market = scenario.market
    for index in market.offers.indices { market.offers[index].stock = nil }
    let intent = intents.withFrozenPopularity.intent(
      market: market, population: population, seed: seed, replication: .firstPilot)
    var simulation = MarketSimulation(
      market: market, population: population, intent: intent, adjustment: adjustment,
      strategies: try scenario.rulesOnly.baselineStrategies(
        draws: draws, demand: [], replication: .firstPilot), seed: seed,
      replication: .firstPilot)
    simulation.runWarmUp()
    self.market = market
    self.adjustment = adjustment
    self.intent = intent
    self.simulation = simulation
  }

  /// The category's occasions in the first measured week: those with the `limit` smallest named
  /// keys, by key.
  func occasions(category: Int, limit: Int = .max) -> ScoringBatch {
    var batch = simulation.occasions(ofWeek: 0, category: category)
    let order = batch.occasionKeys.indices.sorted {
      (batch.occasionKeys[$0], $0) < (batch.occasionKeys[$1], $1)
    }.prefix(limit)
    batch.consumers = order.map { batch.consumers[$0] }
    batch.occasionKeys = order.map { batch.occasionKeys[$0] }
    return batch
  }

  /// The first consumer's occasion in the first measured week, visit or not.
  func firstOccasion(category: Int) -> ScoringBatch {
    simulation.occasion(ofConsumer: 0, week: 0, category: category)
  }

  /// The segments of a batch's rows.
  func segments(_ batch: ScoringBatch) -> [Int] {
    batch.consumers.map { Int(batch.population.segments[Int($0)]) }
  }

  /// Demand of some rows, each as much as any other, at flags and prices that `scores` stand for;
  /// `flags` has one entry per offer of the category.
  func demand(
    rows: [Int], category: Int, scores: ScoreTable, flags: [OfferFlags],
    adaptation: DemandSystem.Adaptation
  ) -> DemandSystem {
    let nests = adjustment.nests(ofCategory: category)
    let range = market.categoryOffers[category]
    let cells = rows.flatMap { $0 * range.count..<($0 + 1) * range.count }
    func offer(_ cell: Int) -> Int { range.lowerBound + cell % range.count }
    func slopes(_ term: Int, _ scales: [Double]) -> [Double] {
      cells.map { Double(scores.slopes[$0 * scores.terms + term]) * scales[offer($0)] }
    }
    let alpha = cells.map { Double(scores.alpha[$0]) + adjustment.shifts[offer($0)] }
    let plain = cells.indices.map { index in
      alpha[index] - nests.learned.utility(flags[cells[index] % range.count])
    }
    return DemandSystem(
      offers: range.map { DemandSystem.Offer(market.offers[$0]) }, priceTerms: intent.priceTerms,
      adaptation: adaptation, weights: rows.map { _ in 1 },
      alpha: alpha,
      firstSlopes: slopes(0, adjustment.firstScales),
      secondSlopes: scores.terms == 2 ? slopes(1, adjustment.secondScales) : [], nests: nests,
      anchors: nests.inclusiveValues(plain, offers: range.count))
  }
}

extension ReplicationKey {
  /// The replication of the calibration's pilot.
  fileprivate static let firstPilot = ReplicationKey(.pilot, number: 0)
}

extension Scenario {
  /// The first consumers of every segment of the pilot, `size` in all.
  func pilotPopulation(_ size: Int) -> Population {
    Population(market: market, size: size, seed: experiment.seed, replication: .firstPilot)
  }
}

extension PreparedMarket {
  /// The calibration's corrections at central assumptions.
  fileprivate func centralAdjustment() throws -> UtilityAdjustment {
    adjustment(try solutions(under: .central(scenario.assumptions)))
  }
}
