/// Takes the arm whose reward might be largest: the expected reward plus `scale` times its deviation.
///
/// - SeeAlso: L. Li, W. Chu, J. Langford and R. Schapire, "A contextual-bandit approach to personalized news
///   article recommendation", WWW 2010, algorithm 1 (LinUCB with disjoint linear models).
public struct LinearUpperBound: LinearBandit {
  /// What is believed of an arm.
  public var belief: LinearBelief
  /// Alpha of the paper, in the reward's unit.
  public let scale: Double

  /// Starts with a belief.
  public init(_ belief: LinearBelief, scale: Double) {
    self.belief = belief
    self.scale = scale
  }

  /// The upper bound; draws nothing.
  public func index(_ row: [Double], uniform: Double) -> Double {
    belief.expected(row) + scale * belief.deviation(row)
  }
}
