import EventSimulation
import MarketModel
import PricingStrategies
import Testing

/// What each rule posts on hand-made observations.
@Suite struct RuleStrategyTests {
  @Test("fixed posts stated prices and list elsewhere")
  func fixed() throws {
    let both = observation(own: [ownOffer(), ownOffer(1, product: "mate", list: 7)])
    #expect(try StrategySpecification.fixed(prices: ["mate": Money(6.5)]).decide(both) == [5, 6.5])
    #expect(try StrategySpecification.fixed(prices: [:]).decide(both) == [5, 7])
  }

  @Test(
    "replay posts the price in force, and list before the first date",
    arguments: zip([-8, -7, 0, 2, 3, 90], [5, 4.5, 4.5, 4.5, 4.8, 4.8]))
  func replay(day: Int, price: Double) throws {
    let specification = StrategySpecification.replay(prices: [
      .init(day: 3, product: "tea", price: Money(4.8)),
      .init(day: -7, product: "tea", price: Money(4.5)),
      .init(day: 0, product: "mate", price: Money(1)),
    ])
    #expect(try specification.decide(observation(day: day)) == [price])
    #expect(try reviews(specification).days == [-7, 0, 3])
  }

  @Test(
    "after the dates, at their distance, another strategy takes over",
    arguments: zip([0, 7, 13, 14, 90], [4.5, 4.8, 4.8, 4.2, 4.2]))
  func handover(day: Int, price: Double) throws {
    let specification = StrategySpecification.replay(
      prices: [
        .init(day: 0, product: "tea", price: Money(4.5)),
        .init(day: 7, product: "tea", price: Money(4.8)),
      ], then: .costPlus(markup: 0.4))
    #expect(try specification.decide(observation(day: day)) == [price])
    #expect(try reviews(specification).days == [0, 7, 14])
  }

  @Test("a replay followed by an oracle is an oracle")
  func handoverInformation() {
    #expect(StrategySpecification.replay(prices: [], then: .nash).information == .oracle)
    #expect(StrategySpecification.replay(prices: []).information == .seller)
  }

  @Test("cost_plus marks up net cost, and adds tax where prices include it")
  func costPlus() throws {
    let specification = StrategySpecification.costPlus(markup: 0.4)
    #expect(try specification.decide(observation()) == [4.2])
    let taxed = MoneyRules(pricesIncludeTax: true, taxRate: 0.1)
    #expect(try specification.decide(observation(money: taxed)) == [4.62])
    let plusTax = MoneyRules(pricesIncludeTax: false, taxRate: 0.1)
    #expect(try specification.decide(observation(money: plusTax)) == [4.2])
  }

  @Test(
    "schedule applies the last step so far that holds for the product",
    arguments: zip(
      [-1, 0, 6, 7, 14], [[5, 7.0], [4.5, 6.3], [4.5, 6.3], [4.5, 3.5], [5.5, 7.7]]))
  func schedule(day: Int, prices: [Double]) throws {
    let specification = StrategySpecification.schedule(steps: [
      .init(day: 14, factor: 1.1, products: []), .init(day: 0, factor: 0.9, products: []),
      .init(day: 7, factor: 0.5, products: ["mate"]),
    ])
    let both = observation(day: day, own: [ownOffer(), ownOffer(1, product: "mate", list: 7)])
    #expect(distance(try specification.decide(both), prices) < 1e-6)
    #expect(try reviews(specification).days == [0, 7, 14])
  }

  @Test(
    "markdown deepens by a step at each interval down to the deepest cut",
    arguments: zip([-30, 9, 10, 16, 17, 24, 300], [5, 5, 4, 4, 3, 2.5, 2.5]))
  func markdown(day: Int, price: Double) throws {
    let specification = StrategySpecification.markdown(
      firstDay: 10, every: .weeks(1), step: 0.2, deepest: 0.5)
    #expect(distance(try specification.decide(observation(day: day)), [price]) < 1e-6)
    #expect(try reviews(specification) == ReviewPlan(every: .weeks(1), offsets: [.days(10)]))
  }

