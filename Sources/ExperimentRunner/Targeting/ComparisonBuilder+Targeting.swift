import MarketModel
import ResultsStore
import ScenarioFiles

extension ComparisonBuilder {
  /// What coupons for chosen customers brought; `nil` where no strategy sends any.
  func targeting() -> TargetingSummary? {
    let rows = scenario.strategies.flatMap { strategy in
      targetingRows(strategy.name, cells: rank.cells[strategy.name] ?? [])
    }
    return rows.isEmpty ? nil : TargetingSummary(rows: rows)
  }

  /// Means over the replications that have the number.
  private func targetingRows(
    _ strategy: String, cells: [CellRecord]
  ) -> [TargetingSummary.Row] {
    let all = cells.flatMap(\.targeting)
    return CouponMeasure.allCases.flatMap { measure in
      let rows = all.filter { $0.measure == measure.rawValue }
      return Set(rows.map(\.place)).sorted().map { place in
        TargetingSummary.Row(
          strategy: strategy, measure: measure.rawValue, place: place,
          estimate: PairedStatistics.interval(
            rows.filter { $0.place == place }.map(\.value)))
      }
    }
  }
}
