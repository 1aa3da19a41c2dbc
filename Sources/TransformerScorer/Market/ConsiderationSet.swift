import Glibc
import MarketModel
import RandomStreams

/// Which offers of a large shelf a consumer considers at one occasion.
///
/// Three quarters of the places go, in this order, to offers whose product the consumer has bought
/// before (the latest first), to offers on display or in the mailer, and to the most popular ones.
/// The last quarter is drawn at random from all other offers, each with the same chance k / n, and
/// ln(n / k) is added to their alpha: each stands for n / k offers like it, so that the expected sum of
/// exp(utility) over the shelf is that of the whole shelf. Source of the correction: D. McFadden,
/// "Modelling the choice of residential location", in *Spatial Interaction Theory and Planning
/// Models*, 1978. Prices of the moment decide nothing here, as scores must not depend on them.
struct ConsiderationSet: Sendable {
  /// Places.
  let capacity: Int
  /// Places that are drawn at random.
  let drawn: Int
  /// Offers by falling share; of equal ones the first on the shelf.
  private let byPopularity: [Int]
  private let items: [Int]
  private let keys: [UInt64]

  /// An offer without a place yet.
  struct Candidate: Sendable {
    /// Its named key at this occasion; for past purchases the age.
    var key: UInt64
    var offer: Int32
  }

  init(capacity: Int, shares: [Double], items: [Int], keys: [UInt64]) {
    self.capacity = capacity
    drawn = capacity / 4
    byPopularity = shares.indices.sorted {
      shares[$0] != shares[$1] ? shares[$0] > shares[$1] : $0 < $1
    }
    self.items = items
    self.keys = keys
  }

  /// Appends `capacity` offers in shelf order, and what is added to the alpha of each.
  func choose(
    key: UInt64, flags: [OfferFlags], histories: PurchaseHistories, consumer: Int,
    into scratch: inout ScorerScratch
  ) {
    scratch.isPlaced.removeAll(keepingCapacity: true)
    for _ in items { scratch.isPlaced.append(false) }
    var open = capacity - drawn
    placeKnown(histories, consumer: consumer, open: &open, scratch: &scratch)
    for offer in byPopularity where open > 0 && !scratch.isPlaced[offer] {
      guard flags[offer] != OfferFlags() else { continue }
      scratch.isPlaced[offer] = true
      open -= 1
    }
    for offer in byPopularity where open > 0 && !scratch.isPlaced[offer] {
      scratch.isPlaced[offer] = true
      open -= 1
    }
    drawRest(key: key, scratch: &scratch)
  }

  /// Places what the consumer has bought before, the latest purchases first.
  private func placeKnown(
    _ histories: PurchaseHistories, consumer: Int, open: inout Int, scratch: inout ScorerScratch
  ) {
    guard histories.shopper(consumer).hasBought else { return }
    scratch.candidates.removeAll(keepingCapacity: true)
    for offer in items.indices {
      let memory = histories.memory(of: items[offer], consumer: consumer)
      guard memory.isKnown else { continue }
      let age = UInt64(UInt16.max - memory.lastPurchase)
      scratch.candidates.append(Candidate(key: age, offer: Int32(offer)))
    }
    scratch.candidates.sort { ($0.key, $0.offer) < ($1.key, $1.offer) }
    for candidate in scratch.candidates.prefix(open) {
      scratch.isPlaced[Int(candidate.offer)] = true
      open -= 1
    }
  }

  /// Draws the last places from all other offers and writes the set in shelf order.
  private func drawRest(key: UInt64, scratch: inout ScorerScratch) {
    scratch.candidates.removeAll(keepingCapacity: true)
    for offer in items.indices where !scratch.isPlaced[offer] {
      let drawKey = EntityKey(bits: key).child(keys[offer]).bits
      scratch.candidates.append(Candidate(key: drawKey, offer: Int32(offer)))
    }
    let others = scratch.candidates.count
    scratch.candidates.sort { ($0.key, $0.offer) < ($1.key, $1.offer) }
    scratch.candidates.removeSubrange(drawn...)
    scratch.candidates.sort { $0.offer < $1.offer }
    let correction = log(Float(others) / Float(drawn))
    var next = 0
    for offer in items.indices {
      let isDrawn =
        next < scratch.candidates.count && Int(scratch.candidates[next].offer) == offer
      guard isDrawn || scratch.isPlaced[offer] else { continue }
      if isDrawn { next += 1 }
      scratch.considered.append(Int32(offer))
      scratch.corrections.append(isDrawn ? correction : 0)
    }
  }
}
