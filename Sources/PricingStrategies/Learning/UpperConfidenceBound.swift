import Glibc
public import ScientificComputing

/// The price whose value might be highest: UCB1.
///
/// After t chances, n of them at a price, its index is value x (mean + sqrt(c ln t / n)). Meant for a sale
/// or none per chance. Source: P. Auer, N. Cesa-Bianchi and P. Fischer, "Finite-time analysis of the
/// multiarmed bandit problem", *Machine Learning* 47, 2002, where c is 2.
public struct UpperConfidenceBound: PriceBandit {
  /// The factor c on ln t: how much doubt is worth.
  public let exploration: Double
  private var record: PriceRecord

  /// Starts before the first trial of `count` prices.
  public init(count: Int, exploration: Double) {
    precondition(exploration >= 0, "doubt is worth something or nothing")
    self.exploration = exploration
    record = PriceRecord(count: count)
  }

  /// Adds the trial to what is known.
  public mutating func learn(_ trial: PriceTrial) { record.add(trial) }

  /// Returns a price that was never tried, and after that the one with the largest index.
  public func choice(values: [Double], draws: some TrialDraws) -> Int {
    if let untried = record.trials.firstIndex(of: 0) { return untried }
    let logarithm = log(max(1, record.opportunities.reduce(0, +)))
    return values.indices.map {
      let doubt = (exploration * logarithm / record.opportunities[$0]).squareRoot()
      return values[$0] * (record.mean($0) + doubt)
    }.firstLargest
  }

  /// Returns the mean of what a price has sold per chance; `nil` before its first trial.
  public func belief(at price: Int) -> Distribution? { record.belief(at: price) }
}
