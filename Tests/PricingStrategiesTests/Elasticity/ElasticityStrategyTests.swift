import EventSimulation
import Foundation
import MarketModel
import RandomStreams
import ScientificComputing
import Testing

@testable import PricingStrategies

@Suite("Prices by an estimated elasticity")
struct ElasticityStrategyTests {
  private static func settings(
    elasticity: Double = -2, halfWidth: Double = 3, explore: Double = 0
  ) -> ElasticityPricing {
    ElasticityPricing(
      elasticity: elasticity, halfWidth: halfWidth, range: 0.6, explore: explore, every: .weeks(1))
  }

  private static func strategy(
    _ settings: ElasticityPricing, _ shop: LogitShop
  ) throws -> any PricingStrategy {
    let draws = NamedDraws(seed: 1, replication: ReplicationKey(.rank, number: 0))
    return try StrategySpecification.elasticity(settings).makeStrategy(
      context: StrategyContext(market: shop.market, firm: 0, demand: [], draws: draws))
  }

  private static func stream(_ name: String) -> RandomStream {
    RandomStream(
      seed: 7, replication: ReplicationKey(.rank, number: 0), purpose: "sales",
      entity: EntityKey(name))
  }

  /// Forty weeks at prices up to 15 % from list, each product's by itself.
  private static func history(_ shop: LogitShop, rivalLevels: [Double] = []) -> [[OfferFeedback]] {
    var (sales, prices) = (stream("sales"), stream("prices"))
    return (0..<40).map { week in
      let posted = shop.lists.map { Money($0 * (0.85 + 0.3 * prices.nextUniform())).units }
      return shop.sold(
        at: posted, visits: 2_000, rivalLevel: rivalLevels.isEmpty ? 1 : rivalLevels[week],
        from: &sales)
    }
  }

  /// What is known after a history, with the standard errors of the best prices (delta method).
  private static func errors(_ shop: LogitShop, _ past: [[OfferFeedback]]) throws -> [Double] {
    var demand = EstimatedDemand(listPrices: shop.lists, settings())
    for week in past { demand.add(week, rivalLevel: 1) }
    demand.refit()
    let fit = try #require(demand.fit)
    let covariance = try fit.covariance()
    func best(_ coefficients: [Double]) throws -> [Double] {
      try demand.logit(
        coefficients, costs: shop.costs, ranges: shop.logit().ranges, rivalLevel: 1
      ).best()
    }
    let slopes = try fit.coefficients.indices.map { index in
      var (up, down) = (fit.coefficients, fit.coefficients)
      up[index] += 1e-4
      down[index] -= 1e-4
      return zip(try best(up), try best(down)).map { ($0 - $1) / 2e-4 }
    }
    return shop.lists.indices.map { product in
      var variance = 0.0
      for i in slopes.indices {
        for j in slopes.indices {
          variance += slopes[i][product] * covariance[i * slopes.count + j] * slopes[j][product]
        }
      }
      return variance.squareRoot()
    }
  }

