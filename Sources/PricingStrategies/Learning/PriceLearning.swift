public import EventSimulation
public import MarketModel

/// A strategy that learns prices by trial, as a scenario names it: algorithm, lists of prices, pace.
public struct PriceLearning: Sendable, Hashable {
  /// How prices are tried; each has a file of its own.
  public enum Algorithm: Sendable, Hashable {
    /// `ExploreThenCommit`.
    case exploreThenCommit(rounds: Int)
    /// `EpsilonGreedy`.
    case epsilonGreedy(epsilon: Double, prior: SalesPrior)
    /// `UpperConfidenceBound`.
    case upperConfidenceBound(exploration: Double)
    /// `ThompsonSampling`.
    case thompson(prior: SalesPrior)
    /// `SlidingWindowThompson`.
    case slidingWindowThompson(prior: SalesPrior, window: Int)
    /// `DiscountedThompson`.
    case discountedThompson(prior: SalesPrior, discount: Double)
    /// `ThompsonWithStock`.
    case thompsonInventory(prior: SalesPrior, pacing: StockPacing)
  }

  /// The prices of one product among which to find the best.
  public struct PriceList: Sendable, Hashable {
    /// The product's id.
    public var product: String
    /// At least one, in the order in which ties are broken.
    public var prices: [Money]

    /// Gathers the parts.
    public init(product: String, prices: [Money]) {
      precondition(!prices.isEmpty, "at least one price")
      self.product = product
      self.prices = prices
    }
  }

  /// How prices are tried.
  public var algorithm: Algorithm
  /// One list for each product that is learned; others stay at list price.
  public var lists: [PriceList]
  /// Time between decisions: a trial's length.
  public var every: SimulationDuration

  /// Gathers the parts.
  public init(algorithm: Algorithm, lists: [PriceList], every: SimulationDuration) {
    self.algorithm = algorithm
    self.lists = lists
    self.every = every
  }

  /// The name that scenarios use.
  public var kind: String {
    switch algorithm {
    case .exploreThenCommit: "explore_then_commit"
    case .epsilonGreedy: "epsilon_greedy"
    case .upperConfidenceBound: "ucb1"
    case .thompson: "thompson"
    case .slidingWindowThompson: "sliding_window_thompson"
    case .discountedThompson: "discounted_thompson"
    case .thompsonInventory: "thompson_inventory"
    }
  }

  /// Returns the strategy before its first decision.
  func makeStrategy(context: StrategyContext) throws -> any PricingStrategy {
    switch algorithm {
    case .exploreThenCommit(let rounds):
      try strategy(context) { ExploreThenCommit(count: $0, rounds: rounds) }
    case .epsilonGreedy(let epsilon, let prior):
      try strategy(context) { EpsilonGreedy(count: $0, epsilon: epsilon, prior: prior) }
    case .upperConfidenceBound(let exploration):
      try strategy(context) { UpperConfidenceBound(count: $0, exploration: exploration) }
    case .thompson(let prior):
      try strategy(context) { ThompsonSampling(count: $0, prior: prior) }
    case .slidingWindowThompson(let prior, let window):
      try strategy(context) { SlidingWindowThompson(count: $0, prior: prior, window: window) }
    case .discountedThompson(let prior, let discount):
      try strategy(context) { DiscountedThompson(count: $0, prior: prior, discount: discount) }
    case .thompsonInventory(let prior, let pacing):
      try StockLearningStrategy(self, prior: prior, pacing: pacing, context: context)
    }
  }

  private func strategy(
    _ context: StrategyContext, _ makeBandit: (Int) -> some PriceBandit
  ) throws -> any PricingStrategy {
    try LearningStrategy(self, context: context, makeBandit: makeBandit)
  }
}

extension PriceLearning.PriceList {
  /// Returns what an offer tells: its sales since the last decision, and at the first one those of the
  /// warm-up's weeks at prices of the list.
  ///
  /// Weeks on display say nothing: what the display sold can't be told from the price.
  func trials(of offer: Observation.OwnOffer) -> [PriceTrial] {
    let past = offer.past.filter { !$0.isDisplayed && prices.contains($0.price) }
    return (past + [offer.feedback].compactMap(\.self)).compactMap(trial)
  }

  /// Returns a trial of the nearest price, or `nil` where there was no chance to sell.
  func trial(from feedback: OfferFeedback) -> PriceTrial? {
    guard feedback.opportunities > 0 else { return nil }
    let distances = prices.map { abs($0.millionths - feedback.price.millionths) }
    return distances.min().flatMap(distances.firstIndex(of:)).map {
      PriceTrial(
        price: $0, units: Double(feedback.units), opportunities: feedback.opportunities)
    }
  }
}
