public import ScientificComputing

/// Thompson sampling whose memory fades, for demand that drifts.
///
/// With every trial all earlier ones lose a part of their weight; the prior keeps its own. Source: V. Raj
/// and S. Kalyani, "Taming non-stationary bandits: a Bayesian approach", arXiv:1707.09727, 2017.
public struct DiscountedThompson: PriceBandit {
  /// What is believed before the first trial.
  public let prior: SalesPrior
  /// What a trial weighs one trial later, above 0; 1 for plain Thompson sampling.
  public let discount: Double
  private var record: PriceRecord

  /// Starts before the first trial of `count` prices.
  public init(count: Int, prior: SalesPrior, discount: Double) {
    precondition(discount > 0 && discount <= 1, "a trial weighs something and no more later")
    self.prior = prior
    self.discount = discount
    record = PriceRecord(count: count)
  }

  /// Lets what is known fade, and adds the trial.
  public mutating func learn(_ trial: PriceTrial) {
    record.fade(by: discount)
    record.add(trial)
  }

  /// Returns the best price in the market drawn.
  public func choice(values: [Double], draws: some TrialDraws) -> Int {
    beliefs.bestInDraw(values: values, draws: draws)
  }

  /// Returns what is believed of the units per chance at a price.
  public func belief(at price: Int) -> Distribution? { beliefs[price] }

  /// What is believed of the units per chance at each price; shape `[price]`.
  var beliefs: [Distribution] { record.posteriors(prior) }
}
