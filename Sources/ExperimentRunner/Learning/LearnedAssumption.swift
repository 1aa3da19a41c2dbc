import CompanyData
import Foundation
import ScientificComputing

/// One assumption of a scenario beside what sales say about it.
public struct LearnedAssumption: Sendable, Hashable, Codable {
  /// What it is about.
  public enum Subject: String, Sendable, Hashable, Codable {
    /// Purchases per occasion, or visits: units tell their product only.
    case level = "conversion"
    /// The elasticity of units to a cut for a while.
    case promotion = "promotion elasticity"
    /// The elasticity of units to a lasting price.
    case longRun = "long-run elasticity"
  }

  /// A number with the half-width of its 95 % interval.
  public struct Spread: Sendable, Hashable, Codable {
    /// The centre.
    public var value: Double
    /// The half-width.
    public var halfWidth: Double

    init(_ value: Double, halfWidth: Double) {
      self.value = value
      self.halfWidth = halfWidth
    }
  }

  /// What it is about.
  public var subject: Subject
  /// What the scenario assumes; `nil` where it states utilities.
  public var assumed: Spread?
  /// Its mean over the replications of the forecast.
  public var used: Double?
  /// What the sales alone say: of the level the ratio of units to forecast, of an elasticity the
  /// difference to the one used; `nil` where they can't tell.
  public var correction: Spread?
  /// Why they can't tell.
  public var reason: String?
  /// What sales and assumption say together, each by its precision; `nil` without an assumption.
  public var proposed: Spread?

  /// Whether the sales contradict what was used: their 95 % interval does not hold it.
  public var isOff: Bool {
    guard let correction else { return false }
    let neutral = subject == .level ? 1.0 : 0
    return abs(correction.value - neutral) > correction.halfWidth
  }

  /// The value that the sales alone say.
  public var observed: Spread? {
    guard let used, let correction else { return nil }
    return subject == .level
      ? Spread(used * correction.value, halfWidth: used * correction.halfWidth)
      : Spread(used + correction.value, halfWidth: correction.halfWidth)
  }

  /// A stated number without a spread is not taken as certain: a fifth of it, as for elasticities
  /// without one.
  static let usualShare = 0.2

  /// An elasticity from the slope that was found.
  static func elasticity(
    _ subject: Subject, assumed: Spread?, used: Double?, slope: Estimate?, reason: String
  ) -> LearnedAssumption {
    var learned = LearnedAssumption(
      subject: subject, assumed: assumed, used: used,
      correction: slope.map { Spread($0.value, halfWidth: $0.halfWidth) },
      reason: slope == nil ? reason : nil, proposed: assumed)
    guard let slope, let assumed, let used else { return learned }
    let width = assumed.halfWidth > 0 ? assumed.halfWidth : usualShare * abs(assumed.value)
    let prior = Estimate(assumed.value, standardError: width / quantile)
    let seen = Estimate(used + slope.value, standardError: slope.standardError)
    let both = combine(prior, seen)
    learned.proposed = Spread(both.value, halfWidth: both.halfWidth)
    return learned
  }

  /// The level from ln(units / forecast).
  ///
  /// `used` is the mean conversion of the forecast, times its traffic over the traffic assumed;
  /// `trafficWidth` the half-width of traffic as a share of it.
  static func level(
    assumed: Spread?, used: Double?, logRatio: Estimate, trafficWidth: Double
  ) -> LearnedAssumption {
    let ratio = exp(logRatio.value)
    var learned = LearnedAssumption(
      subject: .level, assumed: assumed, used: used,
      correction: Spread(ratio, halfWidth: ratio * logRatio.halfWidth), reason: nil,
      proposed: assumed)
    guard let assumed, let used else { return learned }
    let own = assumed.halfWidth > 0 ? assumed.halfWidth / assumed.value : usualShare
    let width = (own * own + trafficWidth * trafficWidth).squareRoot()
    let prior = Estimate(log(assumed.value), standardError: width / quantile)
    let seen = Estimate(log(used) + logRatio.value, standardError: logRatio.standardError)
    let both = combine(prior, seen)
    learned.proposed = Spread(exp(both.value), halfWidth: exp(both.value) * both.halfWidth)
    return learned
  }

  private static let quantile = SpecialFunctions.normalQuantile(0.975)

  private static func combine(_ first: Estimate, _ second: Estimate) -> Estimate {
    let (a, b) = (1 / pow(first.standardError, 2), 1 / pow(second.standardError, 2))
    return Estimate(
      (first.value * a + second.value * b) / (a + b), standardError: 1 / (a + b).squareRoot())
  }
}

/// One product's share of units beside its forecast.
public struct LearnedShare: Sendable, Hashable, Codable {
  /// The product's id.
  public var sku: String
  /// Its share of the forecast units of the compared weeks without a cut, if there are three such weeks.
  public var forecast: Double
  /// Its share of the units sold in them.
  public var actual: Double
  /// Ends of the interval in which the share sold should lie if the forecast share were right.
  public var low: Double
  /// The upper end.
  public var high: Double
  /// The scenario's `expected_share`, rescaled where shares are off; `nil` where none is stated.
  public var proposed: Double?

  /// Whether the share lies outside its interval.
  public var isOff: Bool { actual < low || actual > high }
}
