/// Which seller a visit enters, and who looks at the other sellers' offers too.
///
/// Without a plan all offers of a category stand on one shelf.
public struct SellerPlan: Sendable, Hashable, OptionalMechanism {
  /// Probability that a visit enters each firm.
  ///
  /// Shape `[segment, firm]`, row-major; each row sums to one. Empty for one shelf.
  public var visitShares: [Double]
  /// Probability, by segment, that a consumer also sees the other sellers' offers of a category.
  public var compares: [Double]
  /// Dissimilarity of the nest that holds the same product at several sellers, in (0, 1]; 1 makes
  /// them as different as two products.
  public var nest: Double

  /// Gathers the parts; one shelf unless told otherwise.
  public init(visitShares: [Double] = [], compares: [Double] = [], nest: Double = 0.5) {
    self.visitShares = visitShares
    self.compares = compares
    self.nest = nest
  }

  /// The usual probability of comparing.
  public static let usualCompares = 0.3

  /// Whether visits enter one seller.
  public var isUsed: Bool { !visitShares.isEmpty }
}
