/// What learning cost and found: the strategies of a comparison that learn prices by trial.
///
/// Contribution is counted day by day, units times what a unit leaves at the day's closing price.
public struct LearningSummary: Sendable, Codable {
  /// A strategy against which regret is counted.
  public struct Reference: Sendable, Codable, Hashable {
    /// What it stands for.
    public enum Role: String, Sendable, Codable {
      /// Knows the true demand: the best of those that are references.
      case clairvoyant
      /// The best of those that never change a price.
      case bestFixed = "best fixed"
      /// The comparison's baseline.
      case baseline
    }

    /// What it stands for.
    public var role: Role
    /// Its name.
    public var strategy: String
    /// Its mean contribution over the measured weeks, in currency units.
    public var contribution: Double

    /// Gathers the parts.
    public init(role: Role, strategy: String, contribution: Double) {
      self.role = role
      self.strategy = strategy
      self.contribution = contribution
    }
  }

  /// How far a learner has fallen behind a reference by each week's end.
  public struct Regret: Sendable, Codable, Hashable {
    /// Against whom.
    public var role: Reference.Role
    /// Mean over replications, in currency units; negative where the learner is ahead.
    public var mean: [Double]
    /// 10 % quantile.
    public var low: [Double]
    /// 90 % quantile.
    public var high: [Double]
    /// Share of replications in which the learner is ahead at the end.
    public var aheadShare: Double
    /// Median of the first week from which on those are ahead for good, from 1; `nil` where none is.
    public var breakEvenWeek: Double?

    /// Gathers the parts.
    public init(
      role: Reference.Role, mean: [Double], low: [Double], high: [Double], aheadShare: Double,
      breakEvenWeek: Double?
    ) {
      self.role = role
      self.mean = mean
      self.low = low
      self.high = high
      self.aheadShare = aheadShare
      self.breakEvenWeek = breakEvenWeek
    }
  }

  /// The prices of a product that a learner has tried.
  public struct PricesTried: Sendable, Codable, Hashable {
    /// The product's id.
    public var product: String
    /// The prices, or the middles of ranges of them, ascending.
    public var prices: [Double]
    /// Share of days by stretch of time and price; shape `[stretch][price]`.
    public var shares: [[Double]]
    /// Days of a stretch.
    public var stretchDays: Int
    /// Units sold per day at each price; shape `[price]`.
    public var units: [Double]

    /// Gathers the parts.
    public init(
      product: String, prices: [Double], shares: [[Double]], stretchDays: Int, units: [Double]
    ) {
      self.product = product
      self.prices = prices
      self.shares = shares
      self.stretchDays = stretchDays
      self.units = units
    }
  }

  /// The last prices of one season, own and rivals'.
  public struct LastPrices: Sendable, Codable, Hashable {
    /// Whose offer.
    public var firm: String
    /// The product's id.
    public var product: String
    /// Closing prices of the last days, in currency units.
    public var prices: [Double]

    /// Gathers the parts.
    public init(firm: String, product: String, prices: [Double]) {
      self.firm = firm
      self.product = product
      self.prices = prices
    }
  }

  /// One strategy that learns.
  public struct Learner: Sendable, Codable, Hashable {
    /// Its name.
    public var strategy: String
    /// Its kind.
    public var kind: String
    /// What it has lost by learning.
    public var regrets: [Regret]
    /// What it has tried.
    public var tried: [PricesTried]
    /// Where the first season ends, for firms that learn against each other; otherwise empty.
    public var last: [LastPrices]
    /// What it believed in the first replication.
    public var beliefs: [Belief]
    /// Where it ends up if it goes on; `nil` for all but Q-learning firms that can play apart.
    public var settled: Settled?

    /// Gathers the parts.
    public init(
      strategy: String, kind: String, regrets: [Regret], tried: [PricesTried], last: [LastPrices],
      beliefs: [Belief] = [], settled: Settled? = nil
    ) {
      self.beliefs = beliefs
      self.settled = settled
      self.strategy = strategy
      self.kind = kind
      self.regrets = regrets
      self.tried = tried
      self.last = last
    }
  }

  /// Against whom regret is counted.
  public var references: [Reference]
  /// The learners, in the scenario's order.
  public var learners: [Learner]

  /// Gathers the parts.
  public init(references: [Reference], learners: [Learner]) {
    self.references = references
    self.learners = learners
  }
}
