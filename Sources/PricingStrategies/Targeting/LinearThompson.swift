import ScientificComputing

/// Draws each arm's weights from what is believed of them and takes the arm that is best in the draw.
///
/// A context's reward in the draw is normal with the expected reward as mean and `scale` times the belief's
/// deviation as standard deviation, so one number is drawn in place of all weights.
///
/// - SeeAlso: S. Agrawal and N. Goyal, "Thompson sampling for contextual bandits with linear payoffs", ICML
///   2013; M. Abeille and A. Lazaric, "Linear Thompson sampling revisited", *Electronic Journal of Statistics*
///   11, 2017.
public struct LinearThompson: LinearBandit {
  /// What is believed of an arm.
  public var belief: LinearBelief
  /// v of the paper: the noise of a reward, in its unit.
  public let scale: Double

  /// Starts with a belief.
  public init(_ belief: LinearBelief, scale: Double) {
    self.belief = belief
    self.scale = scale
  }

  /// The reward in the draw that `uniform` names.
  public func index(_ row: [Double], uniform: Double) -> Double {
    belief.expected(row)
      + scale * belief.deviation(row) * SpecialFunctions.normalQuantile(uniform)
  }
}
