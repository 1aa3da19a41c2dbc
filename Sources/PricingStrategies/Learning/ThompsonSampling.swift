public import ScientificComputing

/// The price that is best in a market drawn from what is believed.
///
/// Prices are tried as often as they are believed best. Source: W. R. Thompson, *Biometrika* 25, 1933; O.
/// Chapelle and L. Li, "An empirical evaluation of Thompson sampling", *Advances in Neural Information
/// Processing Systems* 24, 2011.
public struct ThompsonSampling: PriceBandit {
  /// What is believed before the first trial.
  public let prior: SalesPrior
  private var record: PriceRecord

  /// Starts before the first trial of `count` prices.
  public init(count: Int, prior: SalesPrior) {
    self.prior = prior
    record = PriceRecord(count: count)
  }

  /// Adds the trial to what is known.
  public mutating func learn(_ trial: PriceTrial) { record.add(trial) }

  /// Returns the best price in the market drawn.
  public func choice(values: [Double], draws: some TrialDraws) -> Int {
    beliefs.bestInDraw(values: values, draws: draws)
  }

  /// Returns what is believed of the units per chance at a price.
  public func belief(at price: Int) -> Distribution? { beliefs[price] }

  /// What is believed of the units per chance at each price; shape `[price]`.
  var beliefs: [Distribution] { record.posteriors(prior) }
}

extension [Distribution] {
  /// Draws each price's units from what is believed of it and returns the price with the largest value.
  func bestInDraw(values: [Double], draws: some TrialDraws) -> Int {
    indices.map { values[$0] * draws.sample(self[$0], $0) }.firstLargest
  }
}
