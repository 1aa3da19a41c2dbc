import EventSimulation
import MarketModel
import PricingStrategies
import Testing

/// Rules in words and information classes.
@Suite struct StrategyWordsTests {
  struct Sentence: Sendable {
    var specification: StrategySpecification
    var words: String
  }

  static let sentences = [
    Sentence(specification: .fixed(prices: [:]), words: "list price throughout"),
    Sentence(
      specification: .fixed(prices: ["tea": Money(4.5), "mate": Money(6)]),
      words: "mate at 6.00, tea at 4.50; other products at list, throughout"),
    Sentence(
      specification: .replay(prices: [.init(day: 0, product: "tea", price: Money(4))]),
      words: "1 dated prices; list before a product's first date"),
    Sentence(
      specification: .costPlus(markup: 0.375),
      words: "unit cost plus 37.5 %, plus tax where prices include it"),
    Sentence(
      specification: .schedule(steps: [
        .init(day: 7, factor: 0.9, products: []), .init(day: 21, factor: 1.05, products: ["tea"]),
      ]), words: "list price, then 90 % of list from day 7, 105 % of list from day 21 on tea"),
    Sentence(
      specification: .markdown(firstDay: 14, every: .weeks(1), step: 0.1, deepest: 0.5),
      words: """
        list price until day 14, then 10 % of list off, and as much again every 1 week, down to \
        50 % off
        """),
    Sentence(
      specification: .highLow(depth: 0.2, every: .weeks(4), lasting: .days(5), products: ["tea"]),
      words: "list price, cut by 20 % for 5 days once every 4 weeks, on tea"),
    Sentence(
      specification: .matchLowest(latency: .hours(36), floorMargin: 0.08),
      words: """
        the lowest rival price of the same product, seen after 36 hours, at most list, with a \
        margin of at least 8 %
        """),
    Sentence(
      specification: .undercut(share: 0.02, latency: .zero, floorMargin: 0),
      words: """
        2 % below the lowest rival price of the same product, seen after 0.0 seconds, at most list, \
        with a margin of at least 0 %
        """),
    Sentence(
      specification: .inventoryThreshold(
        lowCoverWeeks: 2, raise: 0.1, highCoverWeeks: 6.5, cut: 0.15, every: .days(7)),
      words: """
        list price; 10 % more when stock covers less than 2.0 weeks of sales, 15 % less when it \
        covers more than 6.5; reviewed every 1 week
        """),
    Sentence(
      specification: .timeOfDay(bands: [.init(from: 17, to: 20, factor: 1.1)]),
      words: "list price, times 1.10 from 17:00 to 20:00"),
    Sentence(
      specification: .bestResponse(every: .minutes(90)),
      words: "the best response to rivals' prices under the true demand, every 90 minutes"),
    Sentence(
      specification: .nash,
      words: "the firm's prices in the static Nash equilibrium of the true demand"),
    Sentence(
      specification: .jointProfit,
      words: "the firm's prices when all firms maximise their joint profit"),
  ]

  @Test("every rule has its sentence", arguments: sentences)
  func sentence(_ row: Sentence) {
    #expect(row.specification.ruleInWords == row.words)
  }

  @Test("a specification and its strategy agree on what they may know", arguments: sentences)
  func information(_ row: Sentence) throws {
    let strategy = try row.specification.makeStrategy(context: smallContext())
    #expect(strategy.information == row.specification.information)
    let expected: InformationClass =
      switch row.specification.kind {
      case "nash", "best_response": .oracle
      case "joint_profit": .coordinated
      default: .seller
      }
    #expect(row.specification.information == expected)
  }
}
