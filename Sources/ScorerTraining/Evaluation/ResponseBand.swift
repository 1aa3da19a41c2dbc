/// What shopping data says an answer to prices and promotions should be.
///
/// Sources: elasticities of purchase probability and units as a simulator with separate displays and
/// mailers should have them, lifts over the models fitted to one year of a grocer's purchases; see
/// docs/background/purchase-intent.md.
public enum ResponseBand: String, Sendable, CaseIterable, Codable {
  /// Elasticity of purchase probability to a temporary price.
  case temporary
  /// Elasticity of units to a temporary price.
  case units
  /// Lift of a cut by 20 %.
  case cut
  /// Lift of a display.
  case display
  /// Lift of the mailer.
  case mailer
  /// Lift of the mailer's major page over an inside page.
  case frontPage

  /// The values that are plausible.
  public var range: ClosedRange<Double> {
    switch self {
    case .temporary: -1.7 ... -1.3
    case .units: -2.1 ... -1.7
    case .cut: 0.35...0.43
    case .display: 0.36...0.70
    case .mailer: 0.13...0.25
    case .frontPage: 0.10...0.37
    }
  }

  /// Says where a value lies: inside, below or above.
  public func verdict(_ value: Double) -> String {
    if range.contains(value) { return "inside" }
    return value < range.lowerBound ? "below" : "above"
  }
}
