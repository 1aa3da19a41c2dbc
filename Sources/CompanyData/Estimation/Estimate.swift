internal import ScientificComputing

/// A number and how far it may be off.
public struct Estimate: Sendable, Hashable {
  /// The best guess.
  public var value: Double
  /// Its standard error.
  public var standardError: Double

  /// Gathers the parts.
  public init(_ value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }

  /// Half the width of the interval that holds the true number with probability 0.95.
  public var halfWidth: Double { SpecialFunctions.normalQuantile(0.975) * standardError }

  /// One over the variance.
  var precision: Double { 1 / (standardError * standardError) }

  /// Returns both estimates in one, each weighted by its precision.
  func combined(with other: Estimate) -> Estimate {
    let total = precision + other.precision
    return Estimate(
      (value * precision + other.value * other.precision) / total,
      standardError: (1 / total).squareRoot())
  }
}
