import MarketModel
import ResultsStore
import ScenarioFiles

extension ComparisonBuilder {
  /// What customers gain or lose against the baseline; `nil` where the scenario does not ask.
  func welfare() -> WelfareSummary? {
    guard scenario.experiment.measuresWelfare else { return nil }
    let isMoney = prepared.intents.priceTerms == .money
    return WelfareSummary(
      kind: isMoney ? .surplus : .priceEquivalent,
      rows: scenario.strategies.flatMap { strategy in
        isMoney ? surplusRows(strategy.name) : equivalentRows(strategy.name)
      })
  }

  private func surplusRows(_ name: String) -> [WelfareSummary.Row] {
    let levels = (rank.cells[name] ?? []).map(\.surplus)
    return [
      WelfareSummary.Row(
        strategy: name, measure: .surplus, estimate: PairedStatistics.interval(levels))
    ] + changes(name, .surplusChange) { $0.surplus - $1.surplus }
  }

  private func equivalentRows(_ name: String) -> [WelfareSummary.Row] {
    let firm = scenario.market.firms[scenario.market.focalFirm].name
    return changes(name, .equivalentCut) { PriceEquivalent($0, baseline: $1)?.cut }
      + changes(name, .equivalentMoney) { cell, base in
        PriceEquivalent(cell, baseline: base).map { $0.cut * base.spend(at: firm) }
      }
  }

  /// A change against the baseline of the same replication; none of the baseline itself, or where
  /// there is nothing to compare.
  private func changes(
    _ name: String, _ measure: WelfareSummary.Measure,
    _ change: (CellRecord, CellRecord) -> Double?
  ) -> [WelfareSummary.Row] {
    guard name != baselineName else { return [] }
    func sample(_ table: CellTable) -> [Double] {
      zip(table.cells[name] ?? [], table.cells[baselineName] ?? []).compactMap(change)
    }
    let drawn = sample(rank)
    guard !drawn.isEmpty else { return [] }
    return [
      WelfareSummary.Row(
        strategy: name, measure: measure,
        estimate: PairedStatistics.interval(drawn: drawn, central: sample(central)))
    ]
  }
}

extension CellRecord {
  fileprivate var surplus: Double {
    welfare.first { $0.measure == .surplus }?.value ?? 0
  }

  /// What customers spent at a firm, in currency units.
  fileprivate func spend(at firm: String) -> Double {
    Double(sales.filter { $0.firm == firm }.reduce(0) { $0 + $1.gross }) / 1e6
  }
}
