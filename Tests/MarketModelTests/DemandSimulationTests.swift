import EventSimulation
import Foundation
import MarketModel
import ScientificComputing
import Testing

/// The simulation against the closed form, with quantities, and expected prices week by week.
@Suite("simulated demand")
struct DemandSimulationTests {
  /// The same consumers at every visit; price terms relative.
  struct RelativeLogit: IntentModel {
    let priceTerms = PriceTerms.relative
    let historyLength = 0
    let timing = OccasionTiming.everyVisit

    func score(_ batch: ScoringBatch, into scores: inout ScoreTable) {
      scores.reshape(rows: batch.consumers.count, offers: 2, terms: 2)
      for cell in 0..<2 * batch.consumers.count {
        scores.alpha[cell] = 0.25
        scores.slopes[2 * cell] = 2
        scores.slopes[2 * cell + 1] = 1.5
      }
    }
  }

  static let shares = [0.5, 0.3, 0.2]

  static func market(warmUp: Int, population: Int, response: Double) -> MarketDefinition {
    Fixture.market(
      (0..<2).map {
        Fixture.offer(
          "p\($0)", list: 2.5, quantityShares: shares, quantityResponse: response)
      }, calendar: Fixture.calendar(warmUp: warmUp, weeks: 1), population: population,
      segments: [Fixture.segment("all", visits: .constant(4))])
  }

  /// Units per occasion lie within four standard errors of the closed form.
  func expectAgreement(
    _ ledger: Ledger, _ system: DemandSystem, prices: [Double], change: [Double], response: Double
  ) {
    let occasions = Double(ledger.occasions[0])
    let (units, probabilities) = (system.units(at: prices), system.probabilities(at: prices))
    for offer in 0..<2 {
      let moments = Moments(shares: Self.shares, response: response, change: change[offer])
      #expect(abs(units[offer] - probabilities[offer] * moments.units) < 1e-12)
      let variance = probabilities[offer] * moments.squares - units[offer] * units[offer]
      let found = Double(ledger.units(ofOffer: offer)) / occasions
      #expect(abs(found - units[offer]) < 4 * (variance / occasions).squareRoot())
    }
  }

  static let cut = RuleStrategy(rule: { _ in [Money(2), Money(3)] })

  @Test("units per occasion agree in money, with quantities that respond to price")
  func money() throws {
    let replication = Replication(
      market: Self.market(warmUp: 0, population: 50_000, response: 1.2), seed: 51)
    let parameters = LogitParameters.logit(alpha: [1.5, 2], slope: 0.8)
    let ledger = replication.finished(replication.logit(parameters), focal: Self.cut).ledger
    expectAgreement(
      ledger, try DemandSystem(market: replication.market, category: 0, parameters: parameters),
      prices: [2, 3], change: [-0.5, 0.5], response: 1.2)
  }

  @Test(
    "units per occasion agree with relative prices, in the first week frozen, after a year adapted",
    arguments: [(0, 50_000, DemandSystem.Adaptation.frozen), (52, 10_000, .adapted)])
  func relative(warmUp: Int, population: Int, adaptation: DemandSystem.Adaptation) {
    let market = Self.market(warmUp: warmUp, population: population, response: 2)
    var replication = Replication(market: market, seed: 52)
    if warmUp > 0 { replication.baselines[0] = Self.cut }
    let adjustment = UtilityAdjustment(
      shifts: [0.25, -0.5], firstScales: [0.75, 0.75], secondScales: [2, 2])
    let ledger = replication.finished(
      RelativeLogit(), focal: Self.cut, adjustment: adjustment
    ).ledger
    let system = DemandSystem(
      offers: market.offers.map(DemandSystem.Offer.init), priceTerms: .relative,
      adaptation: adaptation, weights: [1], alpha: [0.5, -0.25], firstSlopes: [1.5, 1.5],
      secondSlopes: [3, 3])
    expectAgreement(
      ledger, system, prices: [2, 3], change: [log(0.8), 0.2], response: 2)
  }

  @Test("expected prices take in a quarter of each week's time-weighted mean ratio")
  func expectedPrices() {
    // From noon of day 2 on 20 % off, for ever; offer 1 stays at list.
    let strategy = RuleStrategy(reviews: ReviewPlan(every: .weeks(8), offsets: [.hours(60)])) {
      $0.time > 0 ? [Money(2), Money(2.5)] : [Money(2.5), Money(2.5)]
    }
    var market = Self.market(warmUp: 0, population: 50, response: 0)
    market.calendar.horizonWeeks = 5
    let replication = Replication(market: market)
    let adjustment = UtilityAdjustment(
      shifts: [0, 0], firstScales: [0.5, 0.5], secondScales: [4, 4])
    var simulation = replication.started(RelativeLogit(), adjustment: adjustment)
    simulation.pilot = PilotRecord(market: market, adjustment: adjustment, capacity: 100_000)
    simulation.runMeasured(focal: strategy, promotions: [])
    let occasions = simulation.pilot?.occasions(ofCategory: 0) ?? []
    #expect(occasions.count == Int(simulation.ledger.occasions[0]) && occasions.count > 900)

    var ratio = 1.0
    var stated: Set<Int> = [0]
    for week in 0..<5 {
      stated.insert(Int((log(0.8 / ratio) * 1e9).rounded()))
      let mean = week == 0 ? (60 + 108 * 0.8) / 168 : 0.8
      ratio = 0.75 * ratio + 0.25 * mean
    }
    #expect(Set(occasions.map { Int(($0.second[0] * 1e9).rounded()) }) == stated)
    #expect(Set(occasions.map { $0.second[1] }) == [0])
    #expect(Set(occasions.map { Int(($0.first[0] * 1e9).rounded()) }) == [0, -223_143_551])
  }
}
