import Synchronization

/// Turns a progress count into a wish to stop.
final class StopAfter: Sendable {
  private let limit: Int
  private let seen = Atomic<Int>(0)

  init(_ limit: Int) {
    self.limit = limit
  }

  func saw(_ count: Int) { seen.store(count, ordering: .relaxed) }

  var isReached: Bool { seen.load(ordering: .relaxed) >= limit }
}
