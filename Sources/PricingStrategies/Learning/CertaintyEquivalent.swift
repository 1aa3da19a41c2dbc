/// The price that would be best if the line through all sales so far were demand, and never another.
///
/// May stop learning at a wrong price: where prices hardly move, the line hardly improves. Source: A. den
/// Boer and B. Zwart, "Simultaneously learning and optimizing using controlled variance pricing",
/// *Management Science* 60(3), 2014.
public struct CertaintyEquivalent: RangeLearner {
  /// The lowest and the highest price, in currency units.
  public let range: ClosedRange<Double>
  var fit = LinearFit()

  /// Starts without sales.
  public init(range: ClosedRange<Double>) {
    precondition(range.lowerBound < range.upperBound, "a range of prices")
    self.range = range
  }

  /// Adds what a price sold per chance.
  public mutating func learn(price: Double, sales: Double) { fit.add(price: price, sales: sales) }

  /// Returns the price to post next.
  ///
  /// The first two lie at a quarter and at three quarters of the range. `cost` is the posted price at
  /// which a unit leaves nothing; where sales do not fall with the price, it is the highest price.
  public func price(cost: Double) -> Double {
    let width = range.upperBound - range.lowerBound
    guard fit.count >= 2, let line = fit.line else {
      return range.lowerBound + (fit.count == 0 ? 0.25 : 0.75) * width
    }
    guard line.slope > 1e-6 else { return range.upperBound }
    return range.clamped((line.intercept / line.slope + cost) / 2)
  }

  /// The fitted line's slope.
  public var slope: (mean: Double, standardError: Double)? { fit.slope }
}

extension ClosedRange<Double> {
  /// Returns the nearest number in the range.
  func clamped(_ value: Double) -> Double { Swift.min(Swift.max(value, lowerBound), upperBound) }
}
