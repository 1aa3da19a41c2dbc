import Foundation
import MarketModel
import PricingStrategies
import RandomStreams
import ScenarioFiles
import ScientificComputing
import TransformerScorer

/// A scenario whose calibration has been solved at central values; from here on every replication is
/// a pure function.
struct PreparedMarket: Sendable {
  /// The scenario, with quantities tilted to the stated units per purchase.
  private(set) var scenario: Scenario
  /// Builds the intent model of every population.
  private(set) var intents: IntentFactory
  /// One solved calibration per category; empty when utilities are stated.
  let calibrations: [CategoryCalibration]
  /// Who answers strategies that ask for their prices; nobody unless set.
  var advice = AdviceScope()

  /// The pilot's answer for one category.
  struct CategoryCalibration: Sendable {
    var solver: MarketCalibration
    var targets: MarketCalibration.Targets
    var central: MarketCalibration.Solution
    /// Conversion on the kept occasions over conversion in the whole pilot.
    var samplingFactor: Double
    /// Conversion that the last pilot simulated with the central solution.
    var simulatedConversion: Double
    /// How many per cent the simulated conversion moves where the kept occasions' moves by one.
    ///
    /// Above 1 where buyers remember, and come back more often where more is bought.
    var memoryGain = 1.0
    /// What the last pilot's own kept occasions attain under the central solution.
    var simulated: MarketCalibration.Solution
  }

  /// Runs the pilot where the scenario has targets; nothing depends on the number of threads.
  ///
  /// - Throws: `CalibrationError` for targets that can't be met.
  init(_ scenario: Scenario, weights: ScorerWeights?, threads: Int) throws {
    self.scenario = try scenario.tiltedToUnitsPerPurchase().withQuantityResponses()
    intents = IntentFactory(self.scenario, weights: weights)
    guard case .calibrated(let targets) = scenario.intent.source else {
      calibrations = []
      return
    }
    calibrations = try PilotRun(
      scenario: self.scenario, targets: targets, intents: intents, threads: threads
    ).solve()
  }

  /// The same calibration with another weight of deal purchases in consumers' memories; not solved
  /// anew.
  func weighingDeals(_ weight: Double) -> PreparedMarket {
    var copy = self
    copy.scenario.intent.transformer?.dealLoyalty = weight
    copy.intents = IntentFactory(copy.scenario, weights: intents.weights)
    return copy
  }

  /// The same market and calibration with other strategies of the focal firm; the baseline stays.
  func replacing(strategies: [Scenario.NamedStrategy]) -> PreparedMarket {
    var copy = self
    copy.scenario.strategies = strategies
    return copy
  }

  /// The same market and calibration with other promotions to list.
  func replacing(promotions: [Promotion]) -> PreparedMarket {
    var copy = self
    copy.scenario.market.promotions = promotions
    return copy
  }

  /// The same market and calibration with one candidate, at index 1 after the baseline.
  func replacing(candidate: Scenario.NamedStrategy, promotions: [Promotion]) -> PreparedMarket {
    let baseline = scenario.strategies[scenario.baseline]
    var copy = replacing(strategies: [baseline, candidate]).replacing(promotions: promotions)
    copy.scenario.baseline = 0
    return copy
  }

  /// Parameters of the intent model before corrections.
  static func parameters(_ scenario: Scenario) -> LogitParameters {
    let intent = scenario.intent
    var parameters = LogitParameters(
      alpha: [], priceCoefficient: 1, logDeviation: intent.priceCoefficientLogDeviation,
      tasteDeviation: intent.tasteDeviation,
      categoryTasteDeviation: intent.categoryTasteDeviation,
      needDeviation: intent.needDeviation, displayEffect: intent.displayEffect,
      mailerEffect: intent.mailerEffect)
    parameters.dissimilarity = intent.dissimilarity
    switch intent.source {
    case .stated(let utilities, let outside, let scale, let coefficient):
      parameters.alpha = utilities.map { ($0 - outside) / scale }
      parameters.priceCoefficient = coefficient / scale
    case .aggregate, .stockpiler, .willingnessToPay:
      parameters.alpha = scenario.market.offers.map { _ in 0 }
    case .calibrated(let targets):
      let prices = scenario.market.offers.map(\.listPrice.units)
      let mean = prices.reduce(0, +) / Double(prices.count)
      parameters.priceCoefficient = abs(targets.longRunElasticity) / mean
      parameters.alpha = prices.map { $0 * parameters.priceCoefficient }
    }
    return parameters
  }

