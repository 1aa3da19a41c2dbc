/// What a scorer remembers of every consumer in one category, in columns.
///
/// A record of sums per consumer, a memory per (consumer, item), and a ring of the last events, where
/// an event is what a consumer bought of one item in one period. With 12 items and 16 events that is
/// 432 bytes per consumer. Averages that fade are stored at their last change and faded when read.
///
/// Periods count from the start of the records. Read a consumer's state at `period` before recording
/// the visits and purchases of `period`.
public struct PurchaseHistories: Sendable {
  /// Events kept per consumer; 0 keeps nothing at all.
  public let length: Int
  /// Items with a memory of their own, ordinals `0..<items`.
  public let items: Int
  /// What a purchase on deal weighs in the memory of its item, next to 1 for one at the regular price.
  public let dealLoyalty: Float
  private var shoppers: [Shopper]
  private var memories: [ItemMemory]
  private var ring: [Event]

  /// Creates empty histories; `dealLoyalty` is above zero.
  public init(consumers: Int, items: Int, length: Int, dealLoyalty: Float = 1) {
    precondition(items <= 65_536, "an item's ordinal has 16 bits")
    precondition(dealLoyalty > 0, "an item that was bought is known")
    self.dealLoyalty = dealLoyalty
    self.length = length
    self.items = items
    let kept = length == 0 ? 0 : consumers
    let blank = Event(
      Purchase(item: 0, quantity: 1, ratio: 1, tier: 0), period: 0, isInterest: false)
    shoppers = Array(repeating: Shopper(), count: kept)
    memories = Array(repeating: ItemMemory(), count: kept * items)
    ring = Array(repeating: blank, count: kept * length)
  }

  /// Returns what is remembered of a consumer.
  ///
  /// - Precondition: `length` is above 0.
  public func shopper(_ consumer: Int) -> Shopper { shoppers[consumer] }

  /// Returns what is remembered of a consumer and an item.
  ///
  /// - Precondition: `length` is above 0.
  public func memory(of item: Int, consumer: Int) -> ItemMemory {
    memories[consumer * items + item]
  }

  /// Returns how many kept events of the consumer lie before `period`.
  public func eventCount(of consumer: Int, before period: Int) -> Int {
    guard length > 0 else { return 0 }
    var count = min(Int(shoppers[consumer].eventCount), length)
    while count > 0, newest(consumer, back: newerCount(consumer, count)).period >= period {
      count -= 1
    }
    return count
  }

  /// Returns the consumer's event number `index` before `period`, newest first; `count` is what
  /// `eventCount(of:before:)` returned for that period.
  public func event(_ index: Int, of consumer: Int, count: Int) -> Event {
    newest(consumer, back: newerCount(consumer, count) + index)
  }

  /// Events that are newer than the oldest `count` kept ones.
  private func newerCount(_ consumer: Int, _ count: Int) -> Int {
    min(Int(shoppers[consumer].eventCount), length) - count
  }

  private func newest(_ consumer: Int, back: Int) -> Event { ring[slot(consumer, back: back)] }

  private func slot(_ consumer: Int, back: Int) -> Int {
    consumer * length + (Int(shoppers[consumer].eventCount) - 1 - back) % length
  }

  /// Notes a visit at which the consumer might have bought.
  public mutating func visit(_ consumer: Int, period: Int) {
    guard length > 0 else { return }
    shoppers[consumer].noteVisit(UInt16(period))
  }

  /// Notes a purchase; the same item in the same period is one event.
  public mutating func record(_ purchase: Purchase, consumer: Int, period: Int) {
    guard length > 0 else { return }
    let event = Event(purchase, period: UInt16(period), isInterest: false)
    shoppers[consumer].notePurchase(event.period, units: purchase.quantity)
    let isNew = memories[consumer * items + purchase.item].note(
      event.period, weight: purchase.isOnDeal ? dealLoyalty : 1,
      purchasePeriods: shoppers[consumer].purchasePeriods)
    if isNew { shoppers[consumer].noteItem(purchase) }
    remember(event, consumer: consumer)
  }

  /// Notes that the consumer looked at an item, searched for it or put it in a cart: an event with a
  /// small quantity, without effect on what is remembered of purchases.
  public mutating func recordInterest(_ purchase: Purchase, consumer: Int, period: Int) {
    guard length > 0 else { return }
    remember(Event(purchase, period: UInt16(period), isInterest: true), consumer: consumer)
  }

