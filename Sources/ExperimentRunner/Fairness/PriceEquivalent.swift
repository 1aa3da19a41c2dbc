import ResultsStore

/// The uniform change of the baseline's prices that would please customers as much as a strategy
/// does.
struct PriceEquivalent {
  /// Share by which the focal firm's prices would have to fall; negative for a rise.
  ///
  /// At most 40 % to either side: the grid ends there.
  let cut: Double

  /// Looks up a cell's mean log-sum among those of the baseline's grid in the same replication; `nil`
  /// where either has no occasions or the baseline's prices make no difference.
  init?(_ cell: CellRecord, baseline: CellRecord) {
    guard let value = cell.meanLogSums.first(where: { $0.factor == 1 })?.mean else { return nil }
    // The log-sum falls as prices rise: turned round, its values rise.
    let grid = baseline.meanLogSums.reversed().map { (x: $0.mean, y: $0.factor) }
    guard grid.count > 1, zip(grid.dropFirst(), grid).allSatisfy({ $0.x > $1.x }) else {
      return nil
    }
    cut = 1 - MonotoneCurve(grid).value(at: value)
  }
}

extension CellRecord {
  /// Log-sum per occasion by rising factor on prices.
  fileprivate var meanLogSums: [(factor: Double, mean: Double)] {
    guard let count = welfare.first(where: { $0.measure == .occasions })?.value, count > 0 else {
      return []
    }
    return welfare.filter { $0.measure == .logSum }.map { ($0.factor, $0.value / count) }
  }
}
