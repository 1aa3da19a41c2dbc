import EventSimulation
import MarketModel
import RandomStreams
import ScientificComputing
import Testing

@testable import PricingStrategies

/// The logit duopoly as a market of a million buyers a day.
private struct ShareMarket {
  var market: MarketDefinition
  let replication = ReplicationKey(.rank, number: 3)

  init(weeks: Int) {
    market = MarketDefinition(
      categories: [Category(name: "good", purchase: .repeat)],
      firms: ["ours", "theirs"].map { Firm(name: $0, role: .brand) }, focalFirm: 0,
      offers: [0, 1].map { firm in
        Offer(
          product: "good \(firm)", name: "good", brand: "", category: 0, firm: firm,
          listPrice: Money(1.6), unitCost: Money(1.0))
      }, segments: [Segment(name: "market", share: 1, visitRate: .constant(0))], population: 0,
      calendar: MarketCalendar(
        start: CivilDate(dayNumber: 0), warmUpWeeks: 0, horizonWeeks: weeks, coolDownWeeks: 0),
      money: MoneyRules(tick: Money(0.0001)), promotions: [], history: .none)
    market.aggregate = AggregateDemand(
      logitShares: [8, 8], slope: 4, outside: 0, size: 1e6, every: .days(1))
  }

  static func settings(_ rule: QLearningRule) -> QLearning {
    QLearning(
      prices: .aroundEquilibrium(points: 15, margin: 0.1), rule: rule, every: .days(1))
  }

  var draws: NamedDraws { NamedDraws(seed: 7, replication: replication) }

  /// The wishes of both firms day by day, from the market's own log.
  func wishes(_ settings: QLearning) throws -> [[Money]] {
    let strategies = try (0..<2).map { firm in
      try StrategySpecification.qLearning(settings).makeStrategy(
        context: StrategyContext(market: market, firm: firm, demand: [], draws: draws))
    }
    let population = Population(market: market, size: 0, seed: 7, replication: replication)
    let parameters = LogitParameters(
      alpha: [0, 0], priceCoefficient: 1, logDeviation: 0, tasteDeviation: 0, displayEffect: 0,
      mailerEffect: 0)
    var simulation = MarketSimulation(
      market: market, population: population,
      intent: LogitIntent(
        parameters: parameters, market: market, population: population, seed: 7,
        replication: replication),
      adjustment: UtilityAdjustment(shifts: [0, 0]), strategies: strategies, seed: 7,
      replication: replication)
    simulation.log = MarketLog()
    simulation.runWarmUp()
    simulation.runMeasured(focal: strategies[0], promotions: [])
    let decisions = simulation.log?.decisions ?? []
    return stride(from: 0, to: decisions.count - 1, by: 2).map {
      decisions[$0].wishes + decisions[$0 + 1].wishes
    }
  }
}

@Suite("Q-learning firms in a market")
struct QLearningStrategyTests {
  private static let rule = QLearningRule(
    learningRate: 0.15, explorationDecay: 2e-3, discount: 0.95)

  @Test("do day by day what a session apart from the market does")
  func sameAsSession() throws {
    let shares = ShareMarket(weeks: 400)
    let settings = ShareMarket.settings(Self.rule)
    let seats = try (0..<2).map { try settings.seat(in: shares.market, firm: $0) }
    let game = StageGame(
      market: shares.market, players: seats[0].offers, grids: seats[0].grids)
    var session = QLearningSession(
      game: game, learners: seats.map(\.learner),
      numbers: seats.map { $0.numbers(shares.draws, in: shares.market) },
      start: seats[0].state([Money(1.6), Money(1.6)]))
    let played = (0..<2_800).map { _ in
      let profile = session.play()
      return seats[0].grids.indices.map { seats[0].grids[$0][game.price(of: $0, in: profile)] }
    }
    let wishes = try shares.wishes(settings)
    #expect(wishes == played)
    // Few of the last prices are drawn at random, so that the learned ones were compared.
    #expect(Set(played.map(\.description)).count > 100)
  }

  @Test("know the true demand where their grid does, and otherwise what a seller sees")
  func information() throws {
    let stated = QLearning(
      prices: .stated(
        product: "tea", prices: [Money(4.0), Money(5.0)], rivals: [:], initialProfit: .zero),
      rule: Self.rule, every: .weeks(2))
    let specification = StrategySpecification.qLearning(stated)
    #expect(specification.information == .seller && specification.reactsToOthers)
    #expect(
      StrategySpecification.qLearning(ShareMarket.settings(Self.rule)).information == .oracle)
    #expect(
      specification.ruleInWords
        == "the price that is worth most after the last prices of all firms, learned by Q-learning "
        + "(learning rate 0.150, discount 0.950, exploration fading by 0.002 a decision), decided "
        + "every 2 weeks: tea at 4.00, 5.00")
    #expect(throws: StrategyError.drawsMissing(strategy: "q_learning")) {
      _ = try specification.makeStrategy(context: smallContext())
    }
  }

  @Test("see rivals' prices on a grid, and learn the price that stood")
  func states() throws {
    let settings = QLearning(
      prices: .stated(
        product: "tea", prices: [Money(4.0), Money(5.0), Money(6.0)],
        rivals: ["rival/tea": [Money(4.0), Money(9.0)]], initialProfit: Money(1.0)),
      rule: Self.rule, every: .weeks(1))
    let seat = try settings.seat(in: smallMarket(), firm: 0)
    #expect(seat.offers == [0, 1] && seat.own == 0)
    #expect(seat.learner.values == Array(repeating: 1 / (1 - 0.95), count: 18))
    #expect(seat.state([Money(5.4), Money(8.0)]) == 3 && seat.ownPrice(in: 3) == 1)
    // The rival sells tea and cups, and watches our tea from its own place, the second.
    let other = try settings.seat(in: smallMarket(), firm: 1)
    #expect(other.offers == [0, 1] && other.own == 1 && other.ownPrice(in: 5) == 2)
  }

  @Test("refuse a seat that they can't take")
  func refusals() {
    var market = ShareMarket(weeks: 1).market
    let settings = ShareMarket.settings(Self.rule)
    market.money.tick = Money(0.05)
    #expect(throws: QLearningError.tickTooCoarse(points: 15, tick: Money(0.05))) {
      _ = try settings.seat(in: market, firm: 0)
    }
    #expect(throws: QLearningError.noEquilibrium) {
      _ = try settings.seat(in: smallMarket(), firm: 0)
    }
    #expect(throws: QLearningError.severalProducts(firm: "rival")) {
      _ = try settings.seat(in: smallMarket(), firm: 1)
    }
  }
}
