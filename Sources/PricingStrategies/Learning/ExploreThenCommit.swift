public import ScientificComputing

/// Tries every price equally often, in turn, then keeps the one that sold best.
///
/// Source: A. Garivier, T. Lattimore and E. Kaufmann, "On explore-then-commit strategies", *Advances in
/// Neural Information Processing Systems* 29, 2016.
public struct ExploreThenCommit: PriceBandit {
  /// Trials of each price.
  public let rounds: Int
  private var record: PriceRecord

  /// Starts before the first trial of `count` prices.
  public init(count: Int, rounds: Int) {
    precondition(rounds > 0, "each price is tried once at least")
    self.rounds = rounds
    record = PriceRecord(count: count)
  }

  /// Learns until every price has had its trials; what comes later changes nothing.
  public mutating func learn(_ trial: PriceTrial) {
    guard isExploring else { return }
    record.add(trial)
  }

  /// Returns the price that was tried least, and after the trials the one with the best mean.
  public func choice(values: [Double], draws: some TrialDraws) -> Int {
    guard isExploring else {
      return values.indices.map { values[$0] * record.mean($0) }.firstLargest
    }
    let fewest = record.trials.min() ?? 0
    return record.trials.firstIndex(of: fewest) ?? 0
  }

  /// Returns the mean of what a price has sold per chance; `nil` before its first trial.
  public func belief(at price: Int) -> Distribution? { record.belief(at: price) }

  private var isExploring: Bool { record.trials.contains { $0 < rounds } }
}
