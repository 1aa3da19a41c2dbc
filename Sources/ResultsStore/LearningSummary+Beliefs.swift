extension LearningSummary {
  /// What a learner believed of a product's prices in one season.
  public struct Belief: Sendable, Codable, Hashable {
    /// One price on one day.
    public struct Point: Sendable, Codable, Hashable {
      /// Days since time 0.
      public var day: Double
      /// The price; 0 for coefficients.
      public var price: Double
      /// The expectation.
      public var mean: Double
      /// The quantiles at 2.5, 10, 90 and 97.5 %, or empty where it holds no more than a number.
      public var band: [Double]

      /// Gathers the parts.
      public init(day: Double, price: Double, mean: Double, band: [Double]) {
        self.day = day
        self.price = price
        self.mean = mean
        self.band = band
      }
    }

    /// The product's id.
    public var product: String
    /// What it is about; the words of `MarketModel.PriceBelief.Measure`.
    public var measure: String
    /// Day by day; units per chance count with what a unit leaves, in currency units.
    public var points: [Point]

    /// Gathers the parts.
    public init(product: String, measure: String, points: [Point]) {
      self.product = product
      self.measure = measure
      self.points = points
    }
  }

  /// Where Q-learning firms end up once nobody's plan changes any more, over sessions.
  public struct Settled: Sendable, Codable, Hashable {
    /// Sessions played.
    public var sessions: Int
    /// Share of them in which the plans stopped changing.
    public var convergedShare: Double
    /// The mean profit gain: 0 in competition, 1 in a cartel; `nil` where nobody knows.
    public var profitGain: Double?
    /// Relative change of the deviator's price by period, from the deviation on; empty where nobody could
    /// deviate.
    public var deviator: [Double]
    /// The same of all others' prices.
    public var others: [Double]
    /// Share of sessions by length of the cycle, from length 1.
    public var cycleShares: [Double]
    /// Share of deviations that cost the deviator.
    public var unprofitableShare: Double?
    /// Mean change of the deviator's discounted profit.
    public var deviationGain: Double?

    /// Gathers the parts.
    public init(
      sessions: Int, convergedShare: Double, profitGain: Double?, deviator: [Double],
      others: [Double], cycleShares: [Double], unprofitableShare: Double?, deviationGain: Double?
    ) {
      self.sessions = sessions
      self.convergedShare = convergedShare
      self.profitGain = profitGain
      self.deviator = deviator
      self.others = others
      self.cycleShares = cycleShares
      self.unprofitableShare = unprofitableShare
      self.deviationGain = deviationGain
    }
  }
}
