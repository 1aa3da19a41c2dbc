import Glibc

/// The certainty-equivalent price, kept away from the mean of the past so that prices never stop
/// telling about demand: controlled variance pricing.
///
/// After t trials the distance to the mean price is at least `spread` t^(-1/4). Source: A. den Boer and B.
/// Zwart, *Management Science* 60(3), 2014; N. B. Keskin and A. Zeevi, *Operations Research* 62(5), 2014.
public struct ControlledVariance: RangeLearner {
  /// The least distance after the first trial, in currency units.
  public let spread: Double
  private var plain: CertaintyEquivalent

  /// Starts without sales.
  public init(range: ClosedRange<Double>, spread: Double) {
    precondition(spread > 0, "some distance")
    self.spread = spread
    plain = CertaintyEquivalent(range: range)
  }

  /// Adds what a price sold per chance.
  public mutating func learn(price: Double, sales: Double) {
    plain.learn(price: price, sales: sales)
  }

  /// Returns the price to post next: on the side of the mean on which the certainty-equivalent price
  /// lies, or on the other where that side has no room.
  public func price(cost: Double) -> Double {
    let price = plain.price(cost: cost)
    let (trials, mean) = (plain.fit.count, plain.fit.meanPrice)
    guard trials >= 2 else { return price }
    let distance = spread / sqrt(sqrt(Double(trials)))
    guard abs(price - mean) < distance else { return price }
    let near = price < mean ? mean - distance : mean + distance
    return plain.range.clamped(plain.range.contains(near) ? near : 2 * mean - near)
  }

  /// The fitted line's slope.
  public var slope: (mean: Double, standardError: Double)? { plain.slope }
}
