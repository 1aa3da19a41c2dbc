/// What a simulated system does when an event is due.
public protocol EventHandler {
  /// What can happen in the system.
  associatedtype Event: Sendable
  /// What a handler may throw; `Never` unless it says otherwise.
  associatedtype Failure: Error = Never

  /// Changes the system as `event` demands, and schedules what follows from it.
  ///
  /// - Parameters:
  ///   - event: What happens.
  ///   - time: The clock, equal to `calendar.now`.
  ///   - calendar: Where to schedule and to cancel.
  /// - Throws: What the system cannot handle; this ends the run.
  mutating func handle(
    _ event: Event, at time: SimulationTime, calendar: inout EventCalendar<Event>
  ) throws(Failure)
}

extension EventCalendar {
  /// Hands every event due before `horizon` to the handler, then moves the clock to `horizon`.
  ///
  /// An event at `horizon` itself stays pending, so that running to one horizon and on to the next
  /// equals running to the second at once. Traps if `horizon` is before `now`.
  ///
  /// - Throws: What the handler throws; the clock then shows the time of the failed event.
  @inlinable
  public mutating func run<Handler: EventHandler>(
    until horizon: SimulationTime, handler: inout Handler
  ) throws(Handler.Failure) where Handler.Event == Event {
    while let event = popNext(upTo: horizon) {
      try handler.handle(event, at: now, calendar: &self)
    }
    advance(to: horizon)
  }
}
