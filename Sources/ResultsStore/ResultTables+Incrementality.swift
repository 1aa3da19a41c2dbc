// Tables of seasons held against their twins without a promotion.
extension ResultTables {
  private typealias Field = TidyCSV.Field

  /// Both tables; none where no promotion was taken out.
  static func fromTwins(
    _ summary: ComparisonSummary, _ records: [IncrementalityRecord]
  ) -> [Named] {
    guard let effects = summary.promotionEffects else { return [] }
    return [
      Named(name: "incrementality", table: incrementality(records)),
      Named(name: "promotion_effects", table: promotionEffects(effects)),
    ]
  }

  /// Season less twin, to the unit and the millionth.
  static func incrementality(_ records: [IncrementalityRecord]) -> TidyCSV {
    var table = TidyCSV(columns: [
      "strategy", "replication", "promotion", "kind", "twin", "category", "segment", "window",
      "week", "quantity", "units", "millionths",
    ])
    for record in records {
      for removal in record.removals {
        for row in removal.rows {
          table.append([
            .text(record.strategy), .integer(record.number), .text(removal.name),
            .text(removal.kind.rawValue), .text(row.twin.rawValue), .text(row.category),
            text(row.segment), text(row.window), row.week == 0 ? .missing : .integer(row.week),
            .text(row.quantity.rawValue), .integer(row.units), .integer(row.amount),
          ])
        }
      }
    }
    return table
  }

  private static func text(_ text: String) -> Field { text.isEmpty ? .missing : .text(text) }

  /// Means and intervals over replications.
  static func promotionEffects(_ effects: [ComparisonSummary.PromotionEffect]) -> TidyCSV {
    var table = TidyCSV(columns: [
      "strategy", "promotion", "kind", "twin", "seasons", "segment", "week", "part", "unit",
      "mean", "low", "high",
    ])
    for effect in effects {
      let place: [Field] = [
        .text(effect.strategy), .text(effect.promotion), .text(effect.kind.rawValue),
        .text(effect.twin.rawValue), .integer(effect.seasons),
      ]
      let whole = ComparisonSummary.Breakdown(segment: nil, week: nil, parts: effect.parts)
      for breakdown in [whole] + effect.breakdowns {
        let part: [Field] = [
          text(breakdown.segment ?? ""), breakdown.week.map { .integer($0) } ?? .missing,
        ]
        for row in breakdown.parts {
          table.append(
            place + part
              + [.text(row.name.rawValue), .text(row.name.isUnits ? "count" : "money")]
              + Field.estimate(row.estimate, seasons: effect.seasons))
        }
      }
    }
    return table
  }
}
