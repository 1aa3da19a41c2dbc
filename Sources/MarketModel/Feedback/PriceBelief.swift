/// What a strategy that learns has come to believe about a price.
public struct PriceBelief: Sendable, Hashable {
  /// What a belief is about.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Units that a chance to sell brings at the price.
    case sales = "units per chance"
    /// By how much sales fall, or a logit's utility, with the price; the belief has no price of its own.
    case coefficient = "price coefficient"
    /// Discounted profit of posting the price after the last prices, times 1 - discount: per period, in
    /// currency units.
    case valueHere = "value after the last prices"
    /// The same after the prices of all firms that are best for it.
    case valueAtBest = "value after the best prices"
  }

  /// The product's id.
  public var product: String
  /// What it is about.
  public var measure: Measure
  /// The price in currency units; 0 for coefficients.
  public var price: Double
  /// The expectation.
  public var mean: Double
  /// The quantiles at 2.5, 10, 90 and 97.5 %, or empty where the strategy holds no more than a number.
  public var band: [Double]

  /// Gathers the parts.
  public init(
    product: String, measure: Measure, price: Double = 0, mean: Double, band: [Double] = []
  ) {
    precondition(band.isEmpty || band.count == 4, "four quantiles, or none")
    self.product = product
    self.measure = measure
    self.price = price
    self.mean = mean
    self.band = band
  }

  /// The probabilities of the quantiles in `band`.
  public static let probabilities = [0.025, 0.1, 0.9, 0.975]
}

/// What the focal firm's strategy believed as the season went on.
public struct BeliefCourse: Sendable, Hashable {
  /// Beliefs at one decision, or at the end of the measured weeks.
  public struct Look: Sendable, Hashable {
    /// Microseconds since time 0.
    public var time: Int64
    /// What it believed then.
    public var beliefs: [PriceBelief]
  }

  /// Looks at equal distances, at most this many besides the last.
  public static let stretches: Int64 = 12

  /// The looks, in order.
  public private(set) var looks: [Look] = []
  private let distance: Int64
  private var next: Int64 = 0

  /// Starts before the first look of some weeks.
  public init(weeks: Int) {
    distance = max(1, Int64(weeks) * MarketSimulation.week / Self.stretches)
  }

  /// Whether the time has come for another look.
  func isDue(at time: Int64) -> Bool { time >= next }

  /// Adds a look.
  mutating func add(_ beliefs: [PriceBelief], at time: Int64) {
    guard !beliefs.isEmpty else { return }
    looks.append(Look(time: time, beliefs: beliefs))
    next = (time / distance + 1) * distance
  }
}

extension MarketSimulation {
  /// Looks at what the focal firm's strategy believes, where somebody wants to know and the time has come.
  mutating func noteBeliefs(at time: Int64, isLast: Bool = false) {
    guard phase == .measured, let course = beliefs, isLast || course.isDue(at: time) else { return }
    beliefs?.add(strategies[market.focalFirm]?.beliefs ?? [], at: time)
  }
}
