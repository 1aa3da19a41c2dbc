import MarketModel
public import ScenarioFiles

/// The offers that consumers are likeliest to take at the start of the measured weeks, with and
/// without a reduction.
///
/// Probabilities are the model's own, averaged over the occasions of the first measured week, at list
/// prices and central assumptions: no draws, so equal scenarios give equal answers.
public struct OfferRecommendation: Sendable, Codable {
  /// Whom to ask about.
  public enum Audience: Sendable, Hashable {
    /// Every segment.
    case everySegment
    /// One segment, by name.
    case segment(String)
    /// One consumer of the scenario's population, counted from 1.
    case consumer(Int)
  }

  /// An offer with its probabilities.
  public struct Row: Sendable, Codable, Hashable {
    /// The product's id.
    public var product: String
    /// The seller.
    public var firm: String
    /// List price, in currency units.
    public var listPrice: Double
    /// Probability per occasion that the offer is bought, at list prices.
    public var probability: Double
    /// Price under the reduction; `nil` without one.
    public var reducedPrice: Double?
    /// The probability while the reduction runs; `nil` without one.
    public var reducedProbability: Double?

    /// What rows are sorted by.
    var rank: Double { reducedProbability ?? probability }
  }

  /// One audience in one category.
  public struct Part: Sendable, Codable {
    /// The segment's name, or `consumer 7 (regulars)`.
    public var audience: String
    /// The category.
    public var category: String
    /// Occasions averaged over.
    public var occasions: Int
    /// Probability of buying anything at list prices.
    public var purchaseProbability: Double
    /// The same while the reduction runs; `nil` without one.
    public var reducedPurchaseProbability: Double?
    /// The likeliest first.
    public var offers: [Row]
  }

  /// The scenario's name.
  public var scenario: String
  /// ISO code of the currency.
  public var currency: String
  /// What is reduced; `nil` for nothing.
  public var cut: String?
  /// What the probabilities are, in words.
  public var explanation: String
  /// By category and audience.
  public var parts: [Part]

  /// Segments are averaged over the occasions of so many consumers at most.
  private static let consumers = 4_000

  /// Calibrates a scenario and ranks its offers.
  ///
  /// - Parameters:
  ///   - scenario: The scenario; any model of purchase intent but linear demand.
  ///   - audience: Whom to ask about.
  ///   - cut: What is reduced for one week; `nil` for nothing.
  ///   - top: Offers listed per audience and category at most.
  ///   - threads: Threads of the pilot; answers do not depend on it.
  /// - Throws: `IntentAnalysisError`, `CalibrationError`, `RunRefusal`.
  public init(
    _ scenario: Scenario, audience: Audience, cut: OfferCut?, top: Int, threads: Int
  ) throws {
    if case .aggregate = scenario.intent.source { throw RunRefusal.noConsumers }
    if case .willingnessToPay = scenario.intent.source { try scenario.requireClosedForm() }
    try Self.check(audience, scenario.market)
    let prepared = try PreparedMarket(
      scenario, weights: ScorerSource(scenario).weights, threads: threads)
    try self.init(prepared, audience: audience, cut: cut, top: top)
  }

  init(_ prepared: PreparedMarket, audience: Audience, cut: OfferCut?, top: Int) throws {
    let market = prepared.scenario.market
    try Self.check(audience, market)
    let ranking: OfferRanking
    var single: Int?
    if case .consumer(let number) = audience {
      single = number
      ranking = OfferRanking(
        sample: try OccasionSample(prepared, consumer: number - 1), cut: cut, top: top)
    } else {
      let count = min(market.population, Self.consumers)
      ranking = OfferRanking(
        sample: try OccasionSample(prepared, consumers: count), cut: cut, top: top)
    }
    scenario = prepared.scenario.name
    currency = market.money.currency
    self.cut = cut?.name
    explanation = Self.explanation(single: single, sampled: min(market.population, Self.consumers))
    parts = market.categories.indices.flatMap { category -> [Part] in
      if let single { return ranking.parts(ofConsumer: single, category: category) }
      return ranking.parts(category: category, only: audience.segmentName)
    }
  }

  private static func check(
    _ audience: Audience, _ market: MarketDefinition
  ) throws(IntentAnalysisError) {
    switch audience {
    case .everySegment: return
    case .segment(let name):
      let known = market.segments.map(\.name)
      guard known.contains(name) else {
        throw .unknown(kind: "segment", name: name, known: known)
      }
    case .consumer(let number):
      guard (1...market.population).contains(number) else {
        throw .noSuchConsumer(number, population: market.population)
      }
    }
  }

  private static func explanation(single: Int?, sampled: Int) -> String {
    let whom =
      single == nil
      ? "Mean over the visits of the first measured week by \(sampled) simulated consumers"
      : "For this simulated consumer on a visit in the first measured week"
    return "Probability that an occasion ends with the purchase of the offer. \(whom), after the "
      + "baseline's warm-up. List prices, central assumptions, everything in stock. "
      + "A reduction holds for that week only; expected prices stay at list."
  }
}

extension OfferRecommendation.Audience {
  /// The one segment to ask about; `nil` for all.
  var segmentName: String? {
    if case .segment(let name) = self { return name }
    return nil
  }
}