  /// The calibration's corrections under drawn targets, in closed form on the kept occasions.
  func solutions(under draws: AssumptionDraws) throws -> [MarketCalibration.Solution] {
    try calibrations.map { calibration in
      var targets = calibration.targets
      let centre = targets.conversion / calibration.samplingFactor
      let conversion = scenario.value(of: .conversion, in: draws, otherwise: centre)
      targets.conversion =
        calibration.memoryGain == 1
        ? conversion * calibration.samplingFactor
        : targets.conversion * pow(conversion / centre, 1 / calibration.memoryGain)
      targets.longRunElasticity = scenario.value(
        of: .longRunElasticity, in: draws, otherwise: targets.longRunElasticity)
      targets.promotionElasticity = targets.promotionElasticity.map {
        scenario.value(of: .promotionElasticity, in: draws, otherwise: $0)
      }
      targets.lifts = scenario.lifts(in: draws, otherwise: targets.lifts)
      targets.diversion = targets.diversion.map {
        scenario.value(of: .diversion, in: draws, otherwise: $0)
      }
      return try calibration.solver.solve(
        targets, from: calibration.central, stated: conversion)
    }
  }

  /// Corrections of every offer; none where utilities are stated.
  func adjustment(_ solutions: [MarketCalibration.Solution]) -> UtilityAdjustment {
    guard !solutions.isEmpty else {
      return UtilityAdjustment(
        shifts: scenario.market.offers.map { _ in 0 },
        nests: scenario.market.categories.indices.map(scenario.nests(ofCategory:)))
    }
    return UtilityAdjustment(solutions)
  }

  /// The true demand of every category at list, for oracles and for the report's market facts; adapted
  /// to lasting prices unless told otherwise.
  func demand(
    under draws: AssumptionDraws, adaptation: DemandSystem.Adaptation = .adapted
  ) throws -> [DemandSystem] {
    let solutions = try solutions(under: draws)
    if !solutions.isEmpty {
      return zip(calibrations, solutions).map { $0.solver.demand($1, adaptation: adaptation) }
    }
    let parameters = Self.parameters(scenario)
    return try scenario.market.categories.indices.map {
      try DemandSystem.stated(
        market: scenario.market, category: $0, parameters: parameters,
        nests: scenario.nests(ofCategory: $0))
    }
  }
}

extension UtilityAdjustment {
  /// Joins the categories' corrections in shelf order.
  init(_ solutions: [MarketCalibration.Solution]) {
    self.init(
      shifts: solutions.flatMap(\.shifts),
      firstScales: solutions.flatMap { solution in
        solution.shifts.map { _ in solution.slopeScale }
      },
      secondScales: solutions.flatMap { solution in
        solution.shifts.map { _ in solution.secondScale }
      },
      placements: solutions.flatMap { solution in
        solution.shifts.map { _ in solution.placements }
      },
      nests: solutions.map(\.nests))
  }
}

extension Scenario {
  /// How the offers of a category stand in for each other before anything is solved.
  func nests(ofCategory category: Int) -> ChoiceNests {
    ChoiceNests(
      offerDissimilarity: intent.dissimilarity,
      sellerDissimilarity: market.sellers.isUsed ? market.sellers.nest : 1,
      products: market.categoryOffers[category].map { market.offers[$0].product },
      isAnchored: intent.model == .transformer)
  }

  /// Tilts every offer's quantity shares, h(q) e^(tau q), to the stated mean units per purchase.
  func tiltedToUnitsPerPurchase() throws -> Scenario {
    guard case .calibrated(let targets) = intent.source, let units = targets.unitsPerPurchase else {
      return self
    }
    var tilted = self
    for index in market.offers.indices where market.offers[index].quantityShares.count > 1 {
      let shares = market.offers[index].quantityShares
      let tau = try Roots.brent(lower: -8, upper: 8) {
        Self.meanQuantity(Self.tilted(shares, by: $0)) - units
      }
      tilted.market.offers[index].quantityShares = Self.tilted(shares, by: tau)
    }
    return tilted
  }

  /// Gives every offer whose quantity response is left to the weights the response at which units
  /// given purchase have the weights' elasticity, at most 3.
  func withQuantityResponses() -> Scenario {
    var scenario = self
    for index in intent.transformer?.openResponses ?? [] {
      let response = DemandSystem.Offer.quantityResponse(
        shares: market.offers[index].quantityShares,
        elasticity: TransformerIntent.quantityElasticity)
      scenario.market.offers[index].quantityResponse = min(3, response)
    }
    return scenario
  }

  private static func tilted(_ shares: [Double], by tau: Double) -> [Double] {
    let weights = shares.enumerated().map { $1 * exp(tau * Double($0)) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  private static func meanQuantity(_ shares: [Double]) -> Double {
    shares.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
  }
}
