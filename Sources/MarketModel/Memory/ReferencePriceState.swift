/// Every consumer's own reference price of each offer; shape `[consumer, offer]`, row-major.
///
/// Source: G. Kalyanaram and R. S. Winer, "Empirical Generalizations from Reference Price Research",
/// *Marketing Science* 14(3), 1995.
struct ReferencePriceState: Sendable {
  let settings: MemorySettings.ReferencePrice
  private let offerCount: Int
  /// The firm of each offer.
  private let firms: [Int32]
  private var references: [Float]

  init(_ settings: MemorySettings.ReferencePrice, market: MarketDefinition, consumers: Int) {
    self.settings = settings
    offerCount = market.offers.count
    firms = market.offers.map { Int32($0.firm) }
    let list = market.offers.map { Float($0.listPrice.units) }
    references = []
    references.reserveCapacity(consumers * offerCount)
    for _ in 0..<consumers { references.append(contentsOf: list) }
  }

  /// Returns gain less loss of a price, in currency units weighed by the two multiples.
  func advantage(of price: Double, offer: Int, consumer: Int) -> Double {
    let reference = Double(references[consumer * offerCount + offer])
    return settings.gain * max(0, reference - price) - settings.loss * max(0, price - reference)
  }

  /// Moves the references of `offers` towards the prices that a visit sees: those of one firm, or all.
  mutating func see(_ prices: [Money], offers: Range<Int>, view: Int32, consumer: Int) {
    for offer in offers where view == SellerEntrances.everything || view == firms[offer] {
      let cell = consumer * offerCount + offer
      let kept = settings.carry * Double(references[cell])
      references[cell] = Float(kept + (1 - settings.carry) * prices[offer].units)
    }
  }

  /// Mean reference price of an offer over consumers.
  func mean(offer: Int) -> Double {
    let count = references.count / max(1, offerCount)
    guard count > 0 else { return 0 }
    return (0..<count).reduce(0) { $0 + Double(references[$1 * offerCount + offer]) }
      / Double(count)
  }
}