  /// Puts the event into the ring, or into the period's event of the same item.
  private mutating func remember(_ event: Event, consumer: Int) {
    for back in 0..<min(Int(shoppers[consumer].eventCount), length) {
      let slot = slot(consumer, back: back)
      guard ring[slot].period == event.period else { break }
      guard ring[slot].item == event.item else { continue }
      if ring[slot].isInterest == event.isInterest {
        ring[slot].merge(event)
      } else if ring[slot].isInterest {
        ring[slot] = event
      }
      return
    }
    shoppers[consumer].eventCount += 1
    ring[slot(consumer, back: 0)] = event
  }
}

extension PurchaseHistories.Shopper {
  /// Whether anything was ever bought in the category.
  public var hasBought: Bool { purchasePeriods > 0 }

  /// Visits before `period`.
  public func visits(before period: Int) -> Int {
    Int(visits) - (visits > 0 && lastVisit == period ? Int(visitsInLast) : 0)
  }

  /// Visits before `period` and after the first period with a purchase; all without a purchase.
  public func visitsSinceFirst(before period: Int) -> Int {
    max(0, visits(before: period) - (hasBought ? Int(visitsAtFirst) : 0))
  }

  /// Visits before `period` and after the last period with a purchase; all without a purchase.
  public func visitsSinceLast(before period: Int) -> Int {
    max(0, visits(before: period) - (hasBought ? Int(visitsAtLast) : 0))
  }

  /// Exponential average (0.9 old, 0.1 new) of visits per period before `period`.
  public func visitRate(before period: Int) -> Float {
    guard visits > 0, lastVisit < period else { return visitRate }
    let next = visitRate * MemoryDecay.visits + Float(visitsInLast) * (1 - MemoryDecay.visits)
    return next * MemoryDecay.power(MemoryDecay.visitPowers, period - Int(lastVisit) - 1)
  }

  /// Count of periods with a purchase, each worth 0.97 to the power of its age in periods.
  public func decayedPurchases(at period: Int) -> Float {
    decayedPurchases * MemoryDecay.power(MemoryDecay.purchasePowers, period - Int(lastPurchase))
  }

  mutating func noteVisit(_ period: UInt16) {
    if visits == 0 || lastVisit != period {
      visitRate = visitRate(before: Int(period))
      (lastVisit, visitsInLast) = (period, 0)
    }
    visits += 1
    visitsInLast += 1
    guard hasBought, lastPurchase == period else { return }
    visitsAtLast = visits
    if firstPurchase == period { visitsAtFirst = visits }
  }

  mutating func notePurchase(_ period: UInt16, units: Float) {
    quantitySum += units
    if hasBought, lastPurchase == period {
      lastQuantity += units
      return
    }
    decayedPurchases = decayedPurchases(at: Int(period)) + 1
    if !hasBought { (firstPurchase, visitsAtFirst) = (period, visits) }
    purchasePeriods += 1
    (lastPurchase, visitsAtLast, lastQuantity) = (period, visits, units)
  }

  mutating func noteItem(_ purchase: PurchaseHistories.Purchase) {
    itemEvents += 1
    if purchase.isOnDeal { onDeal += 1 }
    if purchase.isPrivateLabel { privateLabel += 1 }
    discountSum += 1 - purchase.ratio
    tierSum += purchase.tier
  }
}

extension PurchaseHistories.ItemMemory {
  /// Guadagni-Little loyalty: 0.8 old + 0.2 when bought, once per period with a purchase of the
  /// category; `purchasePeriods` is their number so far.
  ///
  /// - SeeAlso: P. Guadagni and J. Little, "A logit model of brand choice calibrated on scanner
  ///   data", *Marketing Science* 2(3), 1983.
  public func loyalty(purchasePeriods: UInt16) -> Float {
    loyalty * MemoryDecay.power(MemoryDecay.loyaltyPowers, Int(purchasePeriods) - Int(loyaltyAt))
  }

  /// Count of periods with a purchase of the item, each worth 0.97 to the power of its age.
  public func decayedPurchases(at period: Int) -> Float {
    decayedPurchases * MemoryDecay.power(MemoryDecay.purchasePowers, period - Int(lastPurchase))
  }

  /// Notes a purchase; returns whether it is the item's first in the period.
  mutating func note(_ period: UInt16, weight: Float, purchasePeriods: UInt16) -> Bool {
    guard !isKnown || lastPurchase != period else { return false }
    let faded = loyalty(purchasePeriods: purchasePeriods)
    loyalty = min(1, faded + weight * (1 - MemoryDecay.loyalty))
    loyaltyAt = purchasePeriods
    decayedPurchases = decayedPurchases(at: Int(period)) + weight
    lastPurchase = period
    return true
  }
}
