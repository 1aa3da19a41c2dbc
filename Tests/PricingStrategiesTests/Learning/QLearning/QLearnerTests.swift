import MarketModel
import Testing

@testable import PricingStrategies

@Suite("A Q-learner")
struct QLearnerTests {
  private static let rule = QLearningRule(
    learningRate: 0.25, explorationDecay: 0.5, discount: 0.5)

  @Test("mixes what it knew with profit and the best of what follows")
  func learning() {
    var learner = QLearner(rule: Self.rule, states: 2, initial: [8, 4, 8])
    #expect(learner.greedy(in: 0) == 0)
    // 0.75 x 8 + 0.25 x (2 + 0.5 x 8) = 7.5, below the 8 of the last price.
    let hasChanged = learner.learn(state: 0, price: 0, profit: 2, next: 1)
    #expect(hasChanged)
    #expect(learner.values == [7.5, 4, 8, 8, 4, 8])
    #expect(learner.greedy(in: 0) == 2 && learner.greedy(in: 1) == 0)
    let changesAgain = learner.learn(state: 1, price: 1, profit: 4, next: 0)
    #expect(!changesAgain)
    // 0.75 x 4 + 0.25 x (4 + 0.5 x 8)
    #expect(learner.values[4] == 5)
  }

  @Test("draws any price with a probability that fades, each as likely")
  func exploring() {
    let learner = QLearner(rule: Self.rule, states: 1, initial: [0, 1, 0])
    let first = [0.1, 0.34, 0.7].map { learner.price(in: 0, period: 0, number: $0) }
    #expect(first == [0, 1, 2])
    // At period 2 the probability is 1/e = 0.368; thirds of it draw, what is above does not.
    let later = [0.1, 0.2, 0.3, 0.37, 0.99].map { learner.price(in: 0, period: 2, number: $0) }
    #expect(later == [0, 1, 2, 1, 1])
  }

  @Test("expects at first what a price earns against prices at random, for ever")
  func firstValues() {
    let game = StageGame(grids: [[1, 2], [10, 20, 30]]) { [$0[0] * $0[1], $0[1]] }
    #expect(game.meanProfits(of: 0) == [20, 40] && game.meanProfits(of: 1) == [10, 20, 30])
    #expect(game.learner(of: 0, rule: Self.rule).values == (0..<6).flatMap { _ in [40, 80.0] })
    #expect(game.profile([1, 2]) == 5 && game.price(of: 0, in: 5) == 1)
    #expect(game.bestReply(of: 1, to: game.profile([1, 0])) == game.profile([1, 2]))
  }

  @Test("has the paper's grid: 15 prices, a tenth of the way beyond competition and cartel")
  func grid() {
    let grid = PriceLadder.around(nash: 1, jointProfit: 2, margin: 0.1, points: 13)
    #expect(distance(grid, (0...12).map { 0.9 + 0.1 * Double($0) }) < 1e-12)
  }
}

@Suite("What Q-learners have learned")
struct LearnedPoliciesTests {
  /// Two firms, two prices; profits of the prisoners' dilemma.
  private static let game = StageGame(grids: [[0, 1], [0, 1]]) { prices in
    let table: [[Double]] = [[1, 1], [5, 0], [0, 5], [4, 4]]
    return table[Int(2 * prices[0] + prices[1])]
  }
  /// Both dear after both dear, otherwise both cheap once and then dear again.
  private static let forgiving = LearnedPolicies(
    game: game, prices: [[1, 0, 0, 1], [1, 0, 0, 1]], from: 1)

  @Test("is followed to the cycle")
  func cycle() {
    #expect(Self.forgiving.cycle == [3] && Self.forgiving.meanTotalProfit == 8)
    let turns = LearnedPolicies(game: Self.game, prices: [[0, 1, 0, 0], [0, 0, 1, 1]], from: 3)
    #expect(turns.cycle.sorted() == [1, 2] && turns.meanPrices == [0.5, 0.5])
    #expect(turns.meanTotalProfit == 5)
    #expect(ProfitGain(nash: 2, jointProfit: 8).share(of: 5) == 0.5)
  }

  @Test("makes a deviation pay or not, by what follows it")
  func deviation() {
    // A deviation earns 5, then 1, then 4 again, in place of 4, 4, 4: one more, then three less.
    for (discount, gain) in [(0.9, 5 + 0.9 * 1 - 4 - 0.9 * 4), (0.2, 5 + 0.2 * 1 - 4 - 0.2 * 4)] {
      let found = PriceDeviation.all(from: Self.forgiving, discount: discount)
      #expect(found.count == 2)
      #expect(found.allSatisfy { abs($0.gain - gain / (4 / (1 - discount))) < 1e-10 })
      #expect(found[0].path(in: Self.forgiving, periods: 4) == [1, 0, 3, 3])
    }
  }
}
