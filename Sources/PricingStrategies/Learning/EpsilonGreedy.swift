public import ScientificComputing

/// The price with the best expected value so far; now and then any price.
///
/// Source: R. Sutton and A. Barto, *Reinforcement Learning*, 2nd ed., 2018, section 2.2, with the mean of
/// a belief in place of the sample mean.
public struct EpsilonGreedy: PriceBandit {
  /// Probability of taking any price, each as likely; 0 for never.
  public let epsilon: Double
  /// What is believed before the first trial.
  public let prior: SalesPrior
  private var record: PriceRecord

  /// Starts before the first trial of `count` prices.
  public init(count: Int, epsilon: Double, prior: SalesPrior) {
    precondition((0...1).contains(epsilon), "a probability is between 0 and 1")
    self.epsilon = epsilon
    self.prior = prior
    record = PriceRecord(count: count)
  }

  /// Adds the trial to what is known.
  public mutating func learn(_ trial: PriceTrial) { record.add(trial) }

  /// Returns any price with probability `epsilon`, otherwise the best.
  public func choice(values: [Double], draws: some TrialDraws) -> Int {
    if draws.uniform(0) < epsilon {
      return Int(draws.uniform(1) * Double(values.count))
    }
    return zip(values, beliefs).map { $0 * $1.mean }.firstLargest
  }

  /// Returns what is believed of the units per chance at a price.
  public func belief(at price: Int) -> Distribution? { beliefs[price] }

  /// What is believed of the units per chance at each price; shape `[price]`.
  var beliefs: [Distribution] { record.posteriors(prior) }
}
