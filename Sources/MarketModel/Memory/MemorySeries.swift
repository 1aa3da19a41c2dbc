/// One number of consumers' memory, week by week from time 0 to the end of the cool-down.
public struct MemorySeries: Sendable, Hashable {
  /// What is measured.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Share of consumers who know a product, at the week's end.
    case awareness = "awareness"
    /// Mean units at home per consumer, at the week's end.
    case homeStock = "units at home"
    /// Mean reference price of an offer over consumers, at the week's end.
    case referencePrice = "reference price"
    /// Mean stars of a product's reviews, at the week's end.
    case rating = "rating"
    /// Reviews of a product so far.
    case reviews = "reviews"
    /// Expected probability of a deal next week.
    case dealChance = "expected deal"
    /// Largest difference between rational expectations and what came, as a share of weeks or of list.
    case expectationResidual = "expectation residual"
    /// Units of an offer that came back so far.
    case returned = "units returned"
  }

  /// What is measured.
  public var measure: Measure
  /// The product, category or offer it is about.
  public var subject: String
  /// One value a week.
  public var values: [Double]
}
