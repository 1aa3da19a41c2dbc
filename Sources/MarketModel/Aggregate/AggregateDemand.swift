public import EventSimulation

/// Sales per epoch as a named function of prices and of each offer's reference price; no consumers.
///
/// With x_j = intercept_j + sum over k of slope_jk f(p_k) - loss (f(p_j) - f(r_j))+
/// + gain (f(r_j) - f(p_j))+ an offer sells x_j or exp(x_j), at least nothing, or its logit share of a
/// number of buyers. Source: docs/background/reference-prices.md.
public struct AggregateDemand: Sendable, Hashable, OptionalMechanism {
  /// The function's name.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// f(p) = p; sales are x.
    case linear
    /// f(p) = ln p; sales are exp(x): constant elasticities.
    case logLinear = "log_linear"
    /// f(p) = p; sales are exp(x).
    case exponential
    /// At most one unit an epoch, with a probability that a table gives for each price.
    case bernoulli
    /// Requests for classes at their list prices.
    case fareRequests = "fare_requests"
    /// f(p) = p; of the buyers the share exp(x_j) / (exp(outside) + sum over k of exp(x_k)) buys,
    /// rounded to whole buyers, so that an epoch's sales depend on its prices alone.
    case logitShares = "logit_shares"
  }

  /// One reference price per offer, r' = carry r + (1 - carry) p at the end of every epoch.
  public struct Reference: Sendable, Hashable {
    /// What is kept of the old reference, below 1.
    public var carry: Double
    /// Sales lost per unit of f above the reference.
    public var loss: Double
    /// Sales won per unit of f below the reference.
    public var gain: Double
    /// The references at the start, in currency units; shape `[offer]`.
    public var initial: [Double]

    /// Gathers the parts.
    public init(carry: Double, loss: Double, gain: Double, initial: [Double]) {
      self.carry = carry
      self.loss = loss
      self.gain = gain
      self.initial = initial
    }

    /// Returns the reference after an epoch at `price`.
    public func next(_ reference: Double, price: Double) -> Double {
      carry * reference + (1 - carry) * price
    }
  }

  /// The function.
  public var form: Form
  /// Sales at zero prices, or their logarithm; shape `[offer]`.
  public var intercepts: [Double]
  /// Change of an offer's x per unit of f of each price; shape `[offer, offer]`, row-major.
  public var slopes: [Double]
  /// Length of an epoch; one sale of every offer at its start, at the prices of that moment.
  public var every: SimulationDuration
  /// What buyers compare prices with, if they do.
  public var reference: Reference?
  /// Standard deviation of the normal noise of an epoch's sales, in units; 0 for none.
  public var noise: Double
  /// Probabilities of a sale by price, for `bernoulli`.
  public var table = PriceTable([])
  /// Requests for classes, for `fareRequests`.
  public var requests = FareRequests.none
  /// Those who choose in an epoch, for `logitShares`.
  public var buyers = LogitBuyers(size: 0, outside: 0)

  /// Gathers the parts.
  public init(
    form: Form, intercepts: [Double], slopes: [Double], every: SimulationDuration,
    reference: Reference? = nil, noise: Double = 0
  ) {
    precondition(slopes.count == intercepts.count * intercepts.count, "a square slope matrix")
    self.form = form
    self.intercepts = intercepts
    self.slopes = slopes
    self.every = every
    self.reference = reference
    self.noise = noise
  }

  /// Takes a table of every offer's probabilities of a sale.
  public init(table: PriceTable, every: SimulationDuration) {
    let count = table.rows.count
    self.init(
      form: .bernoulli, intercepts: Array(repeating: 0, count: count),
      slopes: Array(repeating: 0, count: count * count), every: every)
    self.table = table
  }

  /// Takes requests for the classes that a market's `offerCount` offers are.
  public init(requests: FareRequests, offerCount: Int, every: SimulationDuration) {
    self.init(
      form: .fareRequests, intercepts: Array(repeating: 0, count: offerCount),
      slopes: Array(repeating: 0, count: offerCount * offerCount), every: every)
    self.requests = requests
  }

  /// Takes the logit demand of `size` buyers, with x_j = intercept_j - slope p_j; shape `[offer]`.
  public init(
    logitShares intercepts: [Double], slope: Double, outside: Double, size: Double,
    every: SimulationDuration, noise: Double = 0
  ) {
    let offers = intercepts.indices
    self.init(
      form: .logitShares, intercepts: intercepts,
      slopes: offers.flatMap { row in offers.map { $0 == row ? -slope : 0 } }, every: every,
      noise: noise)
    buyers = LogitBuyers(size: size, outside: outside)
  }

  /// No aggregate demand: consumers decide.
  public static let none = AggregateDemand(
    form: .linear, intercepts: [], slopes: [], every: .weeks(1))

  /// Whether sales follow the function instead of consumers.
  public var isUsed: Bool { !intercepts.isEmpty }

  /// Returns an offer's expected sales in an epoch at all offers' prices and its own reference, in
  /// currency units.
  public func units(of offer: Int, prices: [Double], reference r: Double) -> Double {
    guard form != .bernoulli else { return table.probability(of: offer, price: prices[offer]) }
    guard form != .logitShares else { return logitUnits(of: offer, prices: prices) }
    var sum = utility(of: offer, prices: prices)
    if let reference {
      let distance = transformed(prices[offer]) - transformed(r)
      sum -= (distance > 0 ? reference.loss : reference.gain) * distance
    }
    return form == .linear ? max(0, sum) : expOf(sum)
  }

  private func logitUnits(of offer: Int, prices: [Double]) -> Double {
    let weights = intercepts.indices.map { expOf(utility(of: $0, prices: prices)) }
    return (buyers.size * weights[offer] / (expOf(buyers.outside) + weights.reduce(0, +))).rounded()
  }

  private func utility(of offer: Int, prices: [Double]) -> Double {
    let count = intercepts.count
    return prices.indices.reduce(intercepts[offer]) {
      $0 + slopes[offer * count + $1] * transformed(prices[$1])
    }
  }

  private func transformed(_ price: Double) -> Double {
    form == .logLinear ? lnOf(price) : price
  }
}

/// Those who choose in an epoch of `AggregateDemand.Form.logitShares`.
public struct LogitBuyers: Sendable, Hashable, OptionalMechanism {
  /// Their number, those who take nothing included.
  public var size: Double
  /// The x of buying nothing.
  public var outside: Double

  /// Gathers the parts.
  public init(size: Double, outside: Double) {
    self.size = size
    self.outside = outside
  }

  /// Whether anybody chooses.
  public var isUsed: Bool { size > 0 }
}
