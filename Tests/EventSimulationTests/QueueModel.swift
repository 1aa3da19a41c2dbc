import EventSimulation
import Foundation
import RandomStreams

/// A first-come, first-served queue with one line, several servers and, maybe, a full house.
struct QueueModel: EventHandler {
  enum Event {
    case arrival
    case departure(arrived: SimulationTime)
  }

  /// Draws a number of seconds.
  typealias Sampler = @Sendable (inout RandomStream) -> Double

  let servers: Int
  let capacity: Int
  let interarrival: Sampler
  let service: Sampler
  private(set) var remainingArrivals: Int
  private var interarrivals: RandomStream
  private var services: RandomStream

  private(set) var numberInSystem = TimeWeightedStatistics(level: 0, at: .start)
  private var inSystem = 0
  private var line: [SimulationTime] = []
  private var head = 0
  /// What was observed since the caller last replaced it.
  var observations = QueueObservations()

  init(
    servers: Int, capacity: Int, arrivals: Int, interarrival: @escaping Sampler,
    service: @escaping Sampler, seed: UInt64, replication: Int
  ) {
    self.servers = servers
    self.capacity = capacity
    self.interarrival = interarrival
    self.service = service
    self.remainingArrivals = arrivals
    self.interarrivals = testStream("interarrivals", seed: seed, replication: replication)
    self.services = testStream("services", seed: seed, replication: replication)
  }

  mutating func handle(
    _ event: Event, at time: SimulationTime, calendar: inout EventCalendar<Event>
  ) {
    switch event {
    case .arrival: admit(at: time, calendar: &calendar)
    case .departure(let arrived): release(arrived: arrived, at: time, calendar: &calendar)
    }
    numberInSystem.record(level: Double(inSystem), at: time)
  }

  /// Schedules the next arrival, if there is one to come.
  mutating func scheduleArrival(calendar: inout EventCalendar<Event>) {
    guard remainingArrivals > 0 else { return }
    remainingArrivals -= 1
    let gap = SimulationDuration(roundingSeconds: interarrival(&interarrivals))
    calendar.schedule(.arrival, at: calendar.now + gap)
  }

  private mutating func admit(at time: SimulationTime, calendar: inout EventCalendar<Event>) {
    scheduleArrival(calendar: &calendar)
    observations.arrivals += 1
    guard inSystem < capacity else {
      observations.blocked += 1
      return
    }
    inSystem += 1
    line.append(time)
    if inSystem <= servers { serveNext(at: time, calendar: &calendar) }
  }

  private mutating func release(
    arrived: SimulationTime, at time: SimulationTime, calendar: inout EventCalendar<Event>
  ) {
    inSystem -= 1
    observations.sojourns.append(time.duration(since: arrived))
    if inSystem >= servers { serveNext(at: time, calendar: &calendar) }
  }

  private mutating func serveNext(at time: SimulationTime, calendar: inout EventCalendar<Event>) {
    let arrived = line[head]
    head += 1
    observations.delays.append(time.duration(since: arrived))
    let length = SimulationDuration(roundingSeconds: service(&services))
    calendar.schedule(.departure(arrived: arrived), at: time + length)
    if head == line.count {
      line.removeAll(keepingCapacity: true)
      head = 0
    }
  }
}

/// What happened to the customers of a queue.
struct QueueObservations {
  var arrivals = 0
  var blocked = 0
  /// Time in line of each customer whose service began, in order.
  var delays: [SimulationDuration] = []
  /// Time in the system of each customer who left.
  var sojourns: [SimulationDuration] = []

  var meanDelay: Double { mean(delays) }
  var meanSojourn: Double { mean(sojourns) }
  var blockedShare: Double { Double(blocked) / Double(arrivals) }

  func shareOfDelays(above limit: SimulationDuration) -> Double {
    Double(delays.count { $0 > limit }) / Double(delays.count)
  }

  func shareOfSojourns(above limit: SimulationDuration) -> Double {
    Double(sojourns.count { $0 > limit }) / Double(sojourns.count)
  }

  private func mean(_ durations: [SimulationDuration]) -> Double {
    durations.reduce(.zero, +).seconds / Double(durations.count)
  }
}

/// Returns a sampler of the exponential distribution.
func exponential(rate: Double) -> QueueModel.Sampler {
  { stream in -log(stream.nextUniform()) / rate }
}
