import MarketModel
import ScientificComputing
import Testing

/// Simulated consumers against closed-form shares.
@Suite("logit oracles")
struct LogitOracleTests {
  @Test(
    "a million occasions at the Nash prices give O1.1's shares", arguments: [11, 12] as [UInt64])
  func duopolyShares(seed: UInt64) {
    let market = Fixture.market(
      (0..<2).map { Fixture.offer("p\($0)", firm: $0, list: 1.472_926_66) },
      calendar: Fixture.calendar(weeks: 20), population: 10_000,
      segments: [Fixture.segment("all", visits: .constant(5))],
      money: MoneyRules(tick: Money(millionths: 1)))
    let replication = Replication(market: market, seed: seed)
    let ledger = replication.finished(replication.logit(.logit(alpha: [8, 8], slope: 4))).ledger
    let occasions = Double(ledger.occasions[0])
    #expect(abs(occasions - 1e6) < 4 * 1e3)
    for (units, share) in [
      (ledger.units(ofOffer: 0), 0.471_376_81), (ledger.units(ofOffer: 1), 0.471_376_81),
      (ledger.occasions[0] - ledger.buyers[0], 0.057_246_38),
    ] {
      let error = (share * (1 - share) / occasions).squareRoot()
      #expect(abs(Double(units) / occasions - share) < 4 * error)
    }
  }

  static let mixed = LogitParameters.logit(
    alpha: [2, 2.2, 1.8, 1.5], slope: 2.013_752_707_470_476_5, logDeviation: 0.5)
  static let mixedPrices = [1.736_088, 1.863_230, 1.610_490, 1.373_663]

  static let mixedMarket = Fixture.market(
    mixedPrices.enumerated().map { Fixture.offer("p\($0)", firm: $0, list: $1) },
    calendar: Fixture.calendar(weeks: 2), population: 200_000,
    money: MoneyRules(tick: Money(millionths: 1)))

  @Test("quadrature gives O2.1's shares and elasticities at its prices")
  func mixedQuadrature() throws {
    let system = try DemandSystem(market: Self.mixedMarket, category: 0, parameters: Self.mixed)
    let shares = system.probabilities(at: Self.mixedPrices)
    let elasticities = system.ownElasticities(at: Self.mixedPrices)
    for (found, stated) in zip(shares, [0.112122, 0.112376, 0.112251, 0.123613]) {
      #expect(abs(found - stated) < 2e-6)
    }
    for (found, stated) in zip(elasticities, [-2.358533, -2.441243, -2.266732, -2.039095]) {
      #expect(abs(found - stated) < 1e-5)
    }
  }

  @Test(
    "consumers with lognormal price coefficients choose as quadrature says (O2.1)",
    arguments: [0, 1.5])
  func mixedSimulation(categoryTaste: Double) throws {
    var parameters = Self.mixed
    parameters.categoryTasteDeviation = categoryTaste
    let replication = Replication(market: Self.mixedMarket, seed: 13)
    let ledger = replication.finished(replication.logit(parameters)).ledger
    let system = try DemandSystem(market: Self.mixedMarket, category: 0, parameters: parameters)
    let shares = system.probabilities(at: Self.mixedPrices)
    let occasions = Double(ledger.occasions[0])
    // A consumer's visits share a coefficient: with Poisson(m) visits the variance of units per
    // occasion is [q (1 - q) + m Var(q_i)] / occasions.
    let meanVisits = 2.0
    for offer in 0..<4 {
      let spread = zip(system.weights.indices, system.weights).reduce(0) { sum, node in
        let utilities = (0..<4).map {
          system.alpha[4 * node.0 + $0] - system.firstSlopes[4 * node.0 + $0] * Self.mixedPrices[$0]
        }
        let q = logitShare(utilities, offer)
        return sum + node.1 * (q - shares[offer]) * (q - shares[offer])
      }
      let q = shares[offer]
      let error = ((q * (1 - q) + meanVisits * spread) / occasions).squareRoot()
      #expect(abs(Double(ledger.units(ofOffer: offer)) / occasions - q) < 4 * error)
    }
  }
}
