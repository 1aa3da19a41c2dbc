/// How much of each product, or of the category, every consumer has had lately.
struct SatiationState: Sendable {
  let settings: MemorySettings.Satiation
  private let slotCount: Int
  /// The slot of every offer.
  private let slots: [Int]
  private var levels: [Float]
  private var times: [Int64]

  init(
    _ settings: MemorySettings.Satiation, market: MarketDefinition, productIndices: [Int],
    consumers: Int, start: Int64
  ) {
    self.settings = settings
    slots = settings.isPerProduct ? productIndices : market.offers.map(\.category)
    slotCount = (slots.max() ?? -1) + 1
    levels = Array(repeating: 0, count: consumers * slotCount)
    times = Array(repeating: start, count: levels.count)
  }

  /// Returns the level at `time`, in units.
  func level(offer: Int, consumer: Int, at time: Int64) -> Double {
    let cell = consumer * slotCount + slots[offer]
    guard levels[cell] > 0 else { return 0 }
    let weeks = Double(time - times[cell]) / Double(VisitClock.week)
    return Double(levels[cell]) * expOf(-lnOf(2) * weeks / settings.halfLifeWeeks)
  }

  /// Returns what satiation adds to the offer's utility; never above 0.
  func utility(offer: Int, consumer: Int, at time: Int64) -> Double {
    -settings.perUnit * level(offer: offer, consumer: consumer, at: time)
  }

  /// Adds bought units.
  mutating func add(_ units: Int, offer: Int, consumer: Int, at time: Int64) {
    let level = level(offer: offer, consumer: consumer, at: time)
    let cell = consumer * slotCount + slots[offer]
    levels[cell] = Float(level + Double(units))
    times[cell] = time
  }
}
