import EventSimulation
import Foundation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import ScientificComputing

@testable import ExperimentRunner
@testable import ScenarioFiles

/// A logit market with stated utilities: our brand and two of a rival, one promotion of ours.
struct DiversionMarket {
  var alphas = [1, 0.8, 0.5]
  var slope = 2.0
  var prices = [1, 0.95, 0.85]
  var reduction = Promotion.Reduction.percentOff(0.2)
  var displayEffect: Double?
  var population = 40_000

  /// Choice probabilities with the promotion and without, by the logit formula.
  func shares(promoted: Bool) -> [Double] {
    let weights = alphas.indices.map { offer -> Double in
      let price = promoted && offer == 0 ? promotion.reduced(Money(prices[0])).units : prices[offer]
      let display = promoted && offer == 0 ? displayEffect ?? 0 : 0
      return exp(alphas[offer] + display - slope * price)
    }
    let total = 1 + weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  var promotion: Promotion {
    Promotion(
      name: "cut", offers: [0], reduction: reduction, firstDay: 7, lastDay: 41,
      display: displayEffect.map { _ in .zero })
  }

  var scenario: Scenario {
    Scenario(
      name: "diversion", summary: "", market: market,
      intent: IntentSpecification(
        model: .logit,
        source: .stated(utilities: alphas, outside: 0, scale: 1, priceCoefficient: slope),
        priceCoefficientLogDeviation: 0, tasteDeviation: 0, displayEffect: displayEffect ?? 0,
        mailerEffect: 0),
      assumptions: [],
      strategies: [
        .init(name: "today", specification: .fixed(prices: [:]), promotions: []),
        .init(name: "cut", specification: .fixed(prices: [:]), promotions: [0]),
      ], baseline: 0, rivalStrategies: [nil, .fixed(prices: [:])], objective: .contribution,
      guardrails: [],
      experiment: Scenario.Experiment(seed: 7, replications: 2, materialDifference: 0.01),
      warnings: [])
  }

  private var market: MarketDefinition {
    MarketDefinition(
      categories: [Category(name: "good", purchase: .repeat)],
      firms: [Firm(name: "ours", role: .brand), Firm(name: "theirs", role: .brand)],
      focalFirm: 0,
      offers: prices.indices.map {
        Offer(
          product: "p\($0)", name: "p\($0)", brand: "", category: 0, firm: $0 == 0 ? 0 : 1,
          listPrice: Money(prices[$0]), unitCost: Money(0.5))
      },
      segments: [Segment(name: "everyone", share: 1, visitRate: .constant(1))],
      population: population,
      calendar: MarketCalendar(
        start: CivilDate(dayNumber: 20_514), warmUpWeeks: 0, horizonWeeks: 7, coolDownWeeks: 0),
      money: MoneyRules(), promotions: [promotion], history: .none)
  }
}
