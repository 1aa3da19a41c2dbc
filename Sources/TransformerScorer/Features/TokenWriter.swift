import Glibc
public import MarketModel

/// Turns what is remembered of a consumer and what stands on the shelf into the tokens of an occasion.
///
/// The only place that computes features: training data and simulated markets pass through it, so
/// they can't drift apart. Columns stand in the order of `TokenFeatures`. It allocates nothing per
/// row once its buffers and the batch have grown.
public struct TokenWriter: Sendable {
  /// Events written at most, newest first.
  public let eventCapacity: Int
  private var brandLoyalty: [Float] = []
  private var typeLoyalty: [Float] = []
  private let logs: [Float]
  private let logQuarters: [Float]

  /// Weeks since something that lies longer back or never happened.
  static let longAgo = 60

  /// Writes at most `eventCapacity` events a row.
  public init(eventCapacity: Int) {
    self.eventCapacity = eventCapacity
    logs = (0..<1_024).map { log(Float(max(1, $0))) }
    logQuarters = (0..<256).map { log(Float(max(1, $0)) / 4) }
  }

  /// Appends one row: the consumer's context and events, and one token per offer.
  ///
  /// - Parameters:
  ///   - consumer: The consumer's row in `histories`.
  ///   - period: The occasion's period; only what lies before it is read.
  ///   - histories: What is remembered; visits and purchases of `period` are not recorded yet.
  ///   - items: The items that `histories` counts.
  ///   - offers: The offers in shelf order.
  ///   - logBaseRate: ln of the share of occasions at which anybody bought in the category lately.
  ///   - batch: Where the row goes.
  public mutating func write(
    consumer: Int, period: Int, histories: borrowing PurchaseHistories, items: CategoryItems,
    offers: [OfferFacts], logBaseRate: Float, into batch: inout TokenBatch
  ) {
    let shopper = histories.shopper(consumer)
    writeContext(shopper, period: period, logBaseRate: logBaseRate, into: &batch.context)
    let count = histories.eventCount(of: consumer, before: period)
    for index in 0..<min(count, eventCapacity) {
      let event = histories.event(index, of: consumer, count: count)
      writeEvent(event, period: period, items: items, into: &batch)
    }
    sumLoyalties(histories, consumer: consumer, shopper: shopper, items: items)
    for offer in offers {
      let memory = histories.memory(of: offer.item, consumer: consumer)
      writeOffer(offer, memory, shopper: shopper, period: period, items: items, into: &batch)
    }
    batch.closeRow()
  }

  private func writeEvent(
    _ event: PurchaseHistories.Event, period: Int, items: CategoryItems,
    into batch: inout TokenBatch
  ) {
    let item = Int(event.item)
    batch.events.append(logQuantity(event.quantity))
    batch.events.append(log(event.ratio))
    batch.events.append(event.tier)
    batch.events.append(event.display)
    batch.events.append(event.mailer)
    batch.events.append(event.usedCoupon ? 1 : 0)
    batch.events.append(items.isPrivateLabel[item] ? 1 : 0)
    batch.events.append(items.isListed[item] ? 1 : 0)
    batch.events.append(logWeeks(period - Int(event.period)))
    batch.eventItems.append(items.identities[item])
  }

  /// Adds up the loyalty to all items of each brand and of each type.
  private mutating func sumLoyalties(
    _ histories: borrowing PurchaseHistories, consumer: Int,
    shopper: PurchaseHistories.Shopper, items: CategoryItems
  ) {
    Self.clear(&brandLoyalty, count: items.brandCount)
    Self.clear(&typeLoyalty, count: items.typeCount)
    guard shopper.hasBought else { return }
    for item in 0..<items.count {
      let memory = histories.memory(of: item, consumer: consumer)
      guard memory.isKnown else { continue }
      let loyalty = memory.loyalty(purchasePeriods: shopper.purchasePeriods)
      brandLoyalty[Int(items.brands[item])] += loyalty
      typeLoyalty[Int(items.types[item])] += loyalty
    }
  }

  private static func clear(_ sums: inout [Float], count: Int) {
    for index in 0..<min(count, sums.count) { sums[index] = 0 }
    while sums.count < count { sums.append(0) }
  }

  private func writeOffer(
    _ offer: OfferFacts, _ memory: PurchaseHistories.ItemMemory,
    shopper: PurchaseHistories.Shopper, period: Int, items: CategoryItems,
    into batch: inout TokenBatch
  ) {
    let isKnown = memory.isKnown
    let loyalty = isKnown ? memory.loyalty(purchasePeriods: shopper.purchasePeriods) : 0
    batch.offers.append(offer.tier)
    batch.offers.append(offer.display)
    batch.offers.append(offer.mailer)
    batch.offers.append(offer.mailerMajor)
    batch.offers.append(offer.coupon)
    batch.offers.append(offer.logShare)
    batch.offers.append(offer.logOutletShare)
    batch.offers.append(loyalty)
    batch.offers.append(max(0, brandLoyalty[Int(items.brands[offer.item])] - loyalty))
    batch.offers.append(max(0, typeLoyalty[Int(items.types[offer.item])] - loyalty))
    batch.offers.append(isKnown ? log(1 + memory.decayedPurchases(at: period)) : 0)
    batch.offers.append(logWeeks(isKnown ? period - Int(memory.lastPurchase) : Self.longAgo))
    batch.offers.append(isKnown && memory.lastPurchase == shopper.lastPurchase ? 1 : 0)
    batch.offers.append(items.isPrivateLabel[offer.item] ? 1 : 0)
    batch.offerItems.append(items.identities[offer.item])
  }

  /// ln of a count of weeks, at least 1 and at most `longAgo`.
  func logWeeks(_ weeks: Int) -> Float { logs[min(Self.longAgo, max(1, weeks))] }

  /// ln of a whole number.
  func logCount(_ count: Int) -> Float {
    count < logs.count ? logs[count] : log(Float(count))
  }

  private func logQuantity(_ quantity: Float) -> Float {
    let quarters = Int(quantity * 4)
    return quarters < logQuarters.count ? logQuarters[quarters] : log(quantity)
  }
}