  @Test(
    "high_low cuts at the start of every cycle, in the warm-up too",
    arguments: zip([-29, -28, -22, -21, -1, 0, 6, 7, 28], [5, 4, 4, 5, 5, 4, 4, 5, 4]))
  func highLow(day: Int, price: Double) throws {
    let specification = StrategySpecification.highLow(
      depth: 0.2, every: .weeks(4), lasting: .weeks(1), products: [])
    #expect(try specification.decide(observation(day: day)) == [price])
    #expect(
      try reviews(specification) == ReviewPlan(every: .weeks(4), offsets: [.zero, .weeks(1)]))
  }

  @Test("high_low leaves other products at list")
  func highLowProducts() throws {
    let specification = StrategySpecification.highLow(
      depth: 0.2, every: .weeks(4), lasting: .weeks(1), products: ["mate"])
    let both = observation(own: [ownOffer(), ownOffer(1, product: "mate", list: 7)])
    #expect(distance(try specification.decide(both), [5, 5.6]) < 1e-6)
  }

  struct RivalCase: Sendable {
    var rivals: [Observation.RivalOffer]
    var match: Double
    var undercut: Double
  }

  @Test(
    "match_lowest and undercut answer the lowest rival on sale, between floor margin and list",
    arguments: [
      RivalCase(rivals: [rivalOffer(4.8), rivalOffer(4.6)], match: 4.6, undercut: 4.37),
      RivalCase(
        rivals: [rivalOffer(4.5), rivalOffer(4.4, available: false)], match: 4.5, undercut: 4.275),
      RivalCase(rivals: [rivalOffer(4.5, product: "mate")], match: 5, undercut: 5),
      RivalCase(rivals: [rivalOffer(4.5, available: false)], match: 5, undercut: 5),
      RivalCase(rivals: [rivalOffer(3.5)], match: 3.75, undercut: 3.75),
      RivalCase(rivals: [rivalOffer(5.2)], match: 5, undercut: 4.94),
      RivalCase(rivals: [rivalOffer(9)], match: 5, undercut: 5),
    ])
  func rivals(_ row: RivalCase) throws {
    let match = StrategySpecification.matchLowest(latency: .days(2), floorMargin: 0.2)
    let undercut = StrategySpecification.undercut(
      share: 0.05, latency: .days(2), floorMargin: 0.2)
    #expect(try match.decide(observation(rivals: row.rivals)) == [row.match])
    #expect(try undercut.decide(observation(rivals: row.rivals)) == [row.undercut])
    #expect(try reviews(match) == ReviewPlan(afterRivalChange: .days(2)))
    #expect(try reviews(undercut) == ReviewPlan(afterRivalChange: .days(2)))
  }

  @Test("the floor margin is net of tax, and list wins over it")
  func floorMargin() throws {
    let taxed = MoneyRules(pricesIncludeTax: true, taxRate: 0.2)
    let match = StrategySpecification.matchLowest(latency: .zero, floorMargin: 0.25)
    let low = [rivalOffer(1)]
    #expect(try match.decide(observation(rivals: low, money: taxed)) == [4.8])
    let dear = observation(own: [ownOffer(cost: 4)], rivals: low, money: taxed)
    #expect(try match.decide(dear) == [5])
  }

  @Test(
    "inventory_threshold raises when cover is short and cuts when it is long",
    arguments: [
      (nil, 40, 5), (9, 40, 5.5), (20, 40, 5), (60, 40, 5), (61, 40, 4), (8, 0, 4), (0, 0, 5.5),
    ] as [(Int?, Int, Double)])
  func inventory(stock: Int?, recentUnits: Int, price: Double) throws {
    let specification = StrategySpecification.inventoryThreshold(
      lowCoverWeeks: 2, raise: 0.1, highCoverWeeks: 6, cut: 0.2, every: .weeks(1))
    let own = ownOffer(stock: stock, recentUnits: recentUnits)
    #expect(distance(try specification.decide(observation(own: [own])), [price]) < 1e-6)
    #expect(try reviews(specification) == ReviewPlan(every: .weeks(1)))
  }

  @Test(
    "time_of_day applies the band of the hour, on days before time 0 too",
    arguments: zip([0, 7, 8, 9, 10, 17, 18, 23], [5, 5, 4, 4, 5, 5, 6, 6]))
  func timeOfDay(hour: Int, price: Double) throws {
    let specification = StrategySpecification.timeOfDay(bands: [
      .init(from: 18, to: 24, factor: 1.2), .init(from: 8, to: 10, factor: 0.8),
    ])
    #expect(distance(try specification.decide(observation(day: 3, hour: hour)), [price]) < 1e-6)
    #expect(distance(try specification.decide(observation(day: -3, hour: hour)), [price]) < 1e-6)
    #expect(try reviews(specification).hours == [0, 8, 10, 18])
  }

  private func reviews(_ specification: StrategySpecification) throws -> ReviewPlan {
    try specification.makeStrategy(context: smallContext()).reviews
  }
}
