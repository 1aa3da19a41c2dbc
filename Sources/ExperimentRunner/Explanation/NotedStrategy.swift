import MarketModel
import Synchronization

/// Keeps what a strategy saw, proposed and believed in a season.
final class DecisionNotes: Sendable {
  /// One moment.
  struct Note: Sendable {
    var observation: Observation
    /// One proposed price per own offer.
    var wishes: [Money]
    /// What the strategy believes after it has proposed.
    var beliefs: [PriceBelief]
  }

  private let notes = Mutex<[Note]>([])

  /// All moments in order.
  var all: [Note] { notes.withLock { $0 } }

  func add(_ note: Note) { notes.withLock { $0.append(note) } }
}

/// A strategy that decides as another one and has noted what that one sees and proposes.
struct NotedStrategy: PricingStrategy {
  private var strategy: any PricingStrategy
  private let notes: DecisionNotes

  init(_ strategy: any PricingStrategy, notes: DecisionNotes) {
    self.strategy = strategy
    self.notes = notes
  }

  var information: InformationClass { strategy.information }
  var reviews: ReviewPlan { strategy.reviews }
  var readsFeedback: Bool { strategy.readsFeedback }
  var readsEpochs: Bool { strategy.readsEpochs }
  var coupons: [Int] { strategy.coupons }
  var beliefs: [PriceBelief] { strategy.beliefs }

  mutating func prices(for observation: Observation) -> [Money] {
    let wishes = strategy.prices(for: observation)
    notes.add(.init(observation: observation, wishes: wishes, beliefs: strategy.beliefs))
    return wishes
  }

  mutating func bookingLimits(for observation: Observation) -> [Int] {
    strategy.bookingLimits(for: observation)
  }

  mutating func assignCoupons(for observation: CouponObservation) -> CouponAssignment? {
    strategy.assignCoupons(for: observation)
  }
}
