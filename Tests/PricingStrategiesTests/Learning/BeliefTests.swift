import EventSimulation
import MarketModel
import ScientificComputing
import Testing

@testable import PricingStrategies

@Suite("What learners say they believe")
struct BeliefTests {
  private static func strategy(_ algorithm: PriceLearning.Algorithm) throws -> any PricingStrategy {
    let settings = PriceLearning(
      algorithm: algorithm, lists: [.init(product: "tea", prices: [Money(4), Money(5)])],
      every: .weeks(1))
    return try StrategySpecification.learning(settings).makeStrategy(
      context: learningContext(replication: 0))
  }

  private static func learned(_ algorithm: PriceLearning.Algorithm) throws -> [PriceBelief] {
    var strategy = try strategy(algorithm)
    var offer = ownOffer(product: "tea", cost: 0)
    offer.feedback = OfferFeedback(
      price: Money(4), units: 3, opportunities: 10, isCensored: false)
    _ = strategy.prices(for: observation(own: [offer]))
    return strategy.beliefs
  }

  @Test("a posterior comes with its quantiles, for every price")
  func posterior() throws {
    let beliefs = try Self.learned(.thompson(prior: .uniform))
    let posterior = Distribution.beta(a: 4, b: 8)
    #expect(beliefs.map(\.price) == [4, 5] && beliefs.allSatisfy { $0.measure == .sales })
    #expect(abs(beliefs[0].mean - 1.0 / 3) < 1e-12 && beliefs[1].mean == 0.5)
    #expect(beliefs[0].band == [0.025, 0.1, 0.9, 0.975].map(posterior.quantile))
    let stocked = try Self.learned(.thompsonInventory(prior: .uniform, pacing: StockPacing()))
    #expect(stocked == beliefs)
  }

  @Test("a mean comes without, and nothing is said of a price that was never tried")
  func mean() throws {
    let expected = PriceBelief(product: "tea", measure: .sales, price: 4, mean: 0.3)
    #expect(try Self.learned(.exploreThenCommit(rounds: 2)) == [expected])
    #expect(try Self.learned(.upperConfidenceBound(exploration: 2)) == [expected])
  }

  @Test("a line's slope has the standard error of least squares")
  func slope() throws {
    var fit = LinearFit()
    for (price, sales) in [(1.0, 10.0), (2, 7), (3, 6), (4, 1)] {
      fit.add(price: price, sales: sales)
    }
    // Slope 14 / 5; residuals -0.2, -0.4, 1.4, -0.8 leave 2.8, over 2 and the spread 5.
    let slope = try #require(fit.slope)
    #expect(abs(slope.mean - 2.8) < 1e-12)
    #expect(abs(slope.standardError - (2.8 / 2 / 5).squareRoot()) < 1e-12)
    var two = LinearFit()
    for price in [1.0, 2] { two.add(price: price, sales: 3 - price) }
    #expect(two.slope == nil)
  }

  @Test("a price's highest value is that of the state which is best for it")
  func values() {
    var learner = QLearner(
      rule: QLearningRule(learningRate: 0.5, explorationDecay: 0, discount: 0), states: 4,
      initial: [1, 2])
    learner.learn(state: 2, price: 1, profit: 8, next: 0)
    #expect((0..<2).map { learner.highestValue(of: $0) } == [1, 5])
    #expect(learner.value(of: 1, in: 2) == 5 && learner.value(of: 1, in: 3) == 2)
  }
}
