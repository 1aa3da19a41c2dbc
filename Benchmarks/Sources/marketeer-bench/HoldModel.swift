import EventSimulation
import Foundation
import RandomStreams

/// The hold model: take the first event, schedule it again after a random delay, many times over.
///
/// - SeeAlso: D. W. Jones, "An empirical comparison of priority-queue and event-set
///   implementations", *Communications of the ACM* 29(4), 1986.
func holdModel(_ name: String, pending: Int, holds: Int) -> Benchmark {
  Benchmark(name: name, unit: "hold") {
    var model = HoldModel(pending: pending)
    return { model.hold(times: holds) }
  }
}

private struct HoldModel {
  private var calendar = EventCalendar<Int>(startingAt: .start)
  /// Drawn before the clock starts, as the peer's are; mean one second.
  private let delays: [SimulationDuration]

  init(pending: Int) {
    var stream = RandomStream(
      seed: 1, replication: ReplicationKey(.pilot, number: 0), purpose: "delays",
      entity: EntityKey("hold model"))
    delays = (0..<65_536).map { _ in
      SimulationDuration(roundingSeconds: -log(stream.nextUniform()))
    }
    for event in 0..<pending {
      calendar.schedule(event, at: .start + delays[event % delays.count])
    }
  }

  mutating func hold(times: Int) -> Int {
    for index in 0..<times {
      guard let event = calendar.popNext() else { return index }
      calendar.schedule(event, at: calendar.now + delays[index & (delays.count - 1)])
    }
    return times
  }
}
