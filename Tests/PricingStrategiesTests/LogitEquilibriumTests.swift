import Foundation
import PricingStrategies
import ScientificComputing
import Testing

/// O1.1, the logit Bertrand oligopoly.
@Suite struct LogitEquilibriumTests {
  struct Row: Sendable {
    var count: Int
    var prices: (nash: Double, joint: Double)
    var shares: (nash: Double, joint: Double)
    var profits: (nash: Double, joint: Double)
  }

  static let table = [
    Row(
      count: 1, prices: (1.80198501, 1.80198501), shares: (0.68827347, 0.68827347),
      profits: (0.55198501, 0.55198501)),
    Row(
      count: 2, prices: (1.47292666, 1.92498092), shares: (0.47137681, 0.36486208),
      profits: (0.22292666, 0.33749046)),
    Row(
      count: 3, prices: (1.37016273, 2.00000000), shares: (0.32462136, 0.25000000),
      profits: (0.12016273, 0.25000000)),
    Row(
      count: 4, prices: (1.33146069, 2.05441118), shares: (0.24576275, 0.19072521),
      profits: (0.08146069, 0.20110280)),
    Row(
      count: 5, prices: (1.31152062, 2.09723128), shares: (0.19748491, 0.15443076),
      profits: (0.06152062, 0.16944626)),
    Row(
      count: 10, prices: (1.27760723, 2.23328640), shares: (0.09944707, 0.07972896),
      profits: (0.02760723, 0.09832864)),
  ]

  @Test("symmetric firms post the published Nash and joint-profit prices (O1.1)", arguments: table)
  func symmetricTable(row: Row) throws {
    let game = LogitMarket.symmetric(row.count).game
    let nash = try game.nashSummary()
    let joint = try game.jointProfitSummary()
    for offer in 0..<row.count {
      #expect(abs(nash.offers[offer].price - row.prices.nash) <= 1e-7)
      #expect(abs(joint.offers[offer].price - row.prices.joint) <= 1e-7)
      #expect(abs(nash.offers[offer].share - row.shares.nash) <= 1e-8)
      #expect(abs(joint.offers[offer].share - row.shares.joint) <= 1e-8)
      #expect(abs(nash.firms[offer].profit - row.profits.nash) <= 1e-8)
      #expect(abs(joint.firms[offer].profit - row.profits.joint) <= 1e-8)
    }
    #expect(max(nash.residual, joint.residual) <= 3e-10)
    #expect(nash.optima.count == 1 && joint.optima.count == 1)
  }

  struct Variation: Sendable {
    var market: LogitMarket
    var nash: [Double]
    var joint: [Double]
  }

  static let variations = [
    Variation(
      market: .symmetric(2, mu: 0.05), nash: [1.1, 1.1], joint: [1.89338720, 1.89338720]),
    Variation(
      market: .symmetric(2, mu: 0.1), nash: [1.19996648, 1.19996648],
      joint: [1.86574661, 1.86574661]),
    Variation(
      market: .symmetric(2, mu: 0.5), nash: [1.79947093, 1.79947093],
      joint: [2.18741126, 2.18741126]),
    Variation(
      market: .symmetric(2, outside: -1), nash: [1.49938336, 1.49938336],
      joint: [2.72889022, 2.72889022]),
    Variation(
      market: .symmetric(2, outside: -0.5), nash: [1.49558084, 1.49558084],
      joint: [2.31173671, 2.31173671]),
    Variation(
      market: .symmetric(2, outside: 0.5), nash: [1.39973547, 1.39973547],
      joint: [1.59370563, 1.59370563]),
    Variation(
      market: LogitMarket(quality: [2, 2], cost: [1, 0.9]), nash: [1.44731251, 1.41076694],
      joint: [1.96540636, 1.86540636]),
    Variation(
      market: LogitMarket(quality: [2, 2], cost: [1, 0.75]), nash: [1.41419867, 1.32538806],
      joint: [2.04051082, 1.79051082]),
    Variation(
      market: LogitMarket(quality: [2, 2], cost: [1, 0.5]), nash: [1.37232666, 1.20377235],
      joint: [2.19840249, 1.69840249]),
    Variation(
      market: LogitMarket(quality: [2, 2], cost: [1, 0.25]), nash: [1.34368616, 1.10518720],
      joint: [2.38411098, 1.63411098]),
    Variation(
      market: LogitMarket(quality: [2, 2.2, 1.8], cost: [1, 1.1, 0.8]),
      nash: [1.35731031, 1.50088230, 1.15731031], joint: [2.02859771, 2.12859771, 1.82859771]),
  ]

