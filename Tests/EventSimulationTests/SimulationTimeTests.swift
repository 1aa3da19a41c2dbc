import EventSimulation
import Foundation
import Testing

@Suite("Simulated time is whole microseconds")
struct SimulationTimeTests {
  @Test("factories count microseconds")
  func factories() {
    #expect(SimulationTime.seconds(-3).microseconds == -3_000_000)
    #expect(SimulationTime.minutes(2) == .seconds(120))
    #expect(SimulationTime.hours(2) == .minutes(120))
    #expect(SimulationTime.days(2) == .hours(48))
    #expect(SimulationTime.weeks(2) == .days(14))
    #expect(SimulationDuration.minutes(2) == .seconds(120))
    #expect(SimulationDuration.weeks(-1) == .hours(-168))
  }

  @Test("times and durations add and subtract")
  func arithmetic() {
    let time = SimulationTime.hours(5)
    #expect(time + .minutes(30) == .minutes(330))
    #expect(time - .hours(6) == .hours(-1))
    #expect(time.duration(since: .hours(2)) == .hours(3))
    #expect(SimulationDuration.hours(1) * 24 - .hours(1) + .minutes(60) == .days(1))
    var moved = time
    moved += .hours(1)
    #expect(moved == .hours(6) && time < moved)
  }

  @Test("seconds are rounded to the nearest microsecond and back")
  func rounding() {
    #expect(SimulationDuration(roundingSeconds: 0.000_001_6).microseconds == 2)
    #expect(
      SimulationDuration(roundingSeconds: -1.25) == SimulationDuration(microseconds: -1_250_000))
    #expect(SimulationDuration(microseconds: 1_500_000).seconds == 1.5)
  }

  @Test("times and durations are coded as whole numbers")
  func coding() throws {
    let data = try JSONEncoder().encode([SimulationTime.seconds(-1), .start])
    #expect(String(decoding: data, as: UTF8.self) == "[-1000000,0]")
    #expect(try JSONDecoder().decode([SimulationTime].self, from: data) == [.seconds(-1), .start])
    let durations = try JSONEncoder().encode([SimulationDuration.seconds(2)])
    #expect(String(decoding: durations, as: UTF8.self) == "[2000000]")
    #expect(try JSONDecoder().decode([SimulationDuration].self, from: durations) == [.seconds(2)])
  }

  @Test("arithmetic beyond 64 bits fails instead of wrapping")
  func overflow() async {
    // Each result decides an exit code, as the optimizer may drop an addition nobody looks at.
    await #expect(processExitsWith: .failure) {
      let later = SimulationTime(microseconds: .max) + SimulationDuration(microseconds: 1)
      exit(later == .start ? 1 : 0)
    }
    await #expect(processExitsWith: .failure) {
      exit(SimulationDuration.weeks(.max) == .zero ? 1 : 0)
    }
    await #expect(processExitsWith: .failure) {
      exit(SimulationDuration(roundingSeconds: 1e13) == .zero ? 1 : 0)
    }
  }
}
