import EventSimulation
import Foundation
import RandomStreams
import Testing

/// A Poisson process with rate 10 + 8 sin(2 pi t / 24) per hour, by thinning, oracle O6.
@Suite("Thinned arrivals on the event calendar are a Poisson process")
struct ArrivalProcessTests {
  static let days = 1_000

  @Test(
    "counts over parts of the day have the means of the integrated rate",
    arguments: [71, 72] as [UInt64])
  func countMeans(seed: UInt64) {
    let days = simulatedDays(seed: seed)
    for (from, to, expected) in [
      (0.0, 24.0, 240), (0, 12, 181.115498), (12, 24, 58.884502), (6, 7, 17.908927),
      (18, 19, 2.091073),
    ] {
      let counts = days.map { day in Double(day.count { $0 >= from && $0 < to }) }
      expectMean(counts, is: expected, "count in [\(from), \(to)]")
    }
  }

  @Test("daily counts have dispersion index 1", arguments: [71, 72] as [UInt64])
  func dispersion(seed: UInt64) {
    var counts = TallyStatistics()
    for day in simulatedDays(seed: seed) { counts.record(Double(day.count)) }
    // The index of n Poisson counts has standard deviation sqrt(2 / (n - 1)).
    let bound = 4 * (2 / Double(Self.days - 1)).squareRoot()
    #expect(abs(counts.variance / counts.mean - 1) <= bound)
  }

  @Test(
    "no event comes in the first 0.1 h with probability 0.36404734",
    arguments: [71, 72] as [UInt64])
  func firstEvent(seed: UInt64) {
    let isLate = simulatedDays(seed: seed).map { day in (day.first ?? 24) > 0.1 ? 1.0 : 0 }
    expectMean(isLate, is: 0.36404734, "P(first > 0.1)")
  }

  @Test("gaps in operational time are exponential", arguments: [71, 72] as [UInt64])
  func gapsAreExponential(seed: UInt64) {
    let gaps = simulatedDays(seed: seed).prefix(40).enumerated()
      .flatMap { day, times in times.map { integratedRate($0) + 240 * Double(day) } }
    let uniforms = zip(gaps.dropFirst(), gaps).map { 1 - exp($1 - $0) }.sorted()
    let count = Double(uniforms.count)
    let distance =
      uniforms.enumerated().map { index, value in
        max(Double(index + 1) / count - value, value - Double(index) / count)
      }.max() ?? 1
    // Dvoretzky-Kiefer-Wolfowitz with Massart's constant; false alarm 1e-5.
    #expect(distance <= (log(2 / 1e-5) / (2 * count)).squareRoot())
  }

  /// Returns the hours of the arrivals of each day.
  private func simulatedDays(seed: UInt64) -> [[Double]] {
    var process = ThinnedArrivals(days: Self.days, seed: seed)
    var calendar = EventCalendar<ThinnedArrivals.Event>(startingAt: .start)
    calendar.schedule(.candidate, at: .start + process.nextGap())
    calendar.run(until: .days(Self.days), handler: &process)
    return process.hoursByDay
  }
}

/// Returns the expected number of arrivals from midnight to `hour`.
private func integratedRate(_ hour: Double) -> Double {
  10 * hour + 8 * 24 / (2 * .pi) * (1 - cos(2 * .pi * hour / 24))
}

private struct ThinnedArrivals: EventHandler {
  enum Event { case candidate }

  private(set) var hoursByDay: [[Double]]
  private var gaps: RandomStream
  private var choices: RandomStream

  init(days: Int, seed: UInt64) {
    hoursByDay = Array(repeating: [], count: days)
    gaps = testStream("gaps", seed: seed, replication: 0)
    choices = testStream("thinning", seed: seed, replication: 0)
  }

  mutating func handle(
    _ event: Event, at time: SimulationTime, calendar: inout EventCalendar<Event>
  ) {
    let (day, microseconds) = time.microseconds.quotientAndRemainder(dividingBy: 86_400_000_000)
    let hour = Double(microseconds) / 3_600_000_000
    let rate = 10 + 8 * sin(2 * .pi * hour / 24)
    if choices.nextUniform() * 18 < rate { hoursByDay[Int(day)].append(hour) }
    calendar.schedule(.candidate, at: time + nextGap())
  }

  /// Draws the time to the next candidate; candidates come at the highest rate, 18 per hour.
  mutating func nextGap() -> SimulationDuration {
    SimulationDuration(roundingSeconds: -log(gaps.nextUniform()) * 3_600 / 18)
  }
}
