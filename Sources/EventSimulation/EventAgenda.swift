/// The clock and the order of a calendar's events, without the events themselves.
///
/// Each pending event owns a slot. Cancelling frees the slot at once and leaves the key in the heap,
/// stale; stale keys never reach the head of the heap and never outnumber the live ones.
@usableFromInline
struct EventAgenda: Sendable {
  @usableFromInline private(set) var now: SimulationTime
  private var heap = EventKeyHeap()
  /// The sequence of the event in each slot, or `Self.vacant`.
  private var sequences: [UInt64] = []
  private var vacantSlots: [Int] = []
  private var staleCount = 0
  private var nextSequence: UInt64 = 0

  private static let vacant = UInt64.max

  @usableFromInline
  init(startingAt start: SimulationTime) {
    precondition(start.microseconds > .min, "a clock starts after the earliest possible time")
    now = start
  }

  @usableFromInline
  var count: Int { heap.count - staleCount }

  @usableFromInline
  var nextTime: SimulationTime? { heap.first?.time }

  @usableFromInline
  mutating func schedule(at time: SimulationTime, priority: EventPriority) -> EventTicket {
    requireNotPast(time, "schedule an event")
    precondition(nextSequence < EventKey.sequenceLimit, "a calendar holds at most 2^48 events")
    let sequence = nextSequence
    nextSequence += 1
    let slot = takeSlot(for: sequence)
    heap.insert(EventKey(time: time, priority: priority, sequence: sequence, slot: slot))
    return EventTicket(slot: slot, sequence: sequence)
  }

  /// Returns whether the event was still pending.
  @usableFromInline
  mutating func cancel(_ ticket: EventTicket) -> Bool {
    guard ticket.slot < sequences.count, sequences[ticket.slot] == ticket.sequence else {
      return false
    }
    vacate(ticket.slot)
    staleCount += 1
    dropStaleKeys()
    return true
  }

  /// Removes the first event, moves the clock to its time and returns its slot.
  @usableFromInline
  mutating func popNext() -> Int? {
    guard heap.count > 0 else { return nil }
    let key = heap.removeFirst()
    now = key.time
    vacate(key.slot)
    if staleCount > 0 { dropStaleKeys() }
    return key.slot
  }

  /// Moves the clock on to `time`, which no pending event precedes.
  @usableFromInline
  mutating func advance(to time: SimulationTime) {
    requireNotPast(time, "move the clock")
    if let nextTime, nextTime < time {
      fatalError("cannot move the clock to \(time) past the pending event at \(nextTime)")
    }
    now = time
  }

  private mutating func takeSlot(for sequence: UInt64) -> Int {
    guard let slot = vacantSlots.popLast() else {
      sequences.append(sequence)
      return sequences.count - 1
    }
    sequences[slot] = sequence
    return slot
  }

  private mutating func vacate(_ slot: Int) {
    sequences[slot] = Self.vacant
    vacantSlots.append(slot)
  }

  private mutating func dropStaleKeys() {
    if staleCount > heap.count / 2 {
      heap.keep { sequences[$0.slot] == $0.sequence }
      staleCount = 0
    }
    while let key = heap.first, sequences[key.slot] != key.sequence {
      _ = heap.removeFirst()
      staleCount -= 1
    }
  }

  private func requireNotPast(_ time: SimulationTime, _ action: String) {
    guard time < now else { return }
    fatalError("cannot \(action) at \(time), before the current time \(now)")
  }
}
