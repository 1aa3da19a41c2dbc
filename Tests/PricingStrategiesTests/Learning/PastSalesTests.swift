import EventSimulation
import MarketModel
import Testing

@testable import PricingStrategies

@Suite("Strategies that learn start from the warm-up's sales")
struct PastSalesTests {
  private static func week(
    _ price: Double, _ units: Int, isDisplayed: Bool = false
  ) -> OfferFeedback {
    OfferFeedback(
      price: Money(price), units: units, opportunities: 10, isCensored: false,
      isDisplayed: isDisplayed)
  }

  private static func first(
    _ specification: StrategySpecification, past: [OfferFeedback], stock: Int? = nil
  ) throws -> Double {
    var strategy = try specification.makeStrategy(context: learningContext())
    var offer = ownOffer(cost: 0, stock: stock)
    offer.past = past
    return strategy.prices(for: observation(own: [offer]))[0].units
  }

  private static func list(_ algorithm: PriceLearning.Algorithm) -> StrategySpecification {
    .learning(
      PriceLearning(
        algorithm: algorithm, lists: [.init(product: "tea", prices: [Money(4.0), Money(5.0)])],
        every: .weeks(1)))
  }

  @Test("at prices of their list: what was tried often enough is not tried again")
  func lists() throws {
    let past = [Self.week(5, 6), Self.week(4, 5)]
    #expect(try Self.first(Self.list(.exploreThenCommit(rounds: 1)), past: past) == 5)
    #expect(try Self.first(Self.list(.exploreThenCommit(rounds: 1)), past: []) == 4)
    #expect(
      try Self.first(Self.list(.epsilonGreedy(epsilon: 0, prior: .uniform)), past: past) == 5)
  }

  @Test("not at other prices, and not on display")
  func others() throws {
    let commit = Self.list(.exploreThenCommit(rounds: 1))
    #expect(try Self.first(commit, past: [Self.week(4.5, 9), Self.week(5, 6)]) == 4)
    #expect(
      try Self.first(commit, past: [Self.week(5, 6), Self.week(4, 9, isDisplayed: true)]) == 4)
  }

  @Test("with a stock too: a price that sold everything it met is known")
  func stocks() throws {
    let past = (0..<400).map { _ in Self.week(4, 0) } + (0..<400).map { _ in Self.week(5, 10) }
    let stocked = Self.list(.thompsonInventory(prior: .uniform, pacing: StockPacing()))
    #expect(try Self.first(stocked, past: past, stock: 1_000) == 5)
  }

  @Test("with a range at any price, off display")
  func ranges() throws {
    let settings = RangeLearning(
      algorithm: .certaintyEquivalent,
      ranges: [.init(product: "tea", lowest: Money(4.0), highest: Money(8.0))], every: .weeks(1))
    // Units per visit 1.2 - 0.1 p: best at 6.
    let past = [Self.week(5, 7), Self.week(4, 8), Self.week(4, 80, isDisplayed: true)]
    #expect(try Self.first(.rangeLearning(settings), past: past) == 6)
    #expect(try Self.first(.rangeLearning(settings), past: []) == 5)
  }
}
