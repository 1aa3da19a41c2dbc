import RandomStreams

/// The promotions that run under one strategy: which are on, who gets them, what they have cost.
///
/// There is a desk only where a promotion has terms; plain dated cuts need none.
struct PromotionDesk: Sendable {
  /// One per promotion of the market.
  let rules: [PromotionRule]
  /// Promotions of the strategy, in the order in which reductions apply.
  let listed: [Int]
  /// The promotions of each offer, in the order in which reductions apply; bundles and thresholds,
  /// which reduce no single offer, are left out.
  let byOffer: [[Int]]
  /// Bundles that the strategy runs.
  let bundles: [Int]
  /// Thresholds that the strategy runs.
  let thresholds: [Int]
  /// Whether a promotion reaches into a category; shape `[category][promotion]`.
  private let categories: [[Bool]]
  private let names: [UInt64]
  private let redemption: [[Double]]
  /// Whether two promotions may reduce one purchase; shape `[promotion, promotion]`.
  private let combinable: [Bool]
  let streams: StreamFamily
  /// Coupons that a strategy sends to customers it chooses.
  private let assigned: [Int]

  /// Whether sales are itemised; `false` in a market of plain dated cuts and in its warm-up.
  let isOpen: Bool
  /// Categories in which consumers have prices of their own or any sale may end a promotion.
  private(set) var personal: [Bool]
  /// Whether an offer has a running promotion that is more than its price on the shelf.
  private(set) var isSpecial: [Bool]
  /// Whether visits are resolved one after the other, all categories of each.
  private(set) var isTripWise = false
  /// Which promotions are on.
  private(set) var running: [Bool]
  /// Who may use each promotion; empty for everybody.
  var open: [[Bool]]
  /// How often each consumer has used each coupon; empty where no limit is kept.
  var usedBy: [[UInt16]]
  /// Whether a price on the shelf has changed since somebody looked.
  var hasMoved = false

  /// Sets out the promotions `listed` of a market; all are off.
  init(
    market: MarketDefinition, listed: [Int], isOpen: Bool, streams: StreamFamily,
    assigned: [Int] = []
  ) {
    let promotions = isOpen ? market.promotions : []
    self.isOpen = isOpen
    personal = market.categories.map { _ in false }
    isSpecial = market.offers.map { _ in false }
    categories = market.categoryOffers.map { range in
      promotions.map { $0.offers.contains { range.contains($0) } }
    }
    rules = promotions.map(PromotionRule.init)
    let rules = rules
    self.listed = Set(listed).sorted {
      (rules[$0].kind.rawValue, $0) < (rules[$1].kind.rawValue, $1)
    }
    bundles = self.listed.filter { rules[$0].kind == .bundle }
    thresholds = self.listed.filter { rules[$0].kind == .threshold }
    let single = self.listed.filter { rules[$0].kind != .bundle && rules[$0].kind != .threshold }
    byOffer = market.offers.indices.map { offer in
      single.filter { promotions[$0].offers.contains(offer) }
    }
    names = promotions.map { EntityKey("promotion").child($0.name).bits }
    redemption = promotions.map {
      if case .coupon(let coupon)? = $0.terms?.mechanic { return coupon.redemption }
      return []
    }
    combinable = promotions.flatMap { one in promotions.map { one.combines(with: $0) } }
    self.streams = streams
    self.assigned = assigned
    running = Array(repeating: false, count: promotions.count)
    open = promotions.map { _ in [] }
    usedBy = promotions.map { _ in [] }
  }

  /// Whether a strategy chooses who gets a promotion.
  func isAssigned(_ index: Int) -> Bool { assigned.contains(index) }

  /// Whether a promotion has offers of a category.
  func reaches(_ index: Int, category: Int) -> Bool { categories[category][index] }

  /// Whether two promotions may reduce one purchase.
  func combines(_ one: Int, _ other: Int) -> Bool {
    combinable[one * rules.count + other]
  }

  /// Switches a promotion on or off.
  mutating func set(_ index: Int, running isOn: Bool) {
    running[index] = isOn
    let special = listed.filter { running[$0] && rules[$0].isSpecial }
    personal = categories.map { reached in special.contains { reached[$0] } }
    isSpecial = byOffer.map { $0.contains(where: special.contains) }
    isTripWise =
      special.contains { rules[$0].kind == .threshold }
      || (categories.count > 1 && !special.isEmpty)
  }

  /// Whether a consumer gets the promotion at this occasion; everything but money and units left.
  func admits(
    _ index: Int, consumer: Int, segment: Int, visitKey: UInt64, books: PromotionBooks
  ) -> Bool {
    guard running[index] else { return false }
    let rule = rules[index]
    if rule.isPublic { return true }
    guard open[index].isEmpty || open[index][consumer] else { return false }
    guard rule.kind == .coupon else { return true }
    guard books.totals[index].uses < rule.useLimit,
      usedBy[index].isEmpty || Int(usedBy[index][consumer]) < rule.usesPerConsumer
    else { return false }
    let uniform = streams.uniform(entity: EntityKey(bits: visitKey), index: names[index])
    return uniform < redemption[index][segment]
  }

  /// A consumer's uniform number for one purpose of a promotion; each wave of coupons has its own.
  func uniform(_ consumerKey: UInt64, promotion: Int, purpose: String, wave: Int = 0) -> Double {
    let entity = EntityKey(bits: consumerKey).child(purpose)
    return streams.uniform(
      entity: wave == 0 ? entity : entity.child(UInt64(wave)), index: names[promotion])
  }

  /// A consumer's uniform number that decides membership, the same for every loyalty price.
  func membership(_ consumerKey: UInt64) -> Double {
    streams.uniform(entity: EntityKey(bits: consumerKey).child("member"), index: 0)
  }
}
