import EventSimulation
import MarketModel
import PricingStrategies
import Testing

/// Callers' mistakes stop the program.
@Suite struct ContractTests {
  @Test("a game needs one offer per offer of its demand")
  func offerCount() async {
    await #expect(processExitsWith: .failure) {
      _ = firmGame(LinearDemand(intercepts: [1], slopes: [-1]), cost: [1, 1], price: [1, 1])
    }
  }

  @Test("a game needs a name for every firm, and something left of prices")
  func firmsAndFees() async {
    let offer = PriceGameOffer(name: "tea", firm: 1, unitCost: 1, price: 2)
    #expect(offer.bounds == 0.1...20)
    await #expect(processExitsWith: .failure) {
      let offer = PriceGameOffer(name: "tea", firm: 1, unitCost: 1, price: 2)
      let demand = LinearDemand(intercepts: [1], slopes: [-1])
      _ = PriceGame(demand: demand, offers: [offer], firmNames: ["shop"])
    }
    await #expect(processExitsWith: .failure) {
      let offer = PriceGameOffer(name: "tea", firm: 0, unitCost: 1, price: 2)
      let demand = LinearDemand(intercepts: [1], slopes: [-1])
      _ = PriceGame(demand: demand, offers: [offer], firmNames: ["shop"], netShare: 0)
    }
  }

  @Test("linear demand has a square slope matrix")
  func squareSlopes() async {
    await #expect(processExitsWith: .failure) {
      _ = LinearDemand(intercepts: [1, 1], slopes: [-1, 0])
    }
  }

  @Test("a best response needs a price for every offer")
  func responsePrices() async {
    await #expect(processExitsWith: .failure) {
      _ = try? LogitMarket.symmetric(2).game.bestResponse(of: 0, to: [1])
    }
  }

  @Test("cycles and intervals take time, and thresholds are in order")
  func parameters() async {
    await #expect(processExitsWith: .failure) {
      _ = HighLowStrategy(depth: 0.2, every: .weeks(1), lasting: .weeks(1))
    }
    await #expect(processExitsWith: .failure) {
      _ = MarkdownStrategy(firstDay: 0, every: .zero, step: 0.1, deepest: 0.5)
    }
    await #expect(processExitsWith: .failure) { _ = CostPlusStrategy(markup: -1) }
    await #expect(processExitsWith: .failure) {
      _ = InventoryThresholdStrategy(
        lowCoverWeeks: 6, raise: 0.1, highCoverWeeks: 2, cut: 0.1, every: .weeks(1))
    }
  }

  @Test("a context names a firm of its market and one demand per category")
  func context() async {
    await #expect(processExitsWith: .failure) {
      _ = StrategyContext(market: smallMarket(), firm: 2, demand: [])
    }
    await #expect(processExitsWith: .failure) {
      let demand = LogitMarket.symmetric(2).game.demand
      _ = StrategyContext(market: smallMarket(), firm: 0, demand: [demand])
    }
  }
}
