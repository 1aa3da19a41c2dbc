import MarketModel
import ResultsStore
import Testing

@testable import ExperimentRunner

/// Where the buyers of a promoted logit brand come from (O7.2).
@Suite("Promotion diversion")
struct DiversionTests {
  /// A market and what the oracle says of it; `nil` where the formula alone is the oracle.
  struct Case: Sendable, CustomTestStringConvertible {
    var market: DiversionMarket
    var rivals: Double?
    var lift: Double?
    var testDescription: String
  }

  static let cases = [
    Case(
      market: DiversionMarket(), rivals: 0.388029, lift: 1.368172,
      testDescription: "20 % off"),
    Case(
      market: DiversionMarket(displayEffect: 0.4), rivals: 0.388029, lift: 1.816462,
      testDescription: "20 % off with a display"),
    Case(
      market: DiversionMarket(
        alphas: [2, 2.5, 1], slope: 1.2, prices: [1.5, 1.8, 1.2],
        reduction: .amountOff(Money(0.45))),
      rivals: nil, lift: nil, testDescription: "other utilities and an amount off"),
  ]

  @Test("lift, and what rivals and the outside option lose, are the logit's", arguments: cases)
  func diversion(test: Case) throws {
    let (before, after) = (test.market.shares(promoted: false), test.market.shares(promoted: true))
    let (gain, lift) = (after[0] - before[0], after[0] / before[0])
    let rivals = (before[1] - after[1] + before[2] - after[2]) / gain
    if let expected = test.rivals { #expect(abs(rivals - expected) < 1e-6) }
    if let expected = test.lift { #expect(abs(lift - expected) < 1e-6) }
    let run = try IncrementalityTests.run(test.market.scenario)
    let record = try run.incrementality(strategy: 1, digest: "")
    let parts = EffectParts(try IncrementalityTests.rows(record, "cut", .direct))
    let promoted = parts[.subsidised] + parts[.incremental]
    let extra = Double(parts[.grossLift])
    // Who switches is one draw per extra unit: a binomial share. Common shocks: whoever buys without
    // the promotion buys with it, so extra units are a binomial count too.
    let shareError = (rivals * (1 - rivals) / extra).squareRoot()
    #expect(abs(Double(parts[.switching]) / extra - rivals) < 4 * shareError)
    #expect(abs(Double(parts[.growth]) / extra - (1 - rivals)) < 4 * shareError)
    let usual = Double(promoted) - extra
    let liftError = (extra * (1 + extra / usual)).squareRoot() / usual
    #expect(abs(Double(promoted) / usual - lift) < 4 * liftError)
    #expect(parts[.timing] == 0 && parts[.cannibalisation] == 0)
  }
}
