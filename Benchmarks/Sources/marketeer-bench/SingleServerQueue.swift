import EventSimulation
import Foundation
import RandomStreams

/// An M/M/1 queue at 80 % load, from empty, up to a number of arrivals.
func singleServerQueue(_ name: String, customers: Int) -> Benchmark {
  Benchmark(name: name, unit: "customer") {
    var queue = SingleServerQueue(customers: customers)
    var calendar = EventCalendar<SingleServerQueue.Event>(startingAt: .start)
    calendar.schedule(.arrival, at: .start)
    return {
      calendar.run(until: SimulationTime(microseconds: .max), handler: &queue)
      return queue.served
    }
  }
}

private struct SingleServerQueue: EventHandler {
  enum Event {
    case arrival
    case departure
  }

  private(set) var served = 0
  private var remainingArrivals: Int
  private var inSystem = 0
  private var length = TimeWeightedStatistics(level: 0, at: .start)
  private var interarrivals = Self.stream("interarrivals")
  private var services = Self.stream("services")

  init(customers: Int) {
    remainingArrivals = customers
  }

  mutating func handle(
    _ event: Event, at time: SimulationTime, calendar: inout EventCalendar<Event>
  ) {
    switch event {
    case .arrival:
      remainingArrivals -= 1
      inSystem += 1
      if inSystem == 1 { startService(at: time, calendar: &calendar) }
      if remainingArrivals > 0 {
        calendar.schedule(.arrival, at: time + Self.delay(mean: 1.25, &interarrivals))
      }
    case .departure:
      served += 1
      inSystem -= 1
      if inSystem > 0 { startService(at: time, calendar: &calendar) }
    }
    length.record(level: Double(inSystem), at: time)
  }

  private mutating func startService(
    at time: SimulationTime, calendar: inout EventCalendar<Event>
  ) {
    calendar.schedule(.departure, at: time + Self.delay(mean: 1, &services))
  }

  private static func delay(mean: Double, _ stream: inout RandomStream) -> SimulationDuration {
    SimulationDuration(roundingSeconds: -mean * log(stream.nextUniform()))
  }

  private static func stream(_ purpose: String) -> RandomStream {
    RandomStream(
      seed: 1, replication: ReplicationKey(.pilot, number: 0), purpose: purpose,
      entity: EntityKey("queue"))
  }
}
