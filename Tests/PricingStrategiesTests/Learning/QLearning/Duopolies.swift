import MarketModel
import PricingStrategies
import RandomStreams

/// The paper's experiment: firms with one good each in a logit market, on the paper's grid.
struct Duopoly {
  let game: StageGame
  let gain: ProfitGain

  init(_ market: LogitMarket, points: Int = 15, margin: Double = 0.1) throws {
    let prices = market.game
    let (nash, joint) = (try prices.nash(), try prices.jointProfit())
    game = StageGame(
      grids: prices.offers.indices.map {
        PriceLadder.around(
          nash: nash.prices[$0], jointProfit: joint.prices[$0], margin: margin, points: points)
      }
    ) { prices.profits(at: $0) }
    gain = ProfitGain(nash: nash.profit, jointProfit: joint.profit)
  }

  /// O1.2's baseline.
  static func baseline() throws -> Duopoly { try Duopoly(.symmetric(2)) }

  static func numbers(session: Int, firms: Int = 2) -> [NamedStream] {
    let draws = NamedDraws(seed: 12, replication: ReplicationKey(.rank, number: session))
    return (0..<firms).map { draws.stream(["firm \($0)"]) }
  }

  func learners(_ rule: QLearningRule) -> [QLearner] {
    game.grids.indices.map { game.learner(of: $0, rule: rule) }
  }

  func session(_ number: Int, rule: QLearningRule) -> FastQLearningSession {
    FastQLearningSession(
      game: game, learners: learners(rule),
      numbers: Self.numbers(session: number, firms: game.grids.count), start: 0)
  }

  /// What the firms have learned at the end of a session, by the paper's rule of convergence.
  func policies(_ number: Int, rule: QLearningRule) -> LearnedPolicies {
    var session = session(number, rule: rule)
    session.play(untilStable: 100_000, limit: 1_000_000_000)
    return session.policies
  }
}

extension QLearningRule {
  /// O1.2's cheap case: exploration fades fast.
  static let quick = QLearningRule(learningRate: 0.15, explorationDecay: 2e-5, discount: 0.95)
}
