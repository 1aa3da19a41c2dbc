import ShoppingData

/// Promotions of the baseline removed one at a time: what they really added.
struct PromotionTwins {
  /// Promotions that are removed.
  static let count = 8
  /// Periods kept free before and after a removed promotion.
  private static let margin = 4
  /// The longest spell that counts as a promotion, in periods; what lasts longer acts as a new price.
  private static let longestSpell = 4

  let spells: [ItemCalendar.Spell]

  /// Chooses the spells that promise the largest additions: at most two of an item.
  init(_ facts: CategoryFacts) {
    let window = facts.window
    let candidates = facts.calendar.spells(in: window).filter {
      $0.ratio <= ItemCalendar.promotionRatio && $0.periods.count <= Self.longestSpell
        && $0.periods.lowerBound >= window.lowerBound + Self.margin
        && $0.periods.upperBound <= window.upperBound - Self.margin
    }
    let order = candidates.indices.sorted {
      let left = facts.items[candidates[$0].item].share * (1 - candidates[$0].ratio)
      let right = facts.items[candidates[$1].item].share * (1 - candidates[$1].ratio)
      return left != right ? left > right : $0 < $1
    }
    var taken = Array(repeating: 0, count: facts.items.count)
    var chosen: [ItemCalendar.Spell] = []
    for index in order where chosen.count < Self.count && taken[candidates[index].item] < 2 {
      taken[candidates[index].item] += 1
      chosen.append(candidates[index])
    }
    spells = chosen
  }

  /// Pools the pairs; `nil` where the category has no promotion.
  func bump(_ promoted: ShoppingLog, twins: [ShoppingLog], items: Int) -> PromotionBump? {
    guard !twins.isEmpty else { return nil }
    return PromotionBump(
      zip(spells, twins).map {
        .init(promoted: promoted, twin: $1, item: $0.item, spell: $0.periods)
      }, items: items)
  }
}
