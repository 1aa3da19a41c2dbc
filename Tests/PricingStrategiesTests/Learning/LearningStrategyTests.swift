import EventSimulation
import MarketModel
import RandomStreams
import Testing

@testable import PricingStrategies

@Suite("Strategies that learn a price from a list")
struct LearningStrategyTests {
  private static func strategy(
    _ algorithm: PriceLearning.Algorithm, prices: [Double] = [4, 5], product: String = "tea",
    replication: Int = 0
  ) throws -> any PricingStrategy {
    let settings = PriceLearning(
      algorithm: algorithm,
      lists: [.init(product: product, prices: prices.map { Money($0) })], every: .weeks(1))
    return try StrategySpecification.learning(settings).makeStrategy(
      context: learningContext(replication: replication))
  }

  private static func offer(
    _ product: String = "tea", cost: Double = 0, sold: OfferFeedback? = nil
  ) -> Observation.OwnOffer {
    var offer = ownOffer(product: product, cost: cost)
    offer.feedback = sold
    return offer
  }

  private static func sold(_ units: Int, at price: Double, chances: Double = 1) -> OfferFeedback {
    OfferFeedback(price: Money(price), units: units, opportunities: chances, isCensored: false)
  }

  @Test("commit to the price that left most, net of cost")
  func costs() throws {
    for (cost, best) in [(0.0, 4.0), (3, 5)] {
      var strategy = try Self.strategy(.exploreThenCommit(rounds: 1))
      _ = strategy.prices(for: observation(own: [Self.offer(cost: cost)]))
      _ = strategy.prices(
        for: observation(own: [Self.offer(cost: cost, sold: Self.sold(8, at: 4, chances: 10))]))
      let last = strategy.prices(
        for: observation(own: [Self.offer(cost: cost, sold: Self.sold(6, at: 5, chances: 10))]))
      #expect(last.map(\.units) == [best])
    }
  }

  @Test("count a sale for the nearest price of the list")
  func nearest() throws {
    var strategy = try Self.strategy(.exploreThenCommit(rounds: 1))
    let answers = [nil, Self.sold(1, at: 4.9), Self.sold(1, at: 4.1)].map {
      strategy.prices(for: observation(own: [Self.offer(sold: $0)]))[0].units
    }
    #expect(answers == [4, 4, 5])
  }

  @Test("learn nothing from a time without a chance to sell")
  func nothingToSell() throws {
    var strategy = try Self.strategy(.exploreThenCommit(rounds: 1))
    let empty = Self.sold(0, at: 4, chances: 0)
    let answers = [nil, empty, empty].map {
      strategy.prices(for: observation(own: [Self.offer(sold: $0)]))[0].units
    }
    #expect(answers == [4, 4, 4])
  }

  @Test("leave other products at list, and their draws are a product's own")
  func products() throws {
    var alone = try Self.strategy(.epsilonGreedy(epsilon: 1, prior: .uniform))
    var beside = try Self.strategy(.epsilonGreedy(epsilon: 1, prior: .uniform))
    var again = try Self.strategy(.epsilonGreedy(epsilon: 1, prior: .uniform), replication: 1)
    let one = (0..<60).map { _ in alone.prices(for: observation(own: [Self.offer()])) }
    let two = (0..<60).map { _ in
      beside.prices(for: observation(own: [Self.offer("mate"), Self.offer()]))
    }
    let other = (0..<60).map { _ in again.prices(for: observation(own: [Self.offer()])) }
    #expect(two.map { $0[1] } == one.map { $0[0] })
    #expect(two.allSatisfy { $0[0] == Money(5) })
    #expect(Set(one.map { $0[0] }).count == 2 && one != other)
  }

  @Test(
    "say their rule in words, and see what any seller sees",
    arguments: [
      (
        .exploreThenCommit(rounds: 5),
        "every price of a list 5 times in turn, then the one that earned most"
      ),
      (
        .epsilonGreedy(epsilon: 0.1, prior: .uniform),
        "the price of a list that is expected to earn most, starting from beta(1.00, 1.00); any of "
          + "them with a probability of 10 %"
      ),
      (
        .slidingWindowThompson(prior: .gamma(shape: 2, rate: 0.5), window: 20),
        "the price of a list that is best in a market drawn from what the last 20 trials say, "
          + "starting from gamma(2.00, 0.50)"
      ),
    ] as [(PriceLearning.Algorithm, String)])
  func words(algorithm: PriceLearning.Algorithm, rule: String) throws {
    let settings = PriceLearning(
      algorithm: algorithm, lists: [.init(product: "tea", prices: [Money(4), Money(5)])],
      every: .weeks(2))
    let specification = StrategySpecification.learning(settings)
    #expect(specification.ruleInWords == rule + ", decided every 2 weeks: tea at 4.00, 5.00")
    let strategy = try specification.makeStrategy(context: learningContext())
    #expect(specification.information == .seller && strategy.information == .seller)
    #expect(strategy.readsFeedback && strategy.reviews == ReviewPlan(every: .weeks(2)))
  }

  @Test("with a range read the price that was on the shelf, and leave other products at list")
  func ranges() throws {
    let settings = RangeLearning(
      algorithm: .certaintyEquivalent,
      ranges: [.init(product: "tea", lowest: Money(4.0), highest: Money(8.0))], every: .weeks(1))
    let specification = StrategySpecification.rangeLearning(settings)
    #expect(
      specification.ruleInWords
        == "the best price on the line through its own sales so far, decided every 1 week: tea from "
        + "4.00 to 8.00")
    var strategy = try specification.makeStrategy(context: learningContext())
    // Posted where it wanted 5.00 and 7.00: 4.00 and 6.00, which sold 8 and 4 units: 16 - 2 p.
    let answers = [nil, Self.sold(80, at: 4, chances: 10), Self.sold(4, at: 6)].map {
      strategy.prices(for: observation(own: [Self.offer(sold: $0), Self.offer("mate")]))
    }
    #expect(answers.map { $0[0].units } == [5, 7, 4])
    #expect(answers.allSatisfy { $0[1] == Money(5.0) })
  }

  @Test("need random numbers")
  func withoutDraws() {
    let settings = PriceLearning(
      algorithm: .thompson(prior: .uniform),
      lists: [.init(product: "tea", prices: [Money(4), Money(5)])], every: .weeks(1))
    #expect(throws: StrategyError.drawsMissing(strategy: "thompson")) {
      _ = try StrategySpecification.learning(settings).makeStrategy(context: smallContext())
    }
  }
}

/// The small market with random numbers.
func learningContext(replication: Int = 0) -> StrategyContext {
  StrategyContext(
    market: smallMarket(), firm: 0, demand: [],
    draws: NamedDraws(seed: 1, replication: ReplicationKey(.rank, number: replication)))
}
