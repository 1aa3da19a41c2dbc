public import ScientificComputing

/// Thompson sampling that only remembers its last trials, for demand that jumps.
///
/// Source: F. Trovò, S. Paladino, M. Restelli and N. Gatti, "Sliding-window Thompson sampling for
/// non-stationary settings", *Journal of Artificial Intelligence Research* 68, 2020.
public struct SlidingWindowThompson: PriceBandit {
  /// What is believed before the first trial.
  public let prior: SalesPrior
  /// Trials that are remembered, whichever prices they were of.
  public let window: Int
  private let count: Int
  private var trials: [PriceTrial] = []

  /// Starts before the first trial of `count` prices.
  public init(count: Int, prior: SalesPrior, window: Int) {
    precondition(count > 0 && window > 0, "at least one price and one trial")
    self.prior = prior
    self.window = window
    self.count = count
  }

  /// Adds the trial to what is known, and forgets the oldest beyond the window.
  public mutating func learn(_ trial: PriceTrial) {
    trials.append(trial)
    if trials.count > window { trials.removeFirst() }
  }

  /// Returns the best price in the market drawn.
  public func choice(values: [Double], draws: some TrialDraws) -> Int {
    beliefs.bestInDraw(values: values, draws: draws)
  }

  /// Returns what is believed of the units per chance at a price.
  public func belief(at price: Int) -> Distribution? { beliefs[price] }

  /// What is believed of the units per chance at each price; shape `[price]`.
  var beliefs: [Distribution] {
    var record = PriceRecord(count: count)
    for trial in trials { record.add(trial) }
    return record.posteriors(prior)
  }
}
