import EventSimulation
import Glibc
import MarketModel
import ScientificComputing

/// Reads distributions of rates and times.
struct DistributionBuilder {
  let log: DiagnosticLog

  /// Visits per week.
  func visitRate(_ node: CheckedNode) -> Distribution? {
    guard let entry = node.entries.first else { return nil }
    let body = entry.node
    switch entry.key {
    case "fixed": return body.number.map { .constant($0) }
    case "gamma":
      guard let mean = body["mean"]?.number, let shape = body["shape"]?.number else { return nil }
      return .gamma(shape: shape, scale: mean / shape)
    default: return uniform(body) { $0.number }
    }
  }

  /// Amounts in currency units.
  func amounts(_ node: CheckedNode) -> Distribution? {
    guard let entry = node.entries.first else { return nil }
    let body = entry.node
    func units(_ node: CheckedNode?) -> Double? { node?.money?.units }
    switch entry.key {
    case "fixed": return units(body).map { .constant($0) }
    case "exponential": return units(body["mean"]).map { .exponential(mean: $0) }
    case "gamma":
      guard let mean = units(body["mean"]), let shape = body["shape"]?.number else { return nil }
      return .gamma(shape: shape, scale: mean / shape)
    case "lognormal":
      guard let median = units(body["median"]), let deviation = body["log_sd"]?.number else {
        return nil
      }
      return .lognormal(logMean: Glibc.log(median), logStandardDeviation: deviation)
    default: return uniform(body) { units($0) }
    }
  }

  /// Lifetimes in weeks.
  func lifetimeWeeks(_ node: CheckedNode) -> Distribution? {
    guard let entry = node.entries.first else { return nil }
    let body = entry.node
    func weeks(_ node: CheckedNode?) -> Double? {
      node?.duration.map { $0.seconds / 604_800 }
    }
    switch entry.key {
    case "fixed": return weeks(body).map { .constant($0) }
    case "exponential": return weeks(body["mean"]).map { .exponential(mean: $0) }
    case "gamma":
      guard let mean = weeks(body["mean"]), let shape = body["shape"]?.number else { return nil }
      return .gamma(shape: shape, scale: mean / shape)
    case "lognormal":
      guard let median = weeks(body["median"]), let deviation = body["log_sd"]?.number else {
        return nil
      }
      return .lognormal(logMean: Glibc.log(median), logStandardDeviation: deviation)
    default: return uniform(body) { weeks($0) }
    }
  }

  private func uniform(_ node: CheckedNode, _ read: (CheckedNode) -> Double?) -> Distribution? {
    guard let low = node["low"], let high = node["high"], let from = read(low), let to = read(high)
    else { return nil }
    guard from < to else {
      log.error(high.place, "'high' is not above 'low'", hint: "swap the two, or use 'fixed'")
      return nil
    }
    return .uniform(low: from, high: to)
  }
}
