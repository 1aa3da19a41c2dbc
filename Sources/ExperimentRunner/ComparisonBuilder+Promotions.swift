import MarketModel
import ResultsStore
import ScenarioFiles
import ScientificComputing

extension ComparisonBuilder {
  /// What each strategy's promotions did and cost; `nil` where all are plain dated cuts.
  func promotions() -> [ComparisonSummary.PromotionOutcome]? {
    guard scenario.market.hasPromotionTerms else { return nil }
    let outcomes = scenario.strategies.flatMap { strategy in
      Set(strategy.promotions).sorted().map {
        outcome(
          scenario.market.promotions[$0].name, cells: rank.cells[strategy.name] ?? [],
          strategy: strategy.name)
      }
    }
    return outcomes.isEmpty ? nil : outcomes
  }

  private func outcome(
    _ promotion: String, cells: [CellRecord], strategy: String
  ) -> ComparisonSummary.PromotionOutcome {
    let rows = cells.flatMap(\.promotions).filter { $0.promotion == promotion }
    let totals = cells.flatMap(\.promotionTotals).filter { $0.promotion == promotion }
    let count = Double(max(1, cells.count))
    func mean(_ column: KeyPath<CellRecord.PromotionRow, Int64>) -> Double {
      Double(rows.reduce(0) { $0 + $1[keyPath: column] }) / count
    }
    func mean(_ column: KeyPath<CellRecord.PromotionTotal, Int64>) -> Double {
      Double(totals.reduce(0) { $0 + $1[keyPath: column] }) / count
    }
    var outcome = ComparisonSummary.PromotionOutcome(strategy: strategy, promotion: promotion)
    outcome.units = mean(\.units)
    outcome.redemptions = mean(\.redemptions)
    outcome.saving = mean(\.saving) / 1e6
    outcome.discount = mean(\.discount) / 1e6
    outcome.funding = mean(\.funding) / 1e6
    outcome.contacts = mean(\.contacts)
    outcome.otherCost = (mean(\.contactCost) + mean(\.handlingCost)) / 1e6
    outcome.spent = mean(\.spent) / 1e6
    outcome.budget = totals.first.flatMap { $0.budget < 0 ? nil : Double($0.budget) / 1e6 }
    outcome.segments = shares(rows)
    addStops(totals, to: &outcome)
    return outcome
  }

  private func shares(
    _ rows: [CellRecord.PromotionRow]
  ) -> [ComparisonSummary.SegmentShare] {
    let all = rows.reduce(0) { $0 + $1.redemptions }
    guard all > 0 else { return [] }
    return scenario.market.segments.map { segment in
      let own = rows.reduce(0) { $0 + ($1.segment == segment.name ? $1.redemptions : 0) }
      return .init(segment: segment.name, share: Double(own) / Double(all))
    }
  }

  private func addStops(
    _ totals: [CellRecord.PromotionTotal], to outcome: inout ComparisonSummary.PromotionOutcome
  ) {
    let stopped = totals.filter { $0.stopDay >= 0 }.sorted { $0.stopDay < $1.stopDay }
    guard !stopped.isEmpty else { return }
    let median = stopped[(stopped.count - 1) / 2]
    outcome.stoppedShare = Double(stopped.count) / Double(totals.count)
    outcome.stoppedOn = scenario.market.calendar.date(ofDay: Int(median.stopDay)).description
    outcome.stopReason = median.stop
  }
}
