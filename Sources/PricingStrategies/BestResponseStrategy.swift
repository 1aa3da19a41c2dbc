public import EventSimulation
public import MarketModel

/// The best static response to the rivals' current prices under the true demand; a reference.
///
/// A rival's offer that is sold out counts as if it were on sale. If a response can't be solved for
/// unusual rival prices, the posted prices stay.
public struct BestResponseStrategy: PricingStrategy {
  /// Reads the true demand.
  public let information = InformationClass.oracle
  /// Decides at fixed intervals.
  public let reviews: ReviewPlan
  private let firm: Int
  private let games: [(offers: Range<Int>, game: PriceGame<DemandSystem>)]
  /// Rivals' prices and the answer to them, by game; rivals' prices change seldom.
  private var answers: [Int: (to: [Money], prices: [Double])] = [:]

  /// Prepares the games, and solves each once with rivals at list.
  ///
  /// - Throws: `StrategyError` without demand, or `PriceGameError`.
  public init(context: StrategyContext, every: SimulationDuration) throws {
    firm = context.firm
    reviews = ReviewPlan(every: every)
    games = try context.games(for: "best_response")
    for (_, game) in games {
      _ = try game.bestResponse(of: firm, to: game.offers.map(\.price))
    }
  }

  /// Returns the best responses, category by category.
  public mutating func prices(for observation: Observation) -> [Money] {
    var chosen: [Int: Money] = [:]
    for index in games.indices {
      let answer = answer(inGame: index, observation)
      for (offer, price) in zip(games[index].offers, answer ?? []) { chosen[offer] = Money(price) }
    }
    return observation.own.map { chosen[$0.offer] ?? $0.posted }
  }

  private mutating func answer(inGame index: Int, _ observation: Observation) -> [Double]? {
    let (range, game) = games[index]
    let rivals = observation.rivals.filter { range.contains($0.offer) }
    let seen = rivals.map(\.price)
    if let known = answers[index], known.to == seen { return known.prices }
    var prices = game.offers.map(\.price)
    for rival in rivals { prices[rival.offer - range.lowerBound] = rival.price.units }
    guard let best = try? game.bestResponse(of: firm, to: prices) else { return nil }
    answers[index] = (seen, best.prices)
    return best.prices
  }
}
