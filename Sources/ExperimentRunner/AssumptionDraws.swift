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

  /// Draws each assumption from its own stream: a normal whose 95 % half-width is the stated one,
  /// truncated there (MARKET section 5).
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
    return AssumptionDraws(values: values)
  }
}

extension Assumption {
  /// The weakest long-run elasticity that a replication may draw.
  static let weakestLongRun = -1.3

  fileprivate func draw(from stream: inout RandomStream) -> Double {
    let deviation = halfWidth / 1.959963984540054
    let lower = SpecialFunctions.normalCumulative(-halfWidth / deviation)
    let u = lower + stream.nextUniform() * (1 - 2 * lower)
    let value = centre + deviation * SpecialFunctions.normalQuantile(u)
    if case .longRunElasticity = subject { return min(value, max(centre, Self.weakestLongRun)) }
    return value
  }
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
      case .conversion, .longRunElasticity, .rivalLatency: continue
      }
    }
    return market
  }

  /// The value of an assumption in a replication, or `fallback` where it is certain.
  func value(
    of subject: Assumption.Subject, in draws: AssumptionDraws, otherwise fallback: Double
  ) -> Double {
    zip(assumptions, draws.values).first { $0.0.subject == subject }?.1 ?? fallback
  }
}