  @Test("are the true best prices within four standard errors, from the warm-up's sales alone")
  func warmUp() throws {
    let shop = LogitShop()
    let past = Self.history(shop)
    var strategy = try Self.strategy(Self.settings(), shop)
    let posted = strategy.prices(for: shop.observation(past: past)).map(\.units)
    let (best, errors) = (try shop.best(), try Self.errors(shop, past))
    for product in 0..<2 {
      #expect(errors[product] < 0.1, "\(errors)")
      #expect(
        abs(posted[product] - best[product]) < 4 * errors[product],
        "\(posted) \(best) \(errors)")
    }
    // Cross effects: a product alone would be cheaper by more than doubt explains.
    for product in 0..<2 {
      let alone = LogitPrices(
        utilities: [shop.utilities[product]], slope: shop.slope, costs: [shop.costs[product]],
        ranges: [0.1...10])
      #expect(posted[product] > (try alone.best()[0]) + 4 * errors[product])
    }
  }

  @Test("come to the true best prices by what they sell, and the deviations shrink")
  func running() throws {
    let shop = LogitShop()
    var strategy = try Self.strategy(Self.settings(explore: 0.08), shop)
    var sales = Self.stream("sales")
    var (told, posted) = ([[OfferFeedback]](), [[Double]]())
    for _ in 0..<80 {
      let prices = strategy.prices(for: shop.observation(feedback: told.last)).map(\.units)
      posted.append(prices)
      told.append(shop.sold(at: prices, visits: 20_000, from: &sales))
    }
    let (best, errors) = (try shop.best(), try Self.errors(shop, told))
    for product in 0..<2 {
      #expect(abs(abs(posted[0][product] / shop.lists[product] - 1) - 0.08) < 1e-6)
      // The last twenty lie about 2.8 % to either side, by chance: their mean does by 2.8 % / sqrt(20).
      let mean = posted[60...].map { $0[product] }.reduce(0, +) / 20
      let tolerance = 4 * hypot(errors[product], 0.028 / 20.0.squareRoot() * best[product])
      #expect(abs(mean - best[product]) < tolerance, "\(mean) \(best) \(errors)")
      #expect(tolerance < 0.04 * best[product])
    }
  }

  @Test("follow what rivals ask, as far as it moved sales")
  func rivals() throws {
    var shop = LogitShop()
    shop.rivalEffect = 2
    let levels = (0..<40).map { $0.isMultiple(of: 2) ? 1 : 1.2 }
    let past = Self.history(shop, rivalLevels: levels)
    let errors = try Self.errors(shop, past)
    for level in [1.0, 1.2] {
      var strategy = try Self.strategy(Self.settings(), shop)
      let posted = strategy.prices(
        for: shop.observation(
          past: past, rivalPrice: 3 * level, pastRivalPrices: levels.map { 3 * $0 }))
      let best = try shop.best(rivalLevel: level)
      for product in 0..<2 {
        #expect(abs(posted[product].units - best[product]) < 4 * errors[product] + 0.02)
      }
    }
    #expect(try shop.best(rivalLevel: 1.2)[0] > shop.best()[0] + 4 * errors[0])
  }

  @Test("rest on the belief where prices never moved, and stay within their range")
  func belief() throws {
    let shop = LogitShop()
    var sales = Self.stream("sales")
    let past = (0..<10).map { _ in shop.sold(at: shop.lists, visits: 1_000, from: &sales) }
    var demand = EstimatedDemand(
      listPrices: shop.lists, Self.settings(elasticity: -2.5, halfWidth: 1))
    for week in past { demand.add(week, rivalLevel: 1) }
    demand.refit()
    let fit = try #require(demand.fit)
    #expect(abs(fit.coefficients[2] - 2.5) < 1e-9)
    #expect(abs(try fit.standardErrors()[2] - 1 / 1.959_963_984_540_054) < 1e-9)
    var strategy = try Self.strategy(
      ElasticityPricing(
        elasticity: -0.2, halfWidth: 0.1, range: 0.1, explore: 0.05, every: .weeks(1)), shop)
    let posted = strategy.prices(for: shop.observation(past: past)).map(\.units)
    for product in 0..<2 {
      // At the upper end there is room below only.
      let ceiling = 1.1 * shop.lists[product]
      #expect(abs(posted[product] - 0.95 * ceiling) < 1e-6)
    }
  }

  @Test("don't take what a display sold for an answer to the price")
  func display() throws {
    let shop = LogitShop()
    var displayed = shop
    displayed.utilities = shop.utilities.map { $0 + 0.8 }
    var demand = EstimatedDemand(listPrices: shop.lists, Self.settings())
    var (sales, prices) = (Self.stream("sales"), Self.stream("prices"))
    for week in 0..<60 {
      let deal = week.isMultiple(of: 6)
      let posted = shop.lists.map {
        Money(deal ? 0.8 * $0 : $0 * (0.9 + 0.2 * prices.nextUniform())).units
      }
      var sold = (deal ? displayed : shop).sold(at: posted, visits: 2_000, from: &sales)
      for product in sold.indices { sold[product].isDisplayed = deal }
      demand.add(sold, rivalLevel: 1)
    }
    demand.refit()
    let fit = try #require(demand.fit)
    let errors = try fit.standardErrors()
    #expect(abs(fit.coefficients[2] - 0.9 * 3.5) < 4 * errors[2] && errors[2] < 0.3)
    #expect(abs(fit.coefficients[3] - 0.8) < 4 * errors[3] && errors[3] < 0.1)
  }

  @Test("take what was sold out off the shelf")
  func soldOut() throws {
    let shop = LogitShop()
    let (both, visits) = (shop.logit().shares(at: shop.lists), 1e7)
    var demand = EstimatedDemand(listPrices: shop.lists, Self.settings())
    // Without the first product its buyers spread over what is left, in proportion.
    let alone = both[1] / (1 - both[0])
    for (first, second) in [(both[0], both[1]), (0, alone)] {
      demand.add(
        zip(shop.lists, [first, second]).map {
          OfferFeedback(
            price: Money($0), units: Int(visits * $1), opportunities: $1 > 0 ? visits : 0,
            isCensored: $1 == 0)
        }, rivalLevel: 1)
    }
    demand.refit()
    let fit = try #require(demand.fit)
    for product in 0..<2 {
      let utility = shop.utilities[product] - shop.slope * shop.lists[product]
      #expect(abs(fit.coefficients[product] - utility) < 1e-5)
    }
  }

  @Test("are an analyst's, and say so")
  func words() throws {
    let specification = StrategySpecification.elasticity(Self.settings(explore: 0.05))
    #expect(specification.kind == "elasticity" && specification.information == .model)
    #expect(
      specification.ruleInWords
        == "the best prices within 60 % of list under a logit fitted to its own sales so far, decided "
        + "every 1 week, starting from an elasticity of -2.00 +- 3.00; 5 % to either side at first, "
        + "then less and less")
    let strategy = try Self.strategy(Self.settings(), LogitShop())
    #expect(strategy.information == .model && strategy.readsFeedback)
    #expect(throws: StrategyError.drawsMissing(strategy: "elasticity")) {
      _ = try specification.makeStrategy(context: smallContext())
    }
  }
}
