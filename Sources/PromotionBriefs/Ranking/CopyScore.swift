/// How good a draft looks, with every part shown.
///
/// It is no forecast of sales: only an A/B test tells that.
public struct CopyScore: Sendable, Hashable, Codable {
  /// One part of the score.
  public struct Part: Sendable, Hashable, Codable {
    /// Its name.
    public var name: String
    /// Its value, 0 to 1; more is better.
    public var value: Double
    /// Its weight before the weights of the parts at hand are made to add up to one.
    public var weight: Double
    /// What the value comes from, in words.
    public var reason: String
  }

  /// The parts that could be computed.
  public var parts: [Part]
  /// Weighted mean of the parts, less 0.3 per finding that needs evidence; 0 to 1.
  public var total: Double

  /// Takes the weighted mean; `openClaims` counts findings that need evidence.
  init(parts: [Part], openClaims: Int) {
    self.parts = parts
    let weights = parts.map(\.weight).reduce(0, +)
    let sum = parts.map { $0.weight * $0.value }.reduce(0, +)
    total = max(0, (weights > 0 ? sum / weights : 0) - 0.3 * Double(openClaims))
  }
}
