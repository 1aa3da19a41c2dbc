import TransformerScorer

/// The prices over list at which a demand model was seen; results beyond are extrapolated.
public struct PriceEvidence: Sendable, Hashable {
  /// Smallest price over list.
  public let lowest: Double
  /// Largest price over list.
  public let highest: Double

  /// Where logits are trusted.
  ///
  /// A convention: usual promotions and moderate increases; a logit that is calibrated at list has seen
  /// no data on either side.
  static let ofLogits = PriceEvidence(lowest: 0.6, highest: 1.2)

  /// What the training data of weights held, as their card says; logits' range without weights.
  init(_ weights: ScorerWeights?) {
    guard let card = weights?.card else {
      self = .ofLogits
      return
    }
    self.init(
      lowest: Self.rounded(card.evidenceLowest), highest: Self.rounded(card.evidenceHighest))
  }

  private init(lowest: Double, highest: Double) {
    self.lowest = lowest
    self.highest = highest
  }

  /// Cards hold `Float`, whose 0.6 is more than the 0.6 of a price.
  private static func rounded(_ value: Float) -> Double {
    (Double(value) * 1e6).rounded() / 1e6
  }

  /// Whether a price of `factor` x list lies inside.
  public func contains(_ factor: Double) -> Bool { (lowest...highest).contains(factor) }

  /// The range for people, as in `0.6 to 1.2 x list`.
  public var words: String { "\(Self.text(lowest)) to \(Self.text(highest)) x list" }

  private static func text(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\(value)"
  }
}
