import MarketModel
import ScientificComputing
import Testing

@Suite("Expected visits to come")
struct VisitForecastTests {
  private static let hour: Int64 = 3_600_000_000

  @Test("a flat profile: rate x time left, from all consumers and the traffic factor")
  func flat() {
    var market = Fixture.market(
      [Fixture.offer("tea")], calendar: Fixture.calendar(weeks: 4, coolDown: 2), population: 400,
      segments: [Fixture.segment("all", visits: .constant(0.025))])
    market.traffic = 1.5
    let forecast = VisitForecast(market: market)
    for (hours, left) in [(-5.0, 60), (0, 60), (336, 30), (671.5, 60 * 0.5 / 672), (700, 0)] {
      let time = Int64(hours * Double(Self.hour))
      #expect(abs(forecast.visits(after: time) - left) < 1e-9)
    }
  }

  @Test("hours and weekdays without visits take nothing away")
  func profile() {
    var evenings = VisitProfile()
    evenings.hours = (0..<24).map { $0 >= 20 ? 1 : 0 }
    evenings.weekdays = [0, 0, 0, 0, 0, 1, 1]
    let market = Fixture.market(
      [Fixture.offer("tea")], calendar: Fixture.calendar(weeks: 1), population: 10,
      segments: [Fixture.segment("all", profile: evenings)])
    let forecast = VisitForecast(market: market)
    // Saturday is day 5; four hours in the evening hold half of the week's ten visits.
    for (hours, left) in [(0.0, 10.0), (140, 10), (142, 7.5), (144, 5), (160, 5), (168, 0)] {
      let time = Int64(hours * Double(Self.hour))
      #expect(abs(forecast.visits(after: time) - left) < 1e-9)
    }
  }
}
