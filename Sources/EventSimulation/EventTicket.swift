/// Names one scheduled event, to cancel it; also valid in copies of its calendar.
public struct EventTicket: Hashable, Sendable {
  @usableFromInline let slot: Int
  @usableFromInline let sequence: UInt64

  @usableFromInline
  init(slot: Int, sequence: UInt64) {
    self.slot = slot
    self.sequence = sequence
  }
}
