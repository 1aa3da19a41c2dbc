/// One arm of a contextual bandit with linear rewards.
public protocol LinearBandit: Sendable {
  /// What is believed of the arm.
  var belief: LinearBelief { get set }
  /// Returns what the arm is worth for a context: the arm with the largest index is taken.
  ///
  /// `uniform` is a number in (0, 1) drawn for this arm and context.
  func index(_ row: [Double], uniform: Double) -> Double
}
