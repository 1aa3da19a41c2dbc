import EventSimulation
import Testing

@Suite("The run loop")
struct RunLoopTests {
  /// Counts ticks one second apart and remembers their times.
  struct Ticker: EventHandler {
    enum Event { case tick }
    private(set) var times: [SimulationTime] = []

    mutating func handle(
      _ event: Event, at time: SimulationTime, calendar: inout EventCalendar<Event>
    ) {
      times.append(time)
      calendar.schedule(.tick, at: time + .seconds(1))
    }
  }

  @Test("handles events before the horizon, leaves one at it, and ends with the clock there")
  func horizonIsExcluded() {
    var ticker = Ticker()
    var calendar = startedCalendar()
    calendar.run(until: .seconds(3), handler: &ticker)
    #expect(ticker.times == [.start, .seconds(1), .seconds(2)])
    #expect(calendar.now == .seconds(3))
    #expect(calendar.nextTime == .seconds(3))
  }

  @Test("run to one horizon and on to the next equals run to the second at once")
  func runsCompose() {
    var (inParts, atOnce) = (Ticker(), Ticker())
    var (firstCalendar, secondCalendar) = (startedCalendar(), startedCalendar())
    firstCalendar.run(until: .seconds(2), handler: &inParts)
    firstCalendar.run(until: .seconds(5), handler: &inParts)
    secondCalendar.run(until: .seconds(5), handler: &atOnce)
    #expect(inParts.times == atOnce.times)
    #expect(firstCalendar.now == secondCalendar.now)
  }

  @Test("an event scheduled for now by a handler is handled in the same run, after its equals")
  func eventsForNow() {
    struct Recorder: EventHandler {
      private(set) var events: [String] = []
      mutating func handle(
        _ event: String, at time: SimulationTime, calendar: inout EventCalendar<String>
      ) {
        events.append(event)
        if event == "first" { calendar.schedule("caused by first", at: time) }
      }
    }
    var recorder = Recorder()
    var calendar = EventCalendar<String>(startingAt: .start)
    calendar.schedule("first", at: .start)
    calendar.schedule("second", at: .start)
    calendar.run(until: .seconds(1), handler: &recorder)
    #expect(recorder.events == ["first", "second", "caused by first"])
  }

  @Test("what a handler throws ends the run at the failed event")
  func throwingHandler() {
    struct Refusal: Error, Equatable { let event: Int }
    struct Refuser: EventHandler {
      func handle(
        _ event: Int, at time: SimulationTime, calendar: inout EventCalendar<Int>
      ) throws(Refusal) {
        if event == 2 { throw Refusal(event: event) }
      }
    }
    var refuser = Refuser()
    var calendar = EventCalendar<Int>(startingAt: .start)
    for event in 1...3 { calendar.schedule(event, at: .seconds(event)) }
    #expect(throws: Refusal(event: 2)) {
      try calendar.run(until: .seconds(9), handler: &refuser)
    }
    #expect(calendar.now == .seconds(2))
    #expect(calendar.count == 1)
  }

  @Test("a run into the past fails")
  func runIntoThePast() async {
    await #expect(processExitsWith: .failure) {
      var ticker = Ticker()
      var calendar = EventCalendar<Ticker.Event>(startingAt: .seconds(1))
      calendar.run(until: .start, handler: &ticker)
    }
  }

  private func startedCalendar() -> EventCalendar<Ticker.Event> {
    var calendar = EventCalendar<Ticker.Event>(startingAt: .start)
    calendar.schedule(.tick, at: .start)
    return calendar
  }
}