  @Test("other scales, outside options and unequal firms agree too (O1.1)", arguments: variations)
  func otherMarkets(_ row: Variation) throws {
    #expect(distance(try row.market.game.nash().prices, row.nash) <= 1e-7)
    #expect(distance(try row.market.game.jointProfit().prices, row.joint) <= 1e-7)
  }

  @Test("consumers lose from coordination what O1.1 says")
  func surplus() throws {
    let game = LogitMarket.symmetric(2).game
    let nash = try #require(try game.nashSummary().consumerSurplus)
    let joint = try #require(try game.jointProfitSummary().consumerSurplus)
    #expect(abs(nash - 0.71509771) <= 1e-8)
    #expect(abs(joint - 0.32707805) <= 1e-8)
  }

  @Test("simultaneous best responses climb from cost along the published path (O1.1)")
  func bestResponsePath() throws {
    let game = LogitMarket.symmetric(2).game
    var prices = [1.0, 1.0]
    for expected in [1.31863330, 1.41169927, 1.44768833, 1.46239749, 1.46851435] {
      prices = try [0, 1].map { try game.bestResponse(of: $0, to: prices).prices[$0] }
      #expect(distance(prices, [expected, expected]) <= 1e-7)
    }
  }

  @Test("best responses match Lambert's W (O1.1)", arguments: [1.0, 1.47292666, 1.92498092])
  func bestResponseClosedForm(rival: Double) throws {
    let answer = try LogitMarket.symmetric(2).game.bestResponse(of: 0, to: [9, rival])
    let others = exp((2 - rival) / 0.25) + 1
    let expected = 1 + 0.25 * (1 + (try SpecialFunctions.lambertW(exp(3) / others)))
    #expect(abs(answer.prices[0] - expected) <= 1e-10)
    #expect(answer.prices[1] == rival)
    if rival == 1.92498092 { #expect(abs(answer.prices[0] - 1.66169485) <= 1e-7) }
  }

  @Test("joint-profit prices match Lambert's W", arguments: [1, 2, 7])
  func jointClosedForm(count: Int) throws {
    let prices = try LogitMarket.symmetric(count).game.jointProfit().prices
    let expected = 1 + 0.25 * (1 + (try SpecialFunctions.lambertW(Double(count) * exp(3))))
    #expect(distance(prices, Array(repeating: expected, count: count)) <= 1e-10)
  }

  @Test("raising qualities and costs alike shifts prices and leaves shares and profits")
  func shift() throws {
    let base = LogitMarket(quality: [2, 2.2], cost: [1, 0.8])
    let moved = LogitMarket(quality: [2.7, 2.9], cost: [1.7, 1.5])
    let (before, after) = (try base.game.nashSummary(), try moved.game.nashSummary())
    #expect(distance(after.offers.map(\.price), before.offers.map { $0.price + 0.7 }) <= 1e-9)
    #expect(distance(after.offers.map(\.share), before.offers.map(\.share)) <= 1e-9)
    #expect(distance(after.firms.map(\.profit), before.firms.map(\.profit)) <= 1e-9)
  }

  @Test("measuring money in other units scales prices", arguments: [0.01, 3, 1000])
  func scale(factor: Double) throws {
    let base = LogitMarket(quality: [2, 2.2], cost: [1, 0.8], outside: 0.3)
    let scaled = LogitMarket(
      quality: base.quality.map { $0 * factor }, cost: base.cost.map { $0 * factor },
      outside: base.outside * factor, mu: base.mu * factor)
    let expected = try base.game.nash().prices.map { $0 * factor }
    #expect(distance(try scaled.game.nash().prices, expected) <= 1e-8 * factor)
  }
}
