/// How a comparison goes on after the ranking replications until the best strategy is picked.
public struct SelectionSettings: Sendable, Hashable {
  /// The procedure.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Drops strategies one by one, with a guarantee.
    case kimNelson = "kn"
    /// Spends a number of seasons where they tell most.
    case optimalBudget = "ocba"
  }

  /// The procedure.
  public var method: Method
  /// A lead in the objective that does not matter; `nil` for the experiment's material difference.
  public var indifference: Double?
  /// The probability with which the pick is right, where the best leads by the indifference.
  public var confidence: Double
  /// Most seasons besides those of the ranking.
  public var seasons: Int

  /// Gathers the parts.
  public init(method: Method, indifference: Double?, confidence: Double, seasons: Int) {
    self.method = method
    self.indifference = indifference
    self.confidence = confidence
    self.seasons = seasons
  }
}
