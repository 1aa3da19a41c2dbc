import MarketModel
import ResultsStore
import ScenarioFiles

extension ComparisonBuilder {
  /// What groups pay and have access to, over the ranking replications; `nil` without groups.
  func fairness() -> FairnessSummary? {
    guard scenario.groups.isUsed else { return nil }
    return FairnessSummary(
      rows: scenario.strategies.flatMap { strategy in
        scenario.groups.dimensions.flatMap { dimension in
          fairnessRows(strategy.name, dimension, rank.cells[strategy.name] ?? [])
        }
      })
  }

  private func fairnessRows(
    _ strategy: String, _ dimension: ConsumerGroups.Dimension, _ cells: [CellRecord]
  ) -> [FairnessSummary.Row] {
    func row(
      _ group: String, _ metric: FairnessSummary.Metric, _ sample: [Double]
    ) -> FairnessSummary.Row? {
      guard !sample.isEmpty else { return nil }
      return FairnessSummary.Row(
        strategy: strategy, dimension: dimension.name, group: group, metric: metric,
        estimate: PairedStatistics.interval(sample))
    }
    let total = Double(max(1, scenario.market.population))
    let rows = dimension.bands.flatMap { band in
      let found = cells.flatMap(\.groups).filter {
        $0.dimension == dimension.name && $0.band == band
      }
      let access = scenario.market.promotions.contains(where: \.isTargeted) ? found : []
      return [
        row(band, .consumers, found.map { Double($0.consumers) / total }),
        row(band, .meanPaid, found.filter { $0.units > 0 }.map(\.meanPaid)),
        row(band, .priceIndex, found.filter { $0.comparedUnits > 0 }.map(\.priceIndex)),
        row(band, .holders, access.map { $0.share(\.holders) }),
        row(band, .users, access.map { $0.share(\.users) }),
      ]
    }
    let gap = row("", .gap, cells.map { $0.priceGap(of: dimension.name) })
    return (rows + [gap]).compactMap { $0 }
  }
}

extension CellRecord.GroupRow {
  /// Paid per unit, in currency units.
  fileprivate var meanPaid: Double { Double(paid) / 1e6 / Double(units) }

  /// A count of consumers as a share of the group.
  fileprivate func share(_ count: KeyPath<Self, Int64>) -> Double {
    Double(self[keyPath: count]) / Double(max(1, consumers))
  }
}
