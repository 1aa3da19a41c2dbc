import EventSimulation
import RandomStreams
import ScientificComputing
import Testing

@testable import MarketModel

/// Lifts of the rate of visits, layer by layer.
@Suite("traffic")
struct TrafficTests {
  /// A consumer's visit, by which runs are compared.
  struct Place: Hashable {
    var consumer: Int32
    var time: Int64
    var layer: UInt16
  }

  static let weekdays = VisitProfile(weekdays: [1, 1, 1, 1, 2, 4, 0])

  static let market = Fixture.market(
    [Fixture.offer("p")], calendar: Fixture.calendar(weeks: 4), population: 4_000,
    segments: [Fixture.segment("all", visits: .constant(1.5), profile: weekdays)])

  static func visits(_ lifts: LiftCourse, weeks: Int = 3, timing: OccasionTiming = .everyVisit)
    -> [Visit]
  {
    let population = Population(
      market: market, size: market.population, seed: 5, replication: Fixture.ranking)
    var clock = VisitClock(
      market: market, population: population, seed: 5, replication: Fixture.ranking)
    return (0..<weeks).flatMap {
      clock.visits(week: $0, population: population, timing: timing, lifts: lifts)
    }
  }

  static func places(_ visits: [Visit]) -> Set<Place> {
    Set(visits.map { Place(consumer: $0.consumer, time: $0.time, layer: $0.layer) })
  }

  /// The same lift from time 0 for ten weeks.
  static func steady(_ change: Double) -> LiftCourse {
    var course = LiftCourse()
    course.add(.init(start: 0, end: 10 * VisitClock.week, change: change, halfLife: 0))
    return course
  }

  @Test("a lift of one changes nothing")
  func noLift() {
    #expect(Self.visits(Self.steady(0)) == Self.visits(LiftCourse()))
  }

  @Test("a lift above one keeps every base visit where it is", arguments: [0.05, 0.4, 1.3, 2.6])
  func baseStays(change: Double) {
    let lifted = Self.visits(Self.steady(change))
    #expect(lifted.filter { $0.layer == 0 } == Self.visits(LiftCourse()))
    #expect(lifted.contains { $0.layer > 0 })
  }

  @Test(
    "the visits at a lift are among those at any higher lift",
    arguments: zip([0.2, -0.4, -0.1, 0.4, 1.2], [0.4, -0.1, 0.3, 1.6, 2.4]))
  func nested(low: Double, high: Double) {
    let fewer = Self.places(Self.visits(Self.steady(low)))
    let more = Self.places(Self.visits(Self.steady(high)))
    #expect(fewer.isSubset(of: more) && fewer.count < more.count)
  }

  @Test("the mean number of visits is the rate times the lift", arguments: [-0.5, 0.2, 0.75, 1.9])
  func mean(change: Double) {
    // 4,000 consumers, 1.5 visits a week, three weeks: Poisson counts of mean 18,000 at a lift of 1.
    let expected = 18_000 * (1 + change)
    let count = Double(Self.visits(Self.steady(change)).count)
    #expect(abs(count - expected) < 4 * expected.squareRoot())
  }

  @Test("lift visits follow the profile of the base")
  func profile() {
    let added = Self.visits(Self.steady(1)).filter { $0.layer > 0 }
    let days = added.map { Int($0.time / 86_400_000_000) % 7 }
    let saturdays = Double(days.count { $0 == 5 })
    let total = Double(added.count)
    #expect(days.count { $0 == 6 } == 0)
    #expect(abs(saturdays / total - 0.4) < 4 * (0.24 / total).squareRoot())
  }

  @Test("factors multiply, and a lift decays by half in each half-life")
  func decay() {
    let day: Int64 = 86_400_000_000
    let source = LiftCourse.Source(start: 0, end: 7 * day, change: 0.4, halfLife: 14 * day)
    #expect(source.factor(at: -1) == 1)
    #expect(source.factor(at: 3 * day) == 1.4)
    #expect(abs(source.factor(at: 21 * day) - 1.2) < 1e-12)
    #expect(abs(source.factor(at: 35 * day) - 1.1) < 1e-12)
    var course = LiftCourse()
    course.add(source)
    course.add(.init(start: 0, end: 7 * day, change: -0.5, halfLife: 0))
    #expect(abs(course.factor(at: day) - 0.7) < 1e-12)
    #expect(abs(course.factor(at: 21 * day) - 1.2) < 1e-12)
  }

  @Test("visits after a lift decay as its integral says")
  func decayedMean() {
    let week = Double(VisitClock.week)
    var course = LiftCourse()
    course.add(.init(start: -1, end: 0, change: 0.8, halfLife: VisitClock.week))
    // The flat profile of this market's weekdays is not flat, so weeks are compared as a whole:
    // a fine sum over the profile's hours of factor times weight.
    let weights = [1.0, 1, 1, 1, 2, 4, 0]
    let expected = (0..<3 * 168).reduce(0.0) { sum, hour in
      let middle = (Double(hour) + 0.5) * 3_600e6
      return sum + weights[hour / 24 % 7] / 240 * (1 + 0.8 * pow2(-middle / week))
    }
    let count = Double(Self.visits(course).count)
    #expect(abs(count - 6_000 * expected) < 4 * (6_000 * expected).squareRoot())
  }

  private func pow2(_ exponent: Double) -> Double { expOf(lnOf(2) * exponent) }

  @Test("with one occasion a period a lift brings only those who had no base visit")
  func onePerPeriod() {
    let base = Self.visits(LiftCourse(), weeks: 1, timing: .onePerPeriod)
    let lifted = Self.visits(Self.steady(0.5), weeks: 1, timing: .onePerPeriod)
    #expect(lifted.filter { $0.layer == 0 } == base)
    #expect(Set(lifted.map(\.consumer)).count == lifted.count)
    // Of those without a base visit, e^-1.5 of all, a share 1 - e^-0.75 has a lift visit.
    let expected = 4_000 * expOf(-1.5) * (1 - expOf(-0.75))
    #expect(abs(Double(lifted.count - base.count) - expected) < 4 * expected.squareRoot())
  }

  @Test("a promotion draws visits while it runs and a campaign costs a week's price a week")
  func ledger() {
    var promotion = Promotion(
      name: "deal", offers: [0], reduction: .percentOff(0), firstDay: 7, lastDay: 13)
    promotion.traffic = TrafficLift(change: 0.5)
    var market = Self.market
    market.promotions = [promotion]
    market.advertising = AdvertisingPlan([
      Advertising(
        name: "radio", firm: 0, firstDay: 0, lastDay: 9, costPerWeek: Money(100.01),
        lift: TrafficLift(change: 0.25))
    ])
    let replication = Replication(market: market)
    let intent = replication.logit(.certain(offers: 1))
    var simulation = replication.started(intent)
    simulation.runMeasured(focal: RuleStrategy.list, promotions: [0], advertising: [0])
    let totals = simulation.ledger.offers[0]
    #expect(totals.advertising == 100_010_000 + 100_010_000 * 3 / 7)
    let visits = simulation.ledger.visits
    #expect(visits.total == simulation.ledger.occasions[0] && visits.thinned == 0)
    // Weekday weights add up to 10; the campaign's second week covers Monday to Wednesday.
    let expected = 6_000 * (0.25 + 0.3 * (1.5 * 1.25 - 1) + 0.7 * 0.5)
    #expect(abs(Double(visits.added) - expected) < 4 * expected.squareRoot())
  }
}
