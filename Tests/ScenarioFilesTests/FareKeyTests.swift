import EventSimulation
import MarketModel
import PricingStrategies
import ScientificComputing
import Testing

@testable import ScenarioFiles

@Suite("Fare classes, as scenarios state them")
struct FareKeyTests {
  static let flight = """
    marketeer: 1
    name: flight
    market: {category: flight, start: 2026-03-02, horizon: 8 weeks, warm_up: 4 weeks, cool_down: 0 weeks}
    focal: {firm: airline}
    products:
      - {id: full, list_price: 200, unit_cost: 0, stock: {initial: 10, salvage: 0, renews_every: 4 weeks}}
      - {id: saver, list_price: 100, unit_cost: 0, stock_of: full}
    intent:
      fare_requests:
        by_epoch: [{epochs: 4, requests: {full: 30%, saver: 40%}}]
    history: none
    baseline: today
    strategies:
      today: {protection_levels: {keep: {full: 3}}}
      rule: {emsr_b: {}}
      other: {emsr_a: {}}
    experiment: {seed: 1, replications: 10}

    """

  private static func scenario(_ edits: (String, String)...) throws -> Scenario {
    let text = edits.reduce(flight) { $0.replacing($1.0, with: $1.1) }
    return try Shop.load(["shop.yaml": text]).get().scenario
  }

  @Test("a stock that two classes share, renewed for every flight")
  func sharedStock() throws {
    let market = try Self.scenario().market
    #expect(market.stockPools == StockPools(keepers: [0, 0]))
    #expect(market.offers.map { $0.stock?.initial } == [10, nil])
    #expect(market.stockPlan(ofOffer: 1)?.renewal.every == .weeks(4))
    #expect(market.population == 0)
  }

  @Test("one request an epoch, with probabilities by class")
  func byEpoch() throws {
    let requests = try Self.scenario().market.aggregate.requests
    #expect(
      requests
        == FareRequests(
          .byEpoch([0.3, 0.4, 0.3, 0.4, 0.3, 0.4, 0.3, 0.4]), epochs: 4))
  }

  @Test("one class an epoch, with every distribution of units")
  func byClass() throws {
    let requests = try Self.scenario(
      (
        "by_epoch: [{epochs: 4, requests: {full: 30%, saver: 40%}}]",
        "by_class: [{product: saver, units: {normal: {mean: 8, sd: 2}}}, "
          + "{product: saver, units: {poisson: {mean: 4}}}, {product: airline/full, units: {fixed: 3}}, "
          + "{product: full, units: {fixed: 1}}]"
      )
    ).market.aggregate.requests
    #expect(
      requests
        == FareRequests(
          .byClass([
            .init(offer: 1, units: .normal(mean: 8, standardDeviation: 2)),
            .init(offer: 1, units: .poisson(mean: 4)), .init(offer: 0, units: .constant(3)),
            .init(offer: 0, units: .constant(1)),
          ]), epochs: 4))
  }

  @Test("one choice an epoch, with probabilities by set")
  func byChoice() throws {
    let requests = try Self.scenario(
      (
        "by_epoch: [{epochs: 4, requests: {full: 30%, saver: 40%}}]",
        "by_choice: {epochs: 4, sets: [{on_sale: [saver, full], buys: {full: 10%, saver: 50%}}, "
          + "{on_sale: [saver], buys: {saver: 60%}}, {on_sale: [full], buys: {full: 30%}}]}"
      ), ("emsr_b: {}", "choice_based: {}"), ("emsr_a: {}", "emsr_a: {demand: estimated}")
    ).market.aggregate.requests
    #expect(
      requests
        == FareRequests(
          .byChoice(
            FareChoiceTable(offerCount: 2, probabilities: [0, 0, 0.3, 0, 0, 0.6, 0.1, 0.5])),
          epochs: 4))
  }

  @Test("every way to divide the stock")
  func strategies() throws {
    let scenario = try Self.scenario(
      (
        "rule: {emsr_b: {}}",
        "rule: {emsr_b: {demand: estimated}}\n  best: {optimal_protection: {}}"
      ),
      ("other: {emsr_a: {}}", "other: {emsr_a: {demand: known}}\n  bids: {bid_price: {}}"))
    #expect(
      scenario.strategies.map(\.specification) == [
        .fareControl(.stated(protected: ["full": 3])),
        .fareControl(.nested(.expectedMarginalB, demand: .estimated)),
        .fareControl(.nested(.optimal, demand: .known)),
        .fareControl(.nested(.expectedMarginalA, demand: .known)),
        .fareControl(.bidPrice(demand: .known)),
      ])
    #expect(
      scenario.strategies.map(\.specification.information) == [
        .seller, .model, .oracle, .oracle, .oracle,
      ])
  }
}
