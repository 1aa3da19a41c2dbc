import PriceClaims
import ResultsStore
import ScenarioFiles

extension ComparisonBuilder {
  /// Announced reductions and the rules that they break, over the ranking replications; `nil` where
  /// the scenario does not ask.
  func claims() -> ClaimSummary? {
    guard let settings = scenario.claims else { return nil }
    return ClaimSummary(
      jurisdiction: settings.jurisdiction.rawValue, banner: PriceLaw.banner,
      rows: scenario.strategies.flatMap { claimRows($0.name, rank.cells[$0.name] ?? []) })
  }

  private func claimRows(_ strategy: String, _ cells: [CellRecord]) -> [ClaimSummary.Row] {
    guard !cells.isEmpty else { return [] }
    let rules = Set(cells.flatMap { $0.claims.map(\.rule) }).subtracting([""]).sorted()
    return ([""] + rules).flatMap { rule in
      ClaimSummary.Metric.allCases.compactMap { metric in
        // How many are announced does not depend on the rule.
        guard rule.isEmpty || metric != .announced else { return nil }
        let sample = cells.map { $0.claims(rule: rule, metric) }
        return ClaimSummary.Row(
          strategy: strategy, rule: rule, metric: metric,
          estimate: PairedStatistics.interval(sample))
      }
    }
  }
}

extension CellRecord {
  /// A count over all products.
  fileprivate func claims(rule: String, _ metric: ClaimSummary.Metric) -> Double {
    let counts = claims.lazy.filter { $0.rule == rule }.map { row -> Int64 in
      switch metric {
      case .announced: row.announced
      case .unlawful: row.unlawful
      case .open: row.open
      }
    }
    return Double(counts.reduce(0, +))
  }
}
