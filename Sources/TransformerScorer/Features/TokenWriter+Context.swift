import Glibc
import MarketModel

extension TokenWriter {
  /// What stands for the past of a consumer without one, and what short pasts are drawn towards.
  ///
  /// Rounded from grocery panels: about half of the lines carry a discount, of a quarter on average.
  enum Typical {
    /// Item events that the constants are worth.
    static let weight: Float = 2
    /// Share of item events below 0.95 x regular.
    static let dealShare: Float = 0.45
    /// Share of item events of a private label.
    static let privateLabelShare: Float = 0.25
    /// Mean of 1 - price ratio.
    static let discount: Float = 0.13
    /// Units per period with a purchase.
    static let quantity: Float = 1.4
    /// Periods between purchases; also the prior period of the mean gap.
    static let gap = 8
  }

  /// Appends the context features of a consumer.
  func writeContext(
    _ shopper: PurchaseHistories.Shopper, period: Int, logBaseRate: Float,
    into context: inout [Float]
  ) {
    let purchases = Int(shopper.purchasePeriods)
    let logGap = logMeanGap(shopper)
    let logSince = logWeeks(
      shopper.hasBought ? period - Int(shopper.lastPurchase) : Self.longAgo)
    let visits = shopper.visits(before: period)
    // ln((n + 1/2) / (v + 3)) = ln(2 n + 1) - ln(2 v + 6), from the table.
    context.append(
      logCount(2 * purchases + 1) - logCount(2 * shopper.visitsSinceFirst(before: period) + 6))
    context.append(logCount(purchases + 1))
    context.append(logSince)
    context.append(logSince - logGap)
    context.append(logGap)
    context.append(logCount(shopper.visitsSinceLast(before: period) + 1))
    context.append(
      log(0.05 + (shopper.hasBought ? shopper.decayedPurchases(at: period) : 0)))
    context.append(shopper.visitRate(before: period))
    context.append(logCount(visits + 1))
    context.append(logWeeks(visits > 0 ? period - Int(shopper.lastVisit) : Typical.gap))
    writeHabits(shopper, into: &context)
    context.append(logBaseRate)
  }

  /// ln of the mean number of periods between purchases.
  private func logMeanGap(_ shopper: PurchaseHistories.Shopper) -> Float {
    guard shopper.hasBought else { return logCount(Typical.gap) }
    let span = Int(shopper.lastPurchase) - Int(shopper.firstPurchase)
    return logCount(span + Typical.gap) - logCount(Int(shopper.purchasePeriods))
  }

  /// Deals, private label, prices and quantities.
  private func writeHabits(
    _ shopper: PurchaseHistories.Shopper, into context: inout [Float]
  ) {
    let total = Float(shopper.itemEvents) + Typical.weight
    func mean(_ sum: Float, typical: Float) -> Float { (sum + Typical.weight * typical) / total }
    context.append(mean(Float(shopper.onDeal), typical: Typical.dealShare))
    context.append(mean(Float(shopper.privateLabel), typical: Typical.privateLabelShare))
    context.append(mean(shopper.discountSum, typical: Typical.discount))
    context.append(shopper.tierSum / total)
    guard shopper.hasBought else {
      context.append(0)
      context.append(log(Typical.quantity))
      return
    }
    let meanQuantity = shopper.quantitySum / Float(shopper.purchasePeriods)
    context.append(log(shopper.lastQuantity / meanQuantity))
    context.append(log(meanQuantity))
  }
}
