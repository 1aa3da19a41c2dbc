/// The last purchases of every consumer in one category: a ring of events per consumer.
///
/// An event merges what a consumer bought of one product in one period. Events become visible at
/// the next period's start: `visibleCount` marks how many a model may read.
public struct PurchaseHistories: Sendable {
  /// One purchase event, about 12 bytes.
  public struct Event: Sendable, Hashable {
    /// Periods since the warm-up's start.
    public var period: UInt16
    /// Offer's ordinal in its category.
    public var offer: UInt16
    /// Units.
    public var quantity: UInt16
    /// Bit 0 display, bit 1 mailer, bit 2 below list.
    public var flags: UInt16
    /// Price paid over list, in 1/4096.
    public var ratio: UInt16

    /// Gathers the parts.
    public init(
      period: UInt16, offer: UInt16, quantity: UInt16, flags: UInt16, ratio: UInt16
    ) {
      self.period = period
      self.offer = offer
      self.quantity = quantity
      self.flags = flags
      self.ratio = ratio
    }
  }

  /// Events kept per consumer; 0 keeps none.
  public let length: Int
  private var events: [Event]
  private var counts: [UInt32]

  /// Creates empty histories.
  public init(consumers: Int, length: Int) {
    self.length = length
    let blank = Event(period: 0, offer: 0, quantity: 0, flags: 0, ratio: 0)
    events = Array(repeating: blank, count: consumers * length)
    counts = Array(repeating: 0, count: length == 0 ? 0 : consumers)
  }

  /// Returns the consumer's events before `period`, newest first.
  public func events(of consumer: Int, before period: UInt16) -> [Event] {
    guard length > 0 else { return [] }
    let total = Int(counts[consumer])
    let kept = min(total, length)
    return (0..<kept).map { events[consumer * length + (total - 1 - $0) % length] }
      .filter { $0.period < period }
  }

  /// Adds a purchase; the same product in the same period is one event.
  public mutating func record(_ event: Event, consumer: Int) {
    guard length > 0 else { return }
    let total = Int(counts[consumer])
    for back in 0..<min(total, length) {
      let slot = consumer * length + (total - 1 - back) % length
      guard events[slot].period == event.period else { break }
      if events[slot].offer == event.offer {
        events[slot].quantity += event.quantity
        return
      }
    }
    events[consumer * length + total % length] = event
    counts[consumer] += 1
  }
}
