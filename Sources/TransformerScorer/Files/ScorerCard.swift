/// What a scorer's weights say of themselves: where they may be used, and where they come from.
public struct ScorerCard: Sendable, Equatable {
  /// Smallest price / regular price in the training data.
  public var evidenceLowest: Float = 0.6
  /// Largest price / regular price in the training data.
  public var evidenceHighest: Float = 1
  /// Days of one period.
  public var periodDays = 7
  /// Kinds of category that the data held: `repeat`, `durable`, `seasonal`.
  public var categoryKinds = ["repeat"]
  /// Data, training, results and limits, in words.
  public var text = ""

  /// The card of weights trained on weekly grocery purchases.
  public init() {}
}
