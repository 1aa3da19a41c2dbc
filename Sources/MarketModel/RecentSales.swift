/// How often every item of a category sold lately: what `popularity: adaptive` shows to a scorer.
///
/// Counts lie in a ring of the last periods; rates fade by a factor per period. Read at `period` what
/// was noted before it. Definitions are those of the training data: purchases of an item in the last 8
/// periods over all, and purchases per occasion with weight 0.9 per period of age. Small numbers are
/// pulled to what was expected.
public struct RecentSales: Sendable {
  /// Periods that an item's share looks back.
  public static let window = 8
  /// What remains of the purchase rate after a period.
  static let rateMemory = 0.9
  /// Occasions that the expected purchase rate weighs.
  static let priorOccasions = 50.0
  /// Purchases per item that the expected shares weigh.
  static let priorPurchases = 0.5

  /// Items, ordinals `0..<items`; 0 counts nothing.
  public let items: Int
  /// Shape `[period modulo (window + 1), item]`.
  private var counts: [Int32]
  private var period = 0
  private var (purchases, occasions) = (0.0, 0.0)
  private var (purchasesNow, occasionsNow) = (0.0, 0.0)

  /// Starts with nothing sold before period 0.
  public init(items: Int) {
    self.items = items
    counts = Array(repeating: 0, count: (Self.window + 1) * items)
  }

  /// Notes an occasion at which somebody might have bought.
  public mutating func noteOccasion(period: Int) {
    guard items > 0 else { return }
    advance(to: period)
    occasionsNow += 1
  }

  /// Notes that an item was bought at the period's last occasion.
  public mutating func notePurchase(item: Int, period: Int) {
    guard items > 0 else { return }
    advance(to: period)
    purchasesNow += 1
    counts[period % (Self.window + 1) * items + item] += 1
  }

  /// Returns an item's share of purchases in the periods before `period`, above zero; `expected` are
  /// shares that hold without sales, shape `[item]`, above zero and with sum 1.
  public func share(of item: Int, before period: Int, expected: [Double]) -> Double {
    let weight = Self.priorPurchases * Double(items)
    let own = Double(count(of: item, before: period)) + weight * expected[item]
    let all = (0..<items).reduce(0) { $0 + count(of: $1, before: period) }
    return own / (Double(all) + weight)
  }

  /// Returns purchases per occasion in the periods before `period`; above zero where `expected` is.
  public func purchaseRate(before period: Int, expected: Double) -> Double {
    var copy = self
    copy.advance(to: period)
    return (copy.purchases + expected * Self.priorOccasions)
      / (copy.occasions + Self.priorOccasions)
  }

  private func count(of item: Int, before period: Int) -> Int {
    (max(0, period - Self.window)..<period).reduce(0) { sum, past in
      past > self.period || past + Self.window < self.period
        ? sum : sum + Int(counts[past % (Self.window + 1) * items + item])
    }
  }

  private mutating func advance(to next: Int) {
    while period < next {
      purchases = purchases * Self.rateMemory + purchasesNow
      occasions = occasions * Self.rateMemory + occasionsNow
      (purchasesNow, occasionsNow) = (0, 0)
      period += 1
      let row = period % (Self.window + 1) * items
      for cell in row..<row + items { counts[cell] = 0 }
    }
  }
}
