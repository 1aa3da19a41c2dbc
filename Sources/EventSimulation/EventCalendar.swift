/// The pending events of one simulation and its clock.
///
/// Events leave in the total order (time, priority, sequence): earlier first, then lower priority
/// value, then first scheduled. A copy is an independent simulation from the same state, so
/// a snapshot is an assignment.
public struct EventCalendar<Event: Sendable>: Sendable {
  @usableFromInline var agenda: EventAgenda
  /// The event of each slot of the agenda.
  @usableFromInline var events: [Event?] = []

  /// Creates an empty calendar whose clock shows `start`.
  @inlinable
  public init(startingAt start: SimulationTime) {
    agenda = EventAgenda(startingAt: start)
  }

  /// The clock: the time of the last event taken, or a later time it was moved to.
  @inlinable
  public var now: SimulationTime { agenda.now }

  /// The number of pending events.
  @inlinable
  public var count: Int { agenda.count }

  /// Whether nothing is pending.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// The time of the first pending event.
  @inlinable
  public var nextTime: SimulationTime? { agenda.nextTime }

  /// Adds an event; traps if `time` is before `now`.
  ///
  /// - Returns: A ticket with which to cancel the event.
  /// - Complexity: O(log *n*) in the number of pending events.
  @inlinable
  @discardableResult
  public mutating func schedule(
    _ event: Event, at time: SimulationTime, priority: EventPriority = .normal
  ) -> EventTicket {
    let ticket = agenda.schedule(at: time, priority: priority)
    if ticket.slot == events.count {
      events.append(event)
    } else {
      events[ticket.slot] = event
    }
    return ticket
  }

  /// Removes a pending event, and returns whether it still was pending.
  ///
  /// - Complexity: amortized O(log *n*) in the number of pending events.
  @inlinable
  @discardableResult
  public mutating func cancel(_ ticket: EventTicket) -> Bool {
    guard agenda.cancel(ticket) else { return false }
    events[ticket.slot] = nil
    return true
  }

  /// Removes and returns the first event, and moves the clock to its time.
  @inlinable
  public mutating func popNext() -> Event? {
    guard let slot = agenda.popNext() else { return nil }
    return events[slot].take()
  }

  /// Removes and returns the first event if it is due before `limit`, and moves the clock to its time.
  ///
  /// An event at `limit` itself stays, as in `prefix(upTo:)`.
  @inlinable
  public mutating func popNext(upTo limit: SimulationTime) -> Event? {
    guard let nextTime, nextTime < limit else { return nil }
    return popNext()
  }

  /// Moves the clock on; traps if `time` is before `now` or past a pending event.
  @inlinable
  public mutating func advance(to time: SimulationTime) {
    agenda.advance(to: time)
  }
}
