import RandomStreams

/// Draws which seller an occasion's visit enters and whether it compares, by named uniforms.
///
/// The name is that of the occasion: consumer and visit, or consumer and period where a period has one
/// occasion. Neither the strategy nor any dense index is in it, and firms are counted by name.
struct SellerEntrances: Sendable {
  private let family: StreamFamily
  /// Firms in the order of their names.
  private let firms: [Int32]
  /// Sums of the entrance probabilities in that order; shape `[segment, firm]`.
  private let sums: [Double]
  private let compares: [Double]
  private let categories: [UInt64]

  /// Sees all offers of a category.
  static let everything: Int32 = -1

  /// Takes a market's plan; `nil` where all offers stand on one shelf.
  init?(market: MarketDefinition, seed: UInt64, replication: ReplicationKey) {
    let plan = market.sellers
    guard plan.isUsed else { return nil }
    let (firmCount, segmentCount) = (market.firms.count, market.segments.count)
    precondition(
      plan.visitShares.count == firmCount * segmentCount && plan.compares.count == segmentCount,
      "a share per segment and firm, and a probability of comparing per segment")
    let order = market.firms.indices.sorted { market.firms[$0].name < market.firms[$1].name }
    family = StreamFamily(seed: seed, replication: replication, purpose: "seller")
    firms = order.map { Int32($0) }
    sums = market.segments.indices.flatMap { segment -> [Double] in
      var sum = 0.0
      return order.map { firm in
        sum += plan.visitShares[segment * firmCount + firm]
        return sum
      }
    }
    compares = plan.compares
    categories = market.categories.map { EntityKey("compares").child($0.name).bits }
  }

  /// Returns the firm that the occasion's visit enters.
  func firm(occasion: UInt64, segment: Int) -> Int32 {
    let uniform = family.uniform(entity: EntityKey(bits: occasion), index: 0)
    let first = segment * firms.count
    let total = sums[first + firms.count - 1]
    let place = (0..<firms.count).first { uniform * total < sums[first + $0] }
    return firms[place ?? firms.count - 1]
  }

  /// Returns the firm whose promotion or campaign drew a visit; `nil` for visits that come anyway.
  func firm(drawing visit: Visit, occasion: UInt64, lifts: LiftCourse) -> Int32? {
    guard visit.layer > 0 else { return nil }
    let uniform = family.uniform(entity: EntityKey(bits: occasion), index: 1)
    return lifts.firm(drawingAt: visit.time, uniform: uniform)
  }

  /// Returns the firm whose offers alone the consumer sees in a category, or `everything`.
  func view(occasion: UInt64, segment: Int, category: Int, entered: Int32) -> Int32 {
    let entity = EntityKey(bits: occasion).child(categories[category])
    let uniform = family.uniform(entity: entity, index: 0)
    return uniform < compares[segment] ? Self.everything : entered
  }
}
