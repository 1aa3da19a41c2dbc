import Glibc

/// Something in which a segment differs from the average consumer.
struct SegmentTrait: Sendable, Hashable {
  /// What differs; the order decides between equally strong ones.
  enum Kind: Sendable, Hashable, CaseIterable {
    case deals, fullPrice, storeBrand, nameBrand, oneBrand, stockUp, heavy, light, frequent, rare
  }

  let kind: Kind
  /// 1 where the difference is worth a name; more is stronger.
  let strength: Double

  /// Differences worth a name: points of a share, and ratios.
  private static let dealPoints = 0.15
  private static let storeBrandPoints = 0.15
  private static let nameBrandPoints = 0.2
  private static let oneBrandPoints = 0.25
  private static let quantityRatio = 1.5
  private static let basketRatio = 1.4

  /// Returns a segment's traits, strongest first.
  static func of(_ profile: SegmentProfile, average: SegmentProfile) -> [SegmentTrait] {
    let deals = (profile.dealShare - average.dealShare) / dealPoints
    let own = profile.privateLabelShare - average.privateLabelShare
    let basket = ratio(profile.unitsPerPurchase, average.unitsPerPurchase, basketRatio)
    let volume = ratio(profile.unitsPerWeek, average.unitsPerWeek, quantityRatio)
    let visits = ratio(profile.weeksWithVisit, average.weeksWithVisit, quantityRatio)
    let brand = profile.brands.first.map { $0.share - average.share(ofBrand: $0.name) } ?? 0
    let traits = [
      SegmentTrait(kind: .deals, strength: deals), SegmentTrait(kind: .fullPrice, strength: -deals),
      SegmentTrait(kind: .storeBrand, strength: own / storeBrandPoints),
      SegmentTrait(kind: .nameBrand, strength: -own / nameBrandPoints),
      SegmentTrait(kind: .oneBrand, strength: own < storeBrandPoints ? brand / oneBrandPoints : 0),
      SegmentTrait(kind: .stockUp, strength: basket), SegmentTrait(kind: .heavy, strength: volume),
      SegmentTrait(kind: .light, strength: -volume),
      SegmentTrait(kind: .frequent, strength: visits),
      SegmentTrait(kind: .rare, strength: -visits),
    ]
    let order = traits.indices.sorted {
      (traits[$1].strength, $0) < (traits[$0].strength, $1)
    }
    return order.map { traits[$0] }.filter { $0.strength > 0 }
  }

  private static func ratio(_ value: Double, _ average: Double, _ unit: Double) -> Double {
    value > 0 && average > 0 ? log(value / average) / log(unit) : 0
  }

  /// Whether the trait says how much is bought or how often somebody comes rather than how.
  var isAmount: Bool { [.heavy, .light, .frequent, .rare].contains(kind) }

  /// Words of which a name has one at most, since they speak of the same thing.
  var relatedWords: [String] {
    switch kind {
    case .deals, .fullPrice: ["deal", "full-price"]
    case .storeBrand, .nameBrand, .oneBrand: ["-brand"]
    case .stockUp: ["stock-up"]
    case .heavy, .light: ["heavy", "light"]
    case .frequent, .rare: ["frequent", "rare"]
    }
  }

  /// The trait as a name on its own.
  var noun: String {
    switch kind {
    case .deals: "deal hunters"
    case .fullPrice: "full-price buyers"
    case .storeBrand: "store-brand buyers"
    case .nameBrand: "name-brand buyers"
    case .oneBrand: "one-brand buyers"
    case .stockUp: "stock-up buyers"
    case .heavy: "heavy buyers"
    case .light: "light buyers"
    case .frequent: "frequent visitors"
    case .rare: "rare visitors"
    }
  }

  /// The trait before another name.
  var adjective: String {
    switch kind {
    case .deals: "deal-minded"
    case .fullPrice: "full-price"
    case .storeBrand: "store-brand"
    case .nameBrand: "name-brand"
    case .oneBrand: "one-brand"
    case .stockUp: "stock-up"
    case .heavy: "heavy"
    case .light: "light"
    case .frequent: "frequent"
    case .rare: "rarely visiting"
    }
  }
}
