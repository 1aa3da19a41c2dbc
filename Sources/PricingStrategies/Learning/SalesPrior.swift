public import ScientificComputing

/// What is believed of the units that a chance to sell brings, before any was seen.
///
/// Both are conjugate: what is believed later has the same form. Every price has a belief of its own.
public enum SalesPrior: Sendable, Hashable {
  /// A sale or none, with a probability about which a beta distribution holds; uniform with 1 and 1.
  case beta(a: Double, b: Double)
  /// Any number of units, Poisson with a mean about which a gamma distribution holds: shape units in
  /// `rate` chances.
  case gamma(shape: Double, rate: Double)

  /// The belief that every probability of a sale is equally likely.
  public static let uniform = SalesPrior.beta(a: 1, b: 1)

  /// Returns the belief about the mean units per chance after some sales.
  ///
  /// A sale or none: where more units were sold than there were chances, each chance counts as a sale.
  public func posterior(units: Double, opportunities: Double) -> Distribution {
    switch self {
    case .beta(let a, let b):
      .beta(a: a + min(units, opportunities), b: b + max(0, opportunities - units))
    case .gamma(let shape, let rate):
      .gamma(shape: shape + units, scale: 1 / (rate + opportunities))
    }
  }
}

extension PriceRecord {
  /// Returns the belief about each price; shape `[price]`.
  func posteriors(_ prior: SalesPrior) -> [Distribution] {
    zip(units, opportunities).map { prior.posterior(units: $0, opportunities: $1) }
  }
}
