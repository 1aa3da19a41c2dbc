import EventSimulation
import Foundation
import RandomStreams
import Testing

/// Queueing formulas, oracle O6.
///
/// Long runs are 50 batches of 4,000 customers, much longer than the queues remember, after one
/// batch of warm-up.
@Suite("Queues on the event calendar behave as the formulas say")
struct QueueTests {
  @Test(
    "M/M/1 at 80 % load has L 4, W 5, Wq 4, P(W > 5) = exp(-1)", arguments: [11, 12] as [UInt64])
  func singleServer(seed: UInt64) {
    let batches = steadyState(arrivalRate: 0.8, service: exponential(rate: 1), seed: seed)
    expectMean(batches.map(\.meanNumber), is: 4, "L")
    expectMean(batches.map(\.observations.meanSojourn), is: 5, "W")
    expectMean(batches.map(\.observations.meanDelay), is: 4, "Wq")
    let longSojourns = batches.map { $0.observations.shareOfSojourns(above: .seconds(5)) }
    expectMean(longSojourns, is: 0.36787944, "P(W > 5)")
  }

  struct ErlangCase {
    let arrivalRate: Double
    let servers: Int
    let delayed: Double
    let meanDelay: Double
    let delayedOverOne: Double
  }

  static let erlangCases = [
    ErlangCase(
      arrivalRate: 2, servers: 3, delayed: 0.44444444, meanDelay: 0.44444444,
      delayedOverOne: 0.16350197),
    ErlangCase(
      arrivalRate: 8, servers: 10, delayed: 0.40918015, meanDelay: 0.20459008,
      delayedOverOne: 0.05537651),
    ErlangCase(
      arrivalRate: 4.5, servers: 5, delayed: 0.76249322, meanDelay: 1.52498644,
      delayedOverOne: 0.46247552),
  ]

  @Test("M/M/c delays follow Erlang C", arguments: erlangCases, [21, 22] as [UInt64])
  func severalServers(expected: ErlangCase, seed: UInt64) {
    let batches = steadyState(
      arrivalRate: expected.arrivalRate, service: exponential(rate: 1), servers: expected.servers,
      seed: seed
    ).map(\.observations)
    expectMean(batches.map { $0.shareOfDelays(above: .zero) }, is: expected.delayed, "P(Wq > 0)")
    expectMean(batches.map(\.meanDelay), is: expected.meanDelay, "Wq")
    expectMean(
      batches.map { $0.shareOfDelays(above: .seconds(1)) }, is: expected.delayedOverOne, "P(Wq > 1)"
    )
  }

  @Test("M/M/1/5 at 80 % load blocks 8.88 % and holds 1.868", arguments: [31, 32] as [UInt64])
  func fullHouse(seed: UInt64) {
    let batches = steadyState(
      arrivalRate: 0.8, service: exponential(rate: 1), capacity: 5, seed: seed)
    expectMean(batches.map(\.observations.blockedShare), is: 0.08881950, "blocked")
    expectMean(batches.map(\.meanNumber), is: 1.86833203, "L")
  }

  struct ServiceCase {
    let name: String
    let meanDelay: Double
    let service: QueueModel.Sampler
  }

  /// Service times with mean 1; the delay follows from their variance alone (Pollaczek-Khinchine).
  static let serviceCases = [
    ServiceCase(name: "constant", meanDelay: 2) { _ in 1 },
    ServiceCase(name: "Erlang-4", meanDelay: 2.5) { stream in
      (0..<4).reduce(0) { sum, _ in sum - log(stream.nextUniform()) / 4 }
    },
    ServiceCase(name: "uniform on (0, 2)", meanDelay: 2.6666667) { 2 * $0.nextUniform() },
    ServiceCase(name: "hyperexponential, cv 2", meanDelay: 10, service: hyperexponential),
  ]

  @Test("M/G/1 delays follow Pollaczek-Khinchine", arguments: serviceCases, [41, 42] as [UInt64])
  func generalService(expected: ServiceCase, seed: UInt64) {
    let batches = steadyState(arrivalRate: 0.8, service: expected.service, seed: seed)
    expectMean(batches.map(\.observations.meanDelay), is: expected.meanDelay, "\(expected.name)")
  }

  @Test("from empty, M/M/1 at 80 % load delays customers as the exact recursion says")
  func transientAtEighty() {
    let short = delaysFromEmpty(customers: 10, arrivalRate: 0.8, replications: 20_000, seed: 51)
    #expect(short.allSatisfy { $0[0] == .zero })
    expectMean(short.map { $0[1].seconds }, is: 0.44444444, "customer 2")
    expectMean(short.map { $0[2].seconds }, is: 0.75171468, "customer 3")
    expectMean(short.map { $0[9].seconds }, is: 1.85983209, "customer 10")
    expectMean(short.map(averageDelay), is: 1.14884163, "first 10")
    let long = delaysFromEmpty(customers: 100, arrivalRate: 0.8, replications: 2_000, seed: 52)
    expectMean(long.map { $0[99].seconds }, is: 3.81037625, "customer 100")
    expectMean(long.map(averageDelay), is: 3.10005380, "first 100")
  }

