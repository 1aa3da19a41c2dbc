import RandomStreams
import ScientificComputing

/// Reviews that buyers have posted, and those on their way.
///
/// Draws belong to (consumer, occasion, product): whether a purchase is reviewed, when, and with how
/// many stars.
struct ReviewState: Sendable {
  let settings: MemorySettings.Reviews
  private let productKeys: [UInt64]
  private let firstDay: Int
  private let family: StreamFamily
  /// Reviews in a full population for each one here; pilots simulate parts.
  private let scale: Double
  /// Reviews that arrive on a day, counted from `firstDay`: product and stars.
  private var arriving: [[(product: Int, stars: Int)]] = []
  private var day: Int
  /// Stars of each product's reviews so far.
  private var stars: [Int]
  /// Reviews of each product so far.
  private(set) var counts: [Int]
  /// What reviews add to each product's utility today.
  private(set) var utilities: [Double]

  init(
    _ settings: MemorySettings.Reviews, products: [String], firstDay: Int, scale: Double,
    family: StreamFamily
  ) {
    self.settings = settings
    productKeys = products.map { EntityKey("product").child($0).bits }
    self.firstDay = firstDay
    self.scale = scale
    self.family = family
    day = firstDay - 1
    stars = products.map { _ in 0 }
    counts = stars
    utilities = products.map { _ in 0 }
  }

  /// Lets a buyer decide whether and when to write.
  mutating func noteBuyer(product: Int, visitKey: UInt64, day purchaseDay: Int) {
    var stream = RandomStream(
      family: family, entity: EntityKey(bits: visitKey).child(productKeys[product]))
    guard stream.nextUniform() < settings.share else { return }
    let normal = SpecialFunctions.normalQuantile(stream.nextUniform())
    let felt = settings.ratings[product] + settings.deviation * normal
    let weeks = max(0, settings.delayWeeks.sample(from: &stream))
    let arrival = purchaseDay + max(1, Int(min(10_000, (weeks * 7).rounded(.up)))) - firstDay
    while arriving.count <= arrival { arriving.append([]) }
    arriving[arrival].append((product, Int(min(5, max(1, felt.rounded())))))
  }

  /// Posts the reviews that arrive up to the start of `target`.
  mutating func advance(to target: Int) {
    while day < target {
      day += 1
      let position = day - firstDay
      guard arriving.indices.contains(position), !arriving[position].isEmpty else { continue }
      for review in arriving[position] {
        stars[review.product] += review.stars
        counts[review.product] += 1
      }
      arriving[position] = []
      refresh()
    }
  }

  /// Mean stars of a product's reviews; what readers expect where there are none.
  func rating(product: Int) -> Double {
    counts[product] == 0
      ? settings.priorMean : Double(stars[product]) / Double(counts[product])
  }

  /// The believed rating shrinks towards the expectation while reviews are few.
  private mutating func refresh() {
    for product in counts.indices {
      let count = Double(counts[product]) * scale
      let sum = Double(stars[product]) * scale
      let believed =
        (settings.priorMean * settings.priorCount + sum) / (settings.priorCount + count)
      utilities[product] =
        settings.perStar * (believed - settings.priorMean) + settings.perLogCount * lnOf(1 + count)
    }
  }
}
