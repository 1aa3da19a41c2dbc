import MarketModel
import RandomStreams
import ScenarioFiles
import ScientificComputing

/// The assumptions' values in one replication, the same for all strategies.
struct AssumptionDraws: Sendable, Hashable {
  /// One value per assumption, in the scenario's order.
  var values: [Double]

  /// Every assumption at its centre.
  static func central(_ assumptions: [Assumption]) -> AssumptionDraws {
    AssumptionDraws(values: assumptions.map(\.centre))
  }

  /// Draws each assumption from its own stream, the two elasticities from one.
  ///
  /// A normal whose 95 % half-width is the stated one, truncated there
  /// (docs/background/market-model.md, section 5).
  static func drawn(
    _ assumptions: [Assumption], seed: UInt64, replication: ReplicationKey
  ) -> AssumptionDraws {
    let values = assumptions.map { assumption -> Double in
      guard assumption.halfWidth > 0 else { return assumption.centre }
      var stream = RandomStream(
        seed: seed, replication: replication, purpose: "assumption",
        entity: EntityKey(assumption.name))
      return assumption.draw(from: &stream)
    }
    var draws = AssumptionDraws(values: values)
    draws.joinElasticities(assumptions, seed: seed, replication: replication)
    return draws
  }

  /// Draws both elasticities from one normal number, again until the promotion elasticity is the
  /// stronger one by `smallestGap`.
  private mutating func joinElasticities(
    _ assumptions: [Assumption], seed: UInt64, replication: ReplicationKey
  ) {
    guard let longRun = assumptions.firstIndex(where: { $0.subject == .longRunElasticity }),
      let promotion = assumptions.firstIndex(where: { $0.subject == .promotionElasticity }),
      assumptions[longRun].halfWidth + assumptions[promotion].halfWidth > 0
    else { return }
    var stream = RandomStream(
      seed: seed, replication: replication, purpose: "assumption",
      entity: EntityKey(assumptions[longRun].name))
    for _ in 0..<Self.mostDraws {
      let normal = Assumption.truncatedNormal(stream.nextUniform())
      values[longRun] = assumptions[longRun].value(at: normal)
      values[promotion] = assumptions[promotion].value(at: normal)
      if values[promotion] <= values[longRun] - Self.smallestGap { return }
    }
    values[promotion] = values[longRun] - Self.smallestGap
  }

  /// The least by which the promotion elasticity exceeds the long-run one in size.
  static let smallestGap = 0.05
  /// After so many draws the stated values leave no gap, and the promotion elasticity yields.
  private static let mostDraws = 1_000
}

extension Assumption {
  /// The weakest long-run elasticity that a replication may draw.
  static let weakestLongRun = -1.3

  fileprivate func draw(from stream: inout RandomStream) -> Double {
    value(at: Self.truncatedNormal(stream.nextUniform(), halfWidth: halfWidth))
  }

  /// The value that a standard normal number truncated at its 95 % half-width stands for.
  fileprivate func value(at normal: Double) -> Double {
    let value = centre + halfWidth / Self.normalHalfWidth * normal
    if case .longRunElasticity = subject { return min(value, max(centre, Self.weakestLongRun)) }
    return value
  }

  /// Returns the standard normal number, truncated at its 95 % half-width, at the uniform `u`.
  fileprivate static func truncatedNormal(_ u: Double, halfWidth: Double = 1) -> Double {
    // The quotient is 1.96 but for its last bit, which results depend on.
    let lower = SpecialFunctions.normalCumulative(-halfWidth / (halfWidth / normalHalfWidth))
    return SpecialFunctions.normalQuantile(lower + u * (1 - 2 * lower))
  }

  private static let normalHalfWidth = 1.959963984540054
}

extension Scenario {
  /// The market under drawn assumptions: traffic and costs.
  ///
  /// Targets of the calibration and rivals' latencies act elsewhere.
  func market(under draws: AssumptionDraws) -> MarketDefinition {
    var market = market
    for (assumption, value) in zip(assumptions, draws.values) {
      switch assumption.subject {
      case .traffic: market.traffic = value
      case .unitCost(let offer): market.offers[offer].unitCost = Money(value)
      case .conversion, .longRunElasticity, .promotionElasticity, .displayLift, .mailerLift,
        .diversion, .rivalLatency:
        continue
      }
    }
    return market
  }

  /// The lifts of display and mailer in a replication, as far as they are targets at all.
  func lifts(in draws: AssumptionDraws, otherwise stated: PlacementLifts) -> PlacementLifts {
    PlacementLifts(
      display: stated.display.map { value(of: .displayLift, in: draws, otherwise: $0) },
      mailer: stated.mailer.map { value(of: .mailerLift, in: draws, otherwise: $0) })
  }

  /// The value of an assumption in a replication, or `fallback` where it is certain.
  func value(
    of subject: Assumption.Subject, in draws: AssumptionDraws, otherwise fallback: Double
  ) -> Double {
    zip(assumptions, draws.values).first { $0.0.subject == subject }?.1 ?? fallback
  }
}
