/// What a choice model says of the offers of a table, in columns: utility against the two prices.
///
/// u = base - longSlope ln(p / regular) - shortSlope ln(p / expected), in utils; the outside option
/// has utility 0. Every model of this target has this form, so prices can be changed without asking
/// the model again.
public struct OfferUtilities: Sendable, Equatable {
  /// Utility at the regular and expected price; shape `[offers]`.
  public var base: [Float]
  /// Slope of ln(price / regular price); shape `[offers]`.
  public var longSlopes: [Float]
  /// Slope of ln(price / expected price); shape `[offers]`.
  public var shortSlopes: [Float]

  /// Gathers the parts, one number per offer in each.
  public init(base: [Float], longSlopes: [Float], shortSlopes: [Float]) {
    precondition(
      base.count == longSlopes.count && base.count == shortSlopes.count,
      "every column has one number per offer")
    self.base = base
    self.longSlopes = longSlopes
    self.shortSlopes = shortSlopes
  }

  /// Takes utilities that don't depend on prices.
  public init(withoutPrices base: [Float]) {
    let zeros = [Float](repeating: 0, count: base.count)
    self.init(base: base, longSlopes: zeros, shortSlopes: zeros)
  }

  /// Returns the utility of an offer at its prices.
  @inline(__always)
  func utility(_ offer: Int, logRegular: Float, logExpected: Float) -> Double {
    Double(base[offer]) - Double(longSlopes[offer]) * Double(logRegular)
      - Double(shortSlopes[offer]) * Double(logExpected)
  }
}
