public import ScientificComputing

/// What a visitor would pay for a unit at most, drawn at every visit for every product; no other
/// utility and no shocks.
///
/// Whoever visits buys the offer with the largest willingness to pay less price, if that is not
/// negative. Source: docs/background/planned-prices.md.
public struct WillingnessToPay: Sendable, Hashable, OptionalMechanism {
  /// The distribution, in currency units; `nil` where consumers choose otherwise.
  public var distribution: Distribution?

  /// Takes the distribution.
  public init(_ distribution: Distribution?) {
    self.distribution = distribution
  }

  /// Consumers choose otherwise.
  public static let none = WillingnessToPay(nil)

  /// Whether consumers buy by their willingness to pay.
  public var isUsed: Bool { distribution != nil }

  /// The mean of an exponential distribution; `nil` for any other.
  public var exponentialMean: Double? {
    if case .exponential(let mean)? = distribution { mean } else { nil }
  }
}
