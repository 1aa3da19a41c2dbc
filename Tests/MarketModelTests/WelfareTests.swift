import Foundation
import RandomStreams
import ScientificComputing
import Testing

@testable import MarketModel

/// What choosing is worth to consumers, against closed forms.
@Suite("welfare")
struct WelfareTests {
  static func season(
    _ market: MarketDefinition, _ intent: (Replication) -> any IntentModel,
    focal: any PricingStrategy = RuleStrategy.list, promotions: [Int] = [],
    adjustment: UtilityAdjustment? = nil, keepsGrid: Bool = false
  ) throws -> (simulation: MarketSimulation, record: WelfareRecord) {
    let replication = Replication(market: market)
    var simulation = replication.started(intent(replication), adjustment: adjustment)
    simulation.runWarmUp()
    simulation.welfare = WelfareRecord(market: market, keepsGrid: keepsGrid)
    simulation.runMeasured(focal: focal, promotions: promotions)
    return (simulation, try #require(simulation.welfare))
  }

  static func market(
    _ offers: [Offer], population: Int = 1_000, promotions: [Promotion] = []
  ) -> MarketDefinition {
    Fixture.market(
      offers, calendar: Fixture.calendar(warmUp: 1, weeks: 2), population: population,
      promotions: promotions)
  }

  @Test("a plain logit's surplus is ln(1 + sum exp V) / beta at every occasion")
  func plainLogit() throws {
    let market = Self.market([Fixture.offer("p"), Fixture.offer("q", list: 3)])
    let (simulation, record) = try Self.season(
      market, { $0.logit(.logit(alpha: [1.5, 2], slope: 0.75)) })
    let closed = log(1 + exp(1.5 - 1.5) + exp(2 - 2.25)) / 0.75
    #expect(record.occasions == [simulation.ledger.occasions[0]] && record.occasions[0] > 1_800)
    let mean = record.surplus[0] / Double(record.occasions[0])
    #expect(abs(mean - closed) < 1e-6)
  }

  @Test("a calibrated slope divides the surplus too")
  func scaledSlope() throws {
    let market = Self.market([Fixture.offer("p")])
    let (_, record) = try Self.season(
      market, { $0.logit(.logit(alpha: [3])) },
      adjustment: UtilityAdjustment(shifts: [0.5], firstScales: [1.5]))
    let closed = log(1 + exp(3.5 - 1.5 * 2)) / 1.5
    #expect(abs(record.surplus[0] / Double(record.occasions[0]) - closed) < 1e-6)
  }

  @Test("with price coefficients that differ, each consumer's own divides")
  func mixedLogit() throws {
    let market = Self.market([Fixture.offer("p")], population: 20_000)
    let (_, record) = try Self.season(
      market, { $0.logit(.logit(alpha: [2], logDeviation: 0.5)) })
    let count = 4_000
    let values = (0..<count).map { index -> Double in
      let z = SpecialFunctions.normalQuantile((Double(index) + 0.5) / Double(count))
      let beta = exp(0.5 * z)
      return log(1 + exp(2 - 2 * beta)) / beta
    }
    let mean = values.reduce(0, +) / Double(count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    // Two visits a consumer, Poisson: the mean's variance is 1.5 times that of 20,000 draws. Six
    // standard errors are passed with probability below 1e-8.
    let bound = 6 * (1.5 * variance / 20_000).squareRoot()
    #expect(abs(record.surplus[0] / Double(record.occasions[0]) - mean) < bound)
    // Dividing by the mean coefficient instead would be off by more.
    let wrong =
      (0..<count).map { index -> Double in
        let z = SpecialFunctions.normalQuantile((Double(index) + 0.5) / Double(count))
        return log(1 + exp(2 - 2 * exp(0.5 * z)))
      }.reduce(0, +) / Double(count) / exp(0.125)
    #expect(abs(wrong - mean) > 2 * bound)
  }

  @Test("with offers in a nest the surplus is ln(1 + exp(mu I)) / (beta mu)")
  func nested() throws {
    let market = Self.market([Fixture.offer("p"), Fixture.offer("q", list: 3)])
    let (_, record) = try Self.season(
      market, { $0.logit(.logit(alpha: [2.5, 3])) },
      adjustment: UtilityAdjustment(shifts: [0, 0], nests: [ChoiceNests(offerDissimilarity: 0.4)]))
    let inclusive = log(exp(2.5 - 2) + exp(0.0))
    let closed = log(1 + exp(0.4 * inclusive)) / 0.4
    #expect(abs(record.surplus[0] / Double(record.occasions[0]) - closed) < 1e-6)
  }

  @Test("an offer that is sold out is worth nothing")
  func soldOut() throws {
    let market = Self.market([
      Fixture.offer("p"), Fixture.offer("q", list: 1, stock: StockPlan(initial: 0)),
    ])
    let (_, record) = try Self.season(market, { $0.logit(.logit(alpha: [2, 2])) })
    #expect(abs(record.surplus[0] / Double(record.occasions[0]) - log(2)) < 1e-6)
  }

  @Test("a coupon counts at the occasions at which its holder would use it")
  func coupon() throws {
    let coupon = PromotionShop.coupon(perConsumer: 9_999)
    let market = Self.market([Fixture.offer("p")], promotions: [coupon])
    let (_, record) = try Self.season(
      market, { $0.logit(.logit(alpha: [2])) }, promotions: [0])
    // 0.50 off 2.00, everybody, all the time.
    #expect(
      abs(record.surplus[0] / Double(record.occasions[0]) - log(1 + exp(0.5))) < 1e-6)
  }

  @Test(
    "a uniform change of prices gives the log-sum that the baseline's grid has for it",
    arguments: [0.8, 0.9, 1.1, 1.2])
  func uniformChange(factor: Double) throws {
    let market = Self.market([
      Fixture.offer("p", quantityShares: [0.6, 0.3, 0.1], quantityResponse: 0.9),
      Fixture.offer("q", firm: 1),
    ])
    let intent = SlopedIntent(alpha: -1, slopes: (1.3, 0), eager: 1)
    let scales = UtilityAdjustment(shifts: [0.2, -0.1], firstScales: [1.2, 1.2])
    let (_, base) = try Self.season(
      market, { _ in intent }, adjustment: scales, keepsGrid: true)
    let (_, moved) = try Self.season(
      market, { _ in intent }, focal: RuleStrategy.fixed(2 * factor), adjustment: scales)
    let place = try #require(base.factors.firstIndex(of: factor))
    #expect(base.occasions == moved.occasions && base.occasions[0] > 1_000)
    #expect(abs(base.logSums[place] / moved.logSums[0] - 1) < 1e-12)
    #expect(base.logSums[6] != base.logSums[place])
  }

  @Test("the grid's log-sum falls as prices rise, and at 1 it is the baseline's own")
  func grid() throws {
    let market = Self.market([Fixture.offer("p"), Fixture.offer("q")])
    let intent = SlopedIntent(alpha: 0, slopes: (1, 0.8), eager: 1)
    let (plain, single) = try Self.season(market, { _ in intent })
    let (gridded, base) = try Self.season(market, { _ in intent }, keepsGrid: true)
    #expect(plain.ledger == gridded.ledger)
    #expect(base.factors[6] == 1 && abs(base.logSums[6] / single.logSums[0] - 1) < 1e-12)
    #expect(zip(base.logSums, base.logSums.dropFirst()).allSatisfy { $0 > $1 })
    #expect(base.surplus == [0])
  }

  @Test("the record changes no sale", arguments: [false, true])
  func silent(remembers: Bool) throws {
    var market = Self.market([Fixture.offer("p")], promotions: [PromotionShop.coupon()])
    if remembers {
      market.memory.homeStock = .init(
        consumption: .constant(0.5), perUnit: 0.3, whileStocked: 0.2)
    }
    let replication = Replication(market: market)
    let without = replication.finished(
      replication.logit(.logit(alpha: [2])), promotions: [0])
    let (with, _) = try Self.season(market, { $0.logit(.logit(alpha: [2])) }, promotions: [0])
    #expect(with.ledger == without.ledger && with.daily == without.daily)
  }
}
