import MarketModel
import Synchronization

/// Buffers of one batch, kept between batches.
///
/// Nothing of it enters a result. The lock is there because copies of a simulation share the buffers;
/// it is free where they run one after the other, as a replication's strategies do.
final class ScorerBuffers: Sendable {
  let scratch: Mutex<ScorerScratch>

  init(eventCapacity: Int) {
    scratch = Mutex(ScorerScratch(eventCapacity: eventCapacity))
  }
}

/// What `ScorerBuffers` hold.
struct ScorerScratch: ~Copyable, Sendable {
  private var writer: TokenWriter
  /// The shelf under the flags of the moment.
  private var facts: [OfferFacts] = []
  /// One row's part of the shelf.
  private var chosen: [OfferFacts] = []
  var tokens = TokenBatch()
  var scores = OfferScores()
  var workspace = InferenceWorkspace()
  /// Offers that rows consider, one after the other, on shelves above the network's capacity.
  var considered: [Int32] = []
  /// What is added to the alpha of each considered offer.
  var corrections: [Float] = []
  /// Candidates of one row for the random places.
  var candidates: [ConsiderationSet.Candidate] = []
  /// Which offers of one row have a place.
  var isPlaced: [Bool] = []

  init(eventCapacity: Int) {
    writer = TokenWriter(eventCapacity: eventCapacity)
  }

  /// Forgets the last batch and takes the shelf under given flags.
  mutating func begin(_ facts: [OfferFacts], flags: [OfferFlags]) {
    self.facts.removeAll(keepingCapacity: true)
    for (index, fact) in facts.enumerated() {
      var flagged = fact
      flagged.display = flags[index].display
      flagged.mailer = flags[index].mailer
      self.facts.append(flagged)
    }
    tokens.removeAll()
    considered.removeAll(keepingCapacity: true)
    corrections.removeAll(keepingCapacity: true)
  }

  /// Writes a consumer's row; on a large shelf with the offers considered last.
  mutating func write(
    consumer: Int, period: Int, histories: PurchaseHistories, shelf: ScorerShelf
  ) {
    guard shelf.isLarge else {
      writer.write(
        consumer: consumer, period: period, histories: histories, items: shelf.items,
        offers: facts, logBaseRate: shelf.logBaseRate, into: &tokens)
      return
    }
    chosen.removeAll(keepingCapacity: true)
    for offer in considered.suffix(shelf.consideration.capacity) {
      chosen.append(facts[Int(offer)])
    }
    writer.write(
      consumer: consumer, period: period, histories: histories, items: shelf.items,
      offers: chosen, logBaseRate: shelf.logBaseRate, into: &tokens)
  }
}
