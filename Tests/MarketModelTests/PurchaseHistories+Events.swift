import MarketModel

extension PurchaseHistories {
  /// The consumer's events before `period`, newest first.
  func events(of consumer: Int, before period: Int) -> [Event] {
    let count = eventCount(of: consumer, before: period)
    return (0..<count).map { event($0, of: consumer, count: count) }
  }
}