  @Test("from empty, M/M/1 at 90 % load delays the first 25 customers by 2.12449 on average")
  func transientAtNinety() {
    // Service has mean 0.9 in units of the mean time between arrivals.
    let delays = delaysFromEmpty(
      customers: 25, arrivalRate: 1, serviceRate: 1 / 0.9, replications: 10_000, seed: 53)
    expectMean(delays.map(averageDelay), is: 2.12449, "first 25")
  }

  @Test("Little's law holds exactly from empty to empty", arguments: [61, 62, 63] as [UInt64])
  func littlesLaw(seed: UInt64) {
    var queue = QueueModel(
      servers: 3, capacity: 40, arrivals: 5_000, interarrival: exponential(rate: 2.7),
      service: exponential(rate: 1), seed: seed, replication: 0)
    var calendar = started(&queue)
    let horizon = SimulationTime.weeks(1)
    calendar.run(until: horizon, handler: &queue)
    let timeInSystem = queue.observations.sojourns.reduce(.zero, +)
    #expect(calendar.isEmpty)
    #expect(queue.observations.sojourns.count + queue.observations.blocked == 5_000)
    #expect(
      queue.numberInSystem.integral(upTo: horizon) == Double(timeInSystem.microseconds))
  }

  private func averageDelay(_ delays: [SimulationDuration]) -> Double {
    delays.reduce(.zero, +).seconds / Double(delays.count)
  }
}

/// What one batch of a long run showed.
private struct Batch {
  let observations: QueueObservations
  /// The mean number in the system over the batch.
  let meanNumber: Double
}

/// Runs a queue for 51 batches of 4,000 expected arrivals and returns all but the first.
private func steadyState(
  arrivalRate: Double, service: @escaping QueueModel.Sampler, servers: Int = 1,
  capacity: Int = .max, seed: UInt64
) -> [Batch] {
  var queue = QueueModel(
    servers: servers, capacity: capacity, arrivals: .max,
    interarrival: exponential(rate: arrivalRate), service: service, seed: seed, replication: 0)
  var calendar = started(&queue)
  let length = SimulationDuration(roundingSeconds: 4_000 / arrivalRate)
  let batches = (0...50).map { _ in nextBatch(of: length, &queue, &calendar) }
  return Array(batches.dropFirst())
}

private func nextBatch(
  of length: SimulationDuration, _ queue: inout QueueModel,
  _ calendar: inout EventCalendar<QueueModel.Event>
) -> Batch {
  let start = calendar.now
  let integralBefore = queue.numberInSystem.integral(upTo: start)
  queue.observations = QueueObservations()
  calendar.run(until: start + length, handler: &queue)
  let integral = queue.numberInSystem.integral(upTo: calendar.now) - integralBefore
  return Batch(
    observations: queue.observations, meanNumber: integral / Double(length.microseconds))
}

/// Returns the delays of the first customers of each of many M/M/1 queues that start empty.
private func delaysFromEmpty(
  customers: Int, arrivalRate: Double, serviceRate: Double = 1, replications: Int, seed: UInt64
) -> [[SimulationDuration]] {
  (0..<replications).map { replication in
    var queue = QueueModel(
      servers: 1, capacity: .max, arrivals: customers,
      interarrival: exponential(rate: arrivalRate), service: exponential(rate: serviceRate),
      seed: seed, replication: replication)
    var calendar = started(&queue)
    calendar.run(until: .weeks(1), handler: &queue)
    return queue.observations.delays
  }
}

/// Returns a calendar with the queue's first arrival.
private func started(_ queue: inout QueueModel) -> EventCalendar<QueueModel.Event> {
  var calendar = EventCalendar<QueueModel.Event>(startingAt: .start)
  queue.scheduleArrival(calendar: &calendar)
  return calendar
}

/// Draws from a mixture of two exponentials with balanced means: mean 1, coefficient of variation 2.
///
/// The first branch has probability p = (1 + sqrt((cv^2 - 1) / (cv^2 + 1))) / 2 and rate 2p.
@Sendable
private func hyperexponential(_ stream: inout RandomStream) -> Double {
  let probability = (1 + 0.6.squareRoot()) / 2
  let rate = 2 * (stream.nextUniform() < probability ? probability : 1 - probability)
  return -log(stream.nextUniform()) / rate
}
