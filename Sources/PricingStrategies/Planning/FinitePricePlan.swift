/// The best prices from a list for a stock of which each period sells at most one unit.
///
/// V_t(x) = max over prices of q (gain + V_(t-1)(x - 1)) + (1 - q) V_(t-1)(x), with q the
/// probability of a sale, t periods to go and V_0 = V_t(0) = 0. Source: K. Talluri and G. van Ryzin,
/// *The Theory and Practice of Revenue Management*, 2004, section 5.2.
public struct FinitePricePlan: Sendable {
  /// A price that may be posted.
  public struct Choice: Sendable, Hashable {
    /// The price, in currency units.
    public var price: Double
    /// What a sale at it earns, in currency units.
    public var gain: Double
    /// Probability of a sale in a period.
    public var probability: Double

    /// Gathers the parts; a sale earns its price unless told otherwise.
    public init(price: Double, gain: Double? = nil, probability: Double) {
      precondition((0...1).contains(probability), "a probability")
      self.price = price
      self.gain = gain ?? price
      self.probability = probability
    }
  }

  /// What each stock from 0 on earns over all periods, in currency units; stocks beyond the number of
  /// periods earn what that number does.
  public let values: [Double]
  /// Periods planned.
  public let periods: Int
  private let choices: [Choice]
  /// The best choice with t periods to go and x units; shape `[period, unit]` from 1 on, row-major.
  private let best: [UInt16]

  /// Works backwards from the last period; of equally good prices the first of the list counts.
  ///
  /// - Parameters:
  ///   - choices: The prices, at least one and at most 65,536.
  ///   - periods: Periods, at least one.
  ///   - units: Units on hand at most; more than the periods can sell never matter.
  public init(_ choices: [Choice], periods: Int, units: Int) {
    precondition(!choices.isEmpty && choices.count <= 1 << 16 && periods > 0, "something to plan")
    self.choices = choices
    self.periods = periods
    let most = max(0, min(units, periods))
    var best: [UInt16] = []
    best.reserveCapacity(periods * most)
    var values = Array(repeating: 0.0, count: most + 1)
    for _ in 0..<periods {
      var below = values[0]
      for unit in stride(from: 1, through: most, by: 1) {
        let (choice, gain) = Self.best(choices, worth: values[unit] - below)
        best.append(UInt16(choice))
        below = values[unit]
        values[unit] += gain
      }
    }
    self.best = best
    self.values = values
  }

  /// The first choice with the largest expected gain over keeping a unit of that worth.
  private static func best(_ choices: [Choice], worth: Double) -> (index: Int, gain: Double) {
    var best = (index: 0, gain: -Double.infinity)
    for (index, choice) in choices.enumerated() {
      let gain = choice.probability * (choice.gain - worth)
      if gain > best.gain { best = (index, gain) }
    }
    return best
  }

  /// Returns the best price with `periods` periods to go and `units` units, at least one of each.
  public func price(periods: Int, units: Int) -> Double {
    precondition((1...self.periods).contains(periods) && units > 0, "a planned state")
    let most = values.count - 1
    precondition(most > 0, "a stock was planned")
    return choices[Int(best[(periods - 1) * most + min(units, most) - 1])].price
  }
}
