import MarketModel
import ScenarioFiles
import TransformerScorer

@testable import ExperimentRunner

/// The small coffee market with consumers who choose by a network, uncalibrated: what is tested here
/// holds for any corrections.
enum IntentFixture {
  static func scenario(_ model: IntentSpecification.Model = .transformer) -> Scenario {
    var scenario = SmallScenario.coffee()
    scenario.market.calendar.warmUpWeeks = 26
    scenario.intent.model = model
    return scenario
  }

  static func sample(weights: ScorerWeights?) throws -> OccasionSample {
    let scenario = scenario(weights == nil ? .mixedLogit : .transformer)
    return try OccasionSample(
      scenario, intents: IntentFactory(scenario, weights: weights),
      adjustment: adjustment(scenario),
      population: scenario.pilotPopulation(scenario.market.population))
  }

  static func adjustment(_ scenario: Scenario) -> UtilityAdjustment {
    UtilityAdjustment(shifts: [0.3, -0.2, 0.1], firstScales: [1.5, 1.5, 1.5])
  }

  static func explanation(
    weights: ScorerWeights, reference: IntentExplanation.Reference = .market
  ) throws -> IntentExplanation.CategoryPart? {
    IntentExplanation(
      try sample(weights: weights), scenario: "small-coffee", weights: weights, rows: 120,
      reference: reference)?.categories.first
  }

  /// A network of small random weights, in which everything matters.
  static func busyWeights() throws -> ScorerWeights { try DefaultScorer.weights() }
}
