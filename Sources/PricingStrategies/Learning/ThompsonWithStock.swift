public import ScientificComputing

/// Thompson sampling for a stock that runs out: the best mixture of prices in a market drawn from what is
/// believed, at a pace that makes the stock last.
///
/// Every decision draws the sales d of each price and solves: maximise the sum of x value d, with the sum
/// of x d at most the units to sell per chance, the sum of x at most 1. Then it takes price k with
/// probability x_k, and none with what is left. Source: K. Ferreira, D. Simchi-Levi and H. Wang, "Online
/// network revenue management using Thompson sampling", *Operations Research* 66(6), 2018.
public struct ThompsonWithStock: Sendable, Hashable {
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

  /// Returns the price to post next as an index into the list, or `nil` to sell nothing.
  ///
  /// `values` is what a sold unit leaves at each price, in currency units; shape `[price]`. `pace` is the
  /// units that may go per chance.
  public func choice(values: [Double], pace: Double, draws: some TrialDraws) -> Int? {
    let sales = record.posteriors(prior).enumerated().map { draws.sample($1, $0) }
    let shares = PriceMixture(values: values, sales: sales, pace: pace).shares
    var rest = draws.uniform(values.count)
    for (price, share) in shares.enumerated() {
      if rest < share { return price }
      rest -= share
    }
    return nil
  }

  /// Returns what is believed of the units per chance at a price.
  public func belief(at price: Int) -> Distribution? { record.posteriors(prior)[price] }
}
