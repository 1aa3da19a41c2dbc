/// Stocks of consumers who plan them; shape `[consumer, category]`, row-major.
struct StockpilingState: Sendable {
  let settings: MemorySettings.Stockpiling
  private let categories: Int
  private let rules: [StockpilingRule]
  private var stocks: [Int32]
  private var hasShopped: [Bool]

  /// One rule per offer, about that offer's list price.
  init(_ settings: MemorySettings.Stockpiling, market: MarketDefinition, consumers: Int) {
    self.settings = settings
    categories = market.categories.count
    rules = market.offers.map {
      StockpilingRule(
        regular: $0.listPrice.units, deal: $0.listPrice.units * (1 - settings.dealDepth),
        dealShare: settings.dealShare, holdingCost: settings.holdingCost)
    }
    stocks = Array(repeating: 0, count: consumers * categories)
    hasShopped = Array(repeating: false, count: stocks.count)
  }

  /// Returns the units that a consumer buys of an offer at `price`, in currency units.
  ///
  /// Nobody who was there already this week buys again.
  func units(_ consumer: Int, category: Int, offer: Int, price: Double) -> Int {
    let cell = consumer * categories + category
    guard !hasShopped[cell] else { return 0 }
    let weeks = rules[offer].orderUpTo(at: price)
    return max(0, weeks * settings.unitsPerWeek - Int(stocks[cell]))
  }

  /// Notes that the consumer was there and what was carried home.
  mutating func add(_ units: Int, consumer: Int, category: Int) {
    stocks[consumer * categories + category] += Int32(truncatingIfNeeded: units)
  }

  /// Ends a visit.
  mutating func leave(_ consumer: Int, category: Int) {
    hasShopped[consumer * categories + category] = true
  }

  /// Ends a week: everybody uses up what is needed.
  mutating func consume() {
    for cell in stocks.indices {
      stocks[cell] = max(0, stocks[cell] - Int32(truncatingIfNeeded: settings.unitsPerWeek))
      hasShopped[cell] = false
    }
  }

  /// Mean units at home per consumer.
  func mean(category: Int) -> Double {
    let count = stocks.count / max(1, categories)
    guard count > 0 else { return 0 }
    let total = (0..<count).reduce(0) { $0 + Int(stocks[$1 * categories + category]) }
    return Double(total) / Double(count)
  }
}
