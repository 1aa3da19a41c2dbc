import MarketModel

/// When promotions run, category by category: what comes before, inside and after.
struct PromotionSpans {
  /// A part of the season, seen from a promotion.
  enum Window: Int, CaseIterable {
    case before, inside, after

    /// The name in tables.
    var name: String {
      switch self {
      case .before: "pre"
      case .inside: "in"
      case .after: "post"
      }
    }
  }

  private let spans: [[(start: Int64, end: Int64)]]

  /// A category without promoted offers takes the times of the others.
  init(_ removal: PromotionRemoval, market: MarketDefinition) {
    spans = market.categories.indices.map { category in
      let own = removal.windows.filter { market.offers[$0.offer].category == category }
      return (own.isEmpty ? removal.windows : own).map { ($0.start, $0.end) }
    }
  }

  /// Returns where a time lies; between two promotions is after the first.
  func window(category: Int, at time: Int64) -> Window {
    if spans[category].contains(where: { $0.start <= time && time < $0.end }) { return .inside }
    return spans[category].allSatisfy { time < $0.start } ? .before : .after
  }
}
