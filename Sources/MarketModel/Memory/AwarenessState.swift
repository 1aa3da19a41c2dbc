import RandomStreams

/// Who knows a product that diffuses through the population.
///
/// Each consumer has one named uniform number and knows the product once the level has passed it;
/// the level rises by the hazard p + q n/N. So a consumer's draw never moves, whatever the others do.
///
/// Source: F. M. Bass, "A New Product Growth for Model Consumer Durables", *Management Science* 15(5),
/// 1969.
struct AwarenessState: Sendable {
  let settings: MemorySettings.Awareness
  /// The offers of the product, at every seller.
  let offers: [Int]
  private let family: StreamFamily
  private let productKey: UInt64
  /// Everybody's uniform number, sorted.
  private let sorted: [Double]
  /// Probability by now of knowing the product.
  private(set) var level = 0.0
  /// Number of consumers who know it.
  private(set) var aware = 0
  private var bought: [Bool]
  private(set) var buyers = 0
  private var day: Int

  /// A day in weeks.
  private static let step = 1.0 / 7

  init(
    _ settings: MemorySettings.Awareness, offers: [Int], population: Population,
    family: StreamFamily
  ) {
    self.settings = settings
    self.offers = offers
    self.family = family
    let productKey = EntityKey("product").child(settings.product).bits
    self.productKey = productKey
    sorted = population.keys.map {
      family.uniform(entity: EntityKey(bits: $0), index: productKey)
    }.sorted()
    bought = settings.spreaders == .buyers ? Array(repeating: false, count: population.count) : []
    day = settings.firstDay - 1
  }

  /// Share of consumers who know the product.
  var share: Double { sorted.isEmpty ? 0 : Double(aware) / Double(sorted.count) }

  /// Whether the consumer with this key knows the product.
  func knows(_ consumerKey: UInt64) -> Bool {
    level > 0
      && family.uniform(entity: EntityKey(bits: consumerKey), index: productKey) <= level
  }

  /// Lets the news spread up to the start of `target`; a day that was reached changes nothing.
  mutating func advance(to target: Int) {
    while day < target {
      day += 1
      guard day > settings.firstDay else {
        raise(to: settings.initialShare)
        continue
      }
      raise(to: level + (1 - level) * conversion)
    }
  }

  /// Notes a first purchase.
  mutating func noteBuyer(_ consumer: Int) {
    guard !bought.isEmpty, !bought[consumer] else { return }
    bought[consumer] = true
    buyers += 1
  }

  private mutating func raise(to newLevel: Double) {
    level = newLevel
    while aware < sorted.count, sorted[aware] <= level { aware += 1 }
  }

  /// Probability that somebody who does not know the product learns of it within a day.
  ///
  /// Where the aware spread the news, their share grows during the day: Bass's closed form from the
  /// share of the day's start, u = (1 - F) / (p + q F) decaying at the rate p + q.
  private var conversion: Double {
    let (p, q) = (settings.innovation, settings.imitation)
    guard settings.spreaders == .aware else {
      let share = sorted.isEmpty ? 0 : Double(buyers) / Double(sorted.count)
      return 1 - expOf(-(p + q * share) * Self.step)
    }
    let share = share
    guard share < 1, p + q * share > 0 else { return 0 }
    let u = (1 - share) / (p + q * share) * expOf(-(p + q) * Self.step)
    let next = (1 - p * u) / (1 + q * u)
    return max(0, (next - share) / (1 - share))
  }
}
