import MarketModel
import ResultsStore

/// What a strategy's season is tried without: one promotion, or several together.
struct SeasonPromotion: Sendable, Hashable {
  /// How many promotions are taken out one by one; the others only together.
  static let singly = 6

  /// The promotion's name.
  var name: String
  /// What is taken out.
  var kind: IncrementalityRecord.Kind
  /// Where list prices stand without it.
  var removal: PromotionRemoval
  /// What its cuts would cost at usual sales: reduction x days x expected share; only compared.
  var size: Double

  /// First instant, in microseconds since time 0.
  var start: Int64 { removal.windows.map(\.start).min() ?? 0 }
  /// The instant after the last one.
  var end: Int64 { removal.windows.map(\.end).max() ?? 0 }
  /// The promoted offers, ascending.
  var offers: [Int] { Set(removal.windows.map(\.offer)).sorted() }

  /// Several promotions as one.
  init(joining parts: [SeasonPromotion], name: String, kind: IncrementalityRecord.Kind) {
    self.init(
      name: name, kind: kind,
      removal: PromotionRemoval(
        windows: parts.flatMap(\.removal.windows),
        promotions: parts.flatMap(\.removal.promotions)),
      size: parts.reduce(0) { $0 + $1.size })
  }

  /// Gathers the parts.
  init(name: String, kind: IncrementalityRecord.Kind, removal: PromotionRemoval, size: Double) {
    self.name = name
    self.kind = kind
    self.removal = removal
    self.size = size
  }

  /// What to take out of a season with these promotions, in order of time: the largest one by one,
  /// the rest together, and all together.
  ///
  /// Size is judged by what is posted and not by what was sold, so that the same promotions stand
  /// alone in every replication and their means are not those of lucky seasons.
  static func removals(_ promotions: [SeasonPromotion]) -> [SeasonPromotion] {
    let bySize = promotions.indices.sorted {
      promotions[$0].size != promotions[$1].size
        ? promotions[$0].size > promotions[$1].size : $0 < $1
    }
    let chosen = bySize.prefix(singly).sorted().map { promotions[$0] }
    let others = bySize.dropFirst(singly).sorted().map { promotions[$0] }
    var removals = chosen
    if !others.isEmpty {
      removals.append(.init(joining: others, name: "other promotions", kind: .rest))
    }
    if promotions.count > 1 {
      removals.append(.init(joining: promotions, name: "all promotions", kind: .all))
    }
    return removals
  }
}
