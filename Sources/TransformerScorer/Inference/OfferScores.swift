/// What the network says about each offer: u = alpha - beta_1 ln(p/regular) - beta_2 ln(p/expected).
public struct OfferScores: Sendable, Equatable {
  /// Utility at the regular and expected price, one per offer of the batch.
  public var alpha: [Float] = []
  /// Slopes beta_1 in ln(price / regular price), at least the network's floor.
  public var longSlopes: [Float] = []
  /// Slopes beta_2 in ln(price / expected price), above 0.
  public var shortSlopes: [Float] = []

  /// Creates an empty table; it grows to the batch that it receives.
  public init() {}

  /// Offers.
  public var count: Int { alpha.count }

  /// Makes room for exactly `count` offers, keeping the storage where it can.
  mutating func resize(to count: Int) {
    guard count != alpha.count else { return }
    for column in [\OfferScores.alpha, \.longSlopes, \.shortSlopes] {
      self[keyPath: column].removeAll(keepingCapacity: true)
      self[keyPath: column].append(contentsOf: repeatElement(0, count: count))
    }
  }

  /// The logarithms of the slopes are clamped to this range.
  static let logSlopeRange: ClosedRange<Float> = -6...2.5
}
