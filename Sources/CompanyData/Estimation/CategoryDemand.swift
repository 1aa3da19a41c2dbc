import Foundation

/// What is known of a category's demand.
public struct CategoryDemand: Sendable, Hashable {
  /// Promotion elasticity of the category's units: items' elasticities weighted by base units.
  public internal(set) var promotion: Estimate
  /// Elasticity of the mean item, after the prior.
  public let meanPromotion: Estimate
  /// Elasticity of the mean item from the sales alone; `nil` when no price ratio varies.
  public let rawMeanPromotion: Estimate?
  /// Standard deviation between items' elasticities.
  public let betweenItems: Double
  /// Elasticity of the list price, after the prior and `bounds`.
  public internal(set) var longRun: Estimate
  /// Elasticity of the list price from the sales alone; `nil` when list prices do not vary.
  public let rawLongRun: Estimate?
  /// Effect of a display everywhere on the logarithm of units; `nil` without variation.
  public let display: Estimate?
  /// Effect of a feature everywhere on the logarithm of units; `nil` without variation.
  public let feature: Estimate?
  /// Bounds that moved an elasticity; empty when none did.
  public internal(set) var bounds: [ElasticityBound] = []

  /// Weakest long-run elasticity that a scenario accepts.
  public static let weakestLongRun = -1.3
  /// Least distance between long-run and promotion elasticity.
  public static let leastDistance = 0.05

  /// More units with a display everywhere, in percent.
  public var displayLift: Estimate? { display.map(Self.lift) }
  /// More units with a feature everywhere, in percent.
  public var featureLift: Estimate? { feature.map(Self.lift) }

  private static func lift(_ effect: Estimate) -> Estimate {
    let factor = exp(effect.value)
    return Estimate(100 * (factor - 1), standardError: 100 * factor * effect.standardError)
  }

  /// Moves the elasticities into the range that a scenario accepts and notes each move.
  mutating func applyBounds() {
    let strongestWeak = Self.weakestLongRun - Self.leastDistance
    if promotion.value > strongestWeak {
      bounds.append(.promotionTooWeak(estimate: promotion.value, used: strongestWeak))
      promotion.value = strongestWeak
    }
    if longRun.value > Self.weakestLongRun {
      bounds.append(.longRunTooWeak(estimate: longRun.value, used: Self.weakestLongRun))
      longRun.value = Self.weakestLongRun
    }
    let strongest = promotion.value + Self.leastDistance
    if longRun.value < strongest {
      bounds.append(.longRunBeyondPromotion(estimate: longRun.value, used: strongest))
      longRun.value = strongest
    }
  }
}

/// A bound that moved an elasticity.
public enum ElasticityBound: Sendable, Hashable, CustomStringConvertible {
  /// The promotion elasticity left no room for the long-run one.
  case promotionTooWeak(estimate: Double, used: Double)
  /// The long-run elasticity was too close to 0.
  case longRunTooWeak(estimate: Double, used: Double)
  /// The long-run elasticity was stronger than the promotion elasticity allows.
  case longRunBeyondPromotion(estimate: Double, used: Double)

  /// What was moved, from where to where and why, in one line.
  public var description: String {
    switch self {
    case .promotionTooWeak(let estimate, let used):
      Self.text("promotion elasticity", estimate, used, "it must be stronger than the long-run one")
    case .longRunTooWeak(let estimate, let used):
      Self.text("long-run elasticity", estimate, used, "a weaker one has no best price")
    case .longRunBeyondPromotion(let estimate, let used):
      Self.text("long-run elasticity", estimate, used, "it must be weaker than the promotion one")
    }
  }

  private static func text(
    _ name: String, _ estimate: Double, _ used: Double, _ reason: String
  ) -> String {
    let numbers = [estimate, used].map { String(format: "%.2f", $0) }
    return "\(name) \(numbers[0]) moved to \(numbers[1]): \(reason)"
  }
}
