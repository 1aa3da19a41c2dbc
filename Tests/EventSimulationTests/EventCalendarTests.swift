import EventSimulation
import RandomStreams
import Testing

@Suite("The event calendar keeps its order")
struct EventCalendarTests {
  struct Scheduled: Equatable {
    let time: Int64
    let priority: Int16
    let sequence: Int

    /// The order in which events must leave.
    static func precedes(_ left: Scheduled, _ right: Scheduled) -> Bool {
      (left.time, left.priority, left.sequence) < (right.time, right.priority, right.sequence)
    }
  }

  @Test(
    "popping sorts by time, priority and order of scheduling",
    arguments: [0, 1, 2, 3, 4, 5, 6, 7, 20, 21, 22, 500], [1, 2] as [UInt64])
  func poppingSorts(count: Int, seed: UInt64) {
    let scheduled = randomEvents(count: count, seed: seed)
    var calendar = calendar(of: scheduled)
    #expect(popAll(&calendar) == scheduled.sorted(by: Scheduled.precedes))
  }

  @Test(
    "any mix of scheduling, cancelling and popping agrees with a sorted list", arguments: 1...20)
  func agreesWithSortedList(seed: UInt64) {
    var stream = testStream("operations", seed: seed, replication: 0)
    var calendar = EventCalendar<Scheduled>(startingAt: .start)
    var pending: [(event: Scheduled, ticket: EventTicket)] = []
    for sequence in 0..<400 {
      let choice = stream.nextUniform()
      if choice < 0.5 {
        let time = calendar.now.microseconds + Int64(8 * stream.nextUniform())
        let event = Scheduled(time: time, priority: Int16(8 * choice) - 2, sequence: sequence)
        pending.append((event, schedule(event, &calendar)))
        pending.sort { Scheduled.precedes($0.event, $1.event) }
      } else if choice < 0.8, !pending.isEmpty {
        let index = Int(stream.nextUniform() * Double(pending.count))
        let isCancelled = calendar.cancel(pending.remove(at: index).ticket)
        #expect(isCancelled)
      } else {
        #expect(calendar.popNext() == (pending.isEmpty ? nil : pending.removeFirst().event))
      }
      #expect(calendar.count == pending.count)
      #expect(calendar.nextTime?.microseconds == pending.first?.event.time)
    }
    #expect(popAll(&calendar) == pending.map(\.event))
  }

  @Test("cancelling most of many events leaves the rest in order")
  func manyCancellations() {
    let scheduled = randomEvents(count: 1_000, seed: 3)
    var calendar = EventCalendar<Scheduled>(startingAt: .start)
    let tickets = scheduled.map { schedule($0, &calendar) }
    for (index, ticket) in tickets.enumerated() where index % 10 != 0 {
      #expect(calendar.cancel(ticket) == true)
    }
    let kept = scheduled.filter { $0.sequence % 10 == 0 }
    #expect(popAll(&calendar) == kept.sorted(by: Scheduled.precedes))
  }

  @Test("an event can be cancelled once, and not after it has left")
  func cancelOnce() {
    var calendar = EventCalendar<Int>(startingAt: .start)
    let first = calendar.schedule(1, at: .seconds(1))
    let second = calendar.schedule(2, at: .seconds(2))
    #expect(calendar.cancel(second) == true)
    #expect(calendar.cancel(second) == false)
    #expect(calendar.popNext() == 1)
    #expect(calendar.cancel(first) == false)
    // The new events take the old places; the old tickets must not reach them.
    calendar.schedule(3, at: .seconds(3))
    calendar.schedule(4, at: .seconds(4))
    #expect(calendar.cancel(first) == false)
    #expect(calendar.cancel(second) == false)
    #expect(calendar.count == 2)
  }

  @Test("popping moves the clock, and cancelling does not")
  func clock() {
    var calendar = EventCalendar<Int>(startingAt: .seconds(-5))
    let ticket = calendar.schedule(1, at: .seconds(-4))
    calendar.schedule(2, at: .seconds(3))
    calendar.cancel(ticket)
    #expect(calendar.now == .seconds(-5))
    #expect(calendar.popNext() == 2)
    #expect(calendar.now == .seconds(3))
    #expect(calendar.popNext() == nil)
    #expect(calendar.now == .seconds(3))
  }

  @Test("popping up to a limit leaves an event at the limit")
  func limitIsExcluded() {
    var calendar = EventCalendar<Int>(startingAt: .start)
    calendar.schedule(1, at: .seconds(1))
    calendar.schedule(2, at: .seconds(2))
    #expect(calendar.popNext(upTo: .seconds(2)) == 1)
    #expect(calendar.popNext(upTo: .seconds(2)) == nil)
    #expect(calendar.now == .seconds(1))
    #expect(calendar.popNext(upTo: .seconds(2) + SimulationDuration(microseconds: 1)) == 2)
  }

  @Test("a copy is independent of the original")
  func copies() {
    var original = EventCalendar<Int>(startingAt: .start)
    let ticket = original.schedule(1, at: .seconds(1))
    var copy = original
    #expect(copy.cancel(ticket) == true)
    copy.schedule(2, at: .seconds(1))
    #expect(original.popNext() == 1)
    #expect(copy.popNext() == 2)
    #expect(original.isEmpty && copy.isEmpty)
  }

  private func randomEvents(count: Int, seed: UInt64) -> [Scheduled] {
    var stream = testStream("events", seed: seed, replication: 0)
    // Few distinct times and priorities make many ties.
    return (0..<count).map { sequence in
      Scheduled(
        time: Int64(stream.nextUniform() * 20), priority: Int16(stream.nextUniform() * 5) - 2,
        sequence: sequence)
    }
  }

  private func calendar(of events: [Scheduled]) -> EventCalendar<Scheduled> {
    var calendar = EventCalendar<Scheduled>(startingAt: .start)
    for event in events { schedule(event, &calendar) }
    return calendar
  }

  @discardableResult
  private func schedule(
    _ event: Scheduled, _ calendar: inout EventCalendar<Scheduled>
  ) -> EventTicket {
    calendar.schedule(
      event, at: SimulationTime(microseconds: event.time),
      priority: EventPriority(rawValue: event.priority))
  }

  private func popAll(_ calendar: inout EventCalendar<Scheduled>) -> [Scheduled] {
    var popped: [Scheduled] = []
    while let event = calendar.popNext() { popped.append(event) }
    return popped
  }
}

@Suite("The event calendar refuses what cannot be")
struct EventCalendarContractTests {
  @Test("scheduling into the past names both times")
  func schedulingIntoThePast() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var calendar = EventCalendar<Int>(startingAt: .seconds(2))
      calendar.schedule(1, at: .seconds(1))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      message.contains(
        "cannot schedule an event at 1000000 us, before the current time 2000000 us"))
  }

  @Test("moving the clock back fails")
  func movingBack() async {
    await #expect(processExitsWith: .failure) {
      var calendar = EventCalendar<Int>(startingAt: .seconds(2))
      calendar.advance(to: .seconds(1))
    }
  }

  @Test("moving the clock past a pending event names both times")
  func movingPastAnEvent() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var calendar = EventCalendar<Int>(startingAt: .start)
      calendar.schedule(1, at: .seconds(1))
      calendar.advance(to: .seconds(2))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      message.contains(
        "cannot move the clock to 2000000 us past the pending event at 1000000 us"))
  }

  @Test("a clock cannot start at the earliest possible time")
  func earliestStart() async {
    await #expect(processExitsWith: .failure) {
      _ = EventCalendar<Int>(startingAt: SimulationTime(microseconds: .min))
    }
  }
}
