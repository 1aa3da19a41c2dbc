/// Moments that no clock knows at which a strategy may decide.
public struct ReviewMoments: OptionSet, Sendable, Hashable {
  /// The moments, one bit each.
  public let rawValue: Int

  /// Takes the bits.
  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Before every visit to the market, at the visit's time: the visitor sees the new price.
  public static let visit = ReviewMoments(rawValue: 1)
  /// After every sale of an own offer, one microsecond later: the next visitor sees the new price.
  public static let sale = ReviewMoments(rawValue: 2)
}
