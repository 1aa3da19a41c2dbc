public import ResultsStore

/// What promotions changed, one line each.
public enum PromotionLines {
  /// Returns one line per promotion of a strategy with everyone reacting; none where nothing was taken
  /// out.
  public static func lines(_ summary: ComparisonSummary, strategy: String) -> [String] {
    let format = ManagerNumber(currency: summary.header.currency, minus: "-")
    return (summary.promotionEffects ?? []).filter {
      $0.strategy == strategy && $0.twin == .total && $0.kind != .interaction
    }.map { PromotionReading(effect: $0, format: format).line }
  }
}
