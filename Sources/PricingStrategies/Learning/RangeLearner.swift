/// A rule that finds the best price of a range by fitting demand to what its prices sold.
public protocol RangeLearner: Sendable, Hashable {
  /// Adds what a price, in currency units, sold per chance.
  mutating func learn(price: Double, sales: Double)

  /// Returns the price to post next, in currency units; `cost` is the posted price at which a unit
  /// leaves nothing.
  func price(cost: Double) -> Double

  /// By how much sales per chance are believed to fall with the price, and the standard error of that; `nil`
  /// before enough was seen.
  var slope: (mean: Double, standardError: Double)? { get }
}
