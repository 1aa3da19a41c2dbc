/// An amount of money: an integer count of millionths of the currency unit, so that ledgers add up
/// exactly in any order.
public struct Money: Hashable, Comparable, Sendable, Codable, AdditiveArithmetic {
  /// The count of millionths.
  public var millionths: Int64

  /// No money.
  public static let zero = Money(millionths: 0)

  /// Wraps a count of millionths.
  @inlinable
  public init(millionths: Int64) {
    self.millionths = millionths
  }

  /// Rounds an amount in currency units to the nearest millionth; the door from numerical routines.
  public init(_ units: Double) {
    millionths = Int64((units * 1e6).rounded())
  }

  /// The amount in currency units, for numerical routines.
  @inlinable
  public var units: Double {
    Double(millionths) / 1e6
  }

  /// Returns the sum.
  public static func + (left: Money, right: Money) -> Money {
    Money(millionths: left.millionths + right.millionths)
  }

  /// Returns the difference.
  public static func - (left: Money, right: Money) -> Money {
    Money(millionths: left.millionths - right.millionths)
  }

  /// Returns the amount for `count` pieces.
  public static func * (amount: Money, count: Int64) -> Money {
    Money(millionths: amount.millionths * count)
  }

  /// Compares amounts.
  public static func < (left: Money, right: Money) -> Bool {
    left.millionths < right.millionths
  }

  /// Returns a share of the amount, rounded to the nearest millionth.
  public func scaled(by factor: Double) -> Money {
    Money(millionths: Int64((Double(millionths) * factor).rounded()))
  }

  /// Returns the nearest multiple of `tick`, halves away from zero; the amount itself when the tick
  /// is not positive.
  public func rounded(toTick tick: Money) -> Money {
    guard tick.millionths > 0 else { return self }
    let half = millionths >= 0 ? tick.millionths / 2 : -(tick.millionths / 2)
    return Money(millionths: (millionths + half) / tick.millionths * tick.millionths)
  }
}
