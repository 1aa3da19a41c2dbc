import Foundation
import MarketModel
public import ScenarioFiles

/// How a scenario's demand answers the focal firm's prices at central assumptions: one curve per own
/// offer and one for all of them together, everything else at list.
public struct DemandAnalysis: Sendable {
  /// What consumers expect while a price is off list.
  public enum Expectation: String, Sendable, Codable, CaseIterable {
    /// A lasting price: expectations have adapted to it.
    case adapted
    /// A price of one week: expectations stay at list.
    case frozen

    /// The words for people.
    public var title: String {
      switch self {
      case .adapted: "lasting (adapted)"
      case .frozen: "one week (frozen)"
      }
    }
  }

  /// Demand at one price.
  public struct Point: Sendable, Codable {
    /// Price over list.
    public var factor: Double
    /// Price in currency units; the mean where several offers move.
    public var price: Double
    /// Units of the moved offers per 1,000 occasions.
    public var units: Double
    /// Contribution of the firm in the category per 1,000 occasions, in currency units.
    public var profit: Double
    /// Elasticity of the moved offers' units to their common price factor, here.
    public var elasticity: Double
    /// Whether the price lies outside the analysis' `evidence`.
    public var isExtrapolated: Bool
  }

  /// Demand over prices under one expectation.
  public struct Curve: Sendable, Codable {
    /// The category.
    public var category: String
    /// The product, or `all` where the firm's offers of the category move together.
    public var product: String
    /// Which expectation; `adapted` alone for logits, which have none.
    public var expectation: Expectation
    /// Elasticity of units at list.
    public var elasticityAtList: Double
    /// From 0.7 to 1.5 x list.
    public var points: [Point]
  }

  /// Name of the scenario.
  public let scenario: String
  /// The focal firm.
  public let firm: String
  /// ISO code of the currency.
  public let currency: String
  /// The prices at which the demand model was seen.
  public let evidence: PriceEvidence
  /// Curves by category, product and expectation.
  public let curves: [Curve]

  /// Calibrates the scenario and evaluates its closed-form demand.
  ///
  /// - Throws: `CalibrationError`, `RunRefusal`.
  public init(_ scenario: Scenario, threads: Int) throws {
    if case .aggregate = scenario.intent.source { throw RunRefusal.noConsumers }
    try scenario.requireClosedForm()
    let prepared = try PreparedMarket(
      scenario, weights: ScorerSource(scenario).weights, threads: threads)
    let market = prepared.scenario.market
    let draws = AssumptionDraws.central(scenario.assumptions)
    let expectations: [Expectation] =
      prepared.intents.priceTerms == .relative ? Expectation.allCases : [.adapted]
    evidence = PriceEvidence(prepared.intents.weights)
    var curves: [Curve] = []
    let systems = try expectations.map { try prepared.demand(under: draws, adaptation: $0.kind) }
    for category in market.categories.indices {
      let shelf = DemandShelf(market: market, category: category, evidence: evidence)
      for target in shelf.targets {
        for (expectation, system) in zip(expectations, systems) {
          curves.append(
            shelf.curve(target, expectation: expectation, demand: system[category]))
        }
      }
    }
    self.curves = curves
    self.scenario = scenario.name
    firm = market.firms[market.focalFirm].name
    currency = market.money.currency
  }
}

extension DemandAnalysis.Expectation {
  fileprivate var kind: DemandSystem.Adaptation {
    switch self {
    case .adapted: .adapted
    case .frozen: .frozen
    }
  }
}

/// One category's offers, whose prices are moved.
private struct DemandShelf {
  let market: MarketDefinition
  let category: Int
  let evidence: PriceEvidence
  let range: Range<Int>
  let list: [Double]

  /// Offers that move together, under a name.
  struct Target {
    var name: String
    var moved: [Int]
  }

  init(market: MarketDefinition, category: Int, evidence: PriceEvidence) {
    self.market = market
    self.category = category
    self.evidence = evidence
    range = market.categoryOffers[category]
    list = range.map { market.offers[$0].listPrice.units }
  }

  /// Each own offer, and all of them where there are several.
  var targets: [Target] {
    let own = range.indices.filter { market.offers[$0].firm == market.focalFirm }
      .map { $0 - range.lowerBound }
    let single = own.map { offer in
      Target(name: market.offers[range.lowerBound + offer].product, moved: [offer])
    }
    return single + (own.count > 1 ? [Target(name: "all", moved: own)] : [])
  }

  func curve(
    _ target: Target, expectation: DemandAnalysis.Expectation, demand: DemandSystem
  ) -> DemandAnalysis.Curve {
    // Whole numbers, so that 1 x list is exact.
    let points = stride(from: 70, through: 150, by: 5).map {
      point(Double($0) / 100, target.moved, demand)
    }
    return DemandAnalysis.Curve(
      category: market.categories[category].name, product: target.name, expectation: expectation,
      elasticityAtList: point(1, target.moved, demand).elasticity, points: points)
  }

  private func point(
    _ factor: Double, _ moved: [Int], _ demand: DemandSystem
  ) -> DemandAnalysis.Point {
    let prices = list.indices.map { moved.contains($0) ? list[$0] * factor : list[$0] }
    let response = demand.response(at: prices)
    let units = moved.reduce(0) { $0 + response.units[$1] }
    let slope = moved.reduce(0) { sum, j in
      sum + moved.reduce(0) { $0 + response.unitsJacobian[j * list.count + $1] * prices[$1] }
    }
    return DemandAnalysis.Point(
      factor: factor, price: moved.reduce(0) { $0 + prices[$1] } / Double(moved.count),
      units: 1_000 * units, profit: 1_000 * profit(response, prices: prices),
      elasticity: slope / units, isExtrapolated: !evidence.contains(factor))
  }

  /// The focal firm's contribution per occasion, as pricing games count it.
  private func profit(_ response: DemandSystem.Response, prices: [Double]) -> Double {
    list.indices.reduce(0) { sum, offer in
      let description = market.offers[range.lowerBound + offer]
      guard description.firm == market.focalFirm else { return sum }
      let money = market.money(ofFirm: description.firm)
      let wanted = money.terms.wantedPrice(
        forShelf: prices[offer], list: description.listPrice.units)
      let margin = money.netShare * wanted - description.unitCost.units
      return sum + margin * response.units[offer]
        - money.orderCost.units * response.probabilities[offer]
    }
  }
}
