import Foundation
import PricingStrategies

/// An experiment with Q-learning firms as text.
public struct CollusionReport: Sendable {
  private let outcome: CollusionOutcome
  /// Periods of the response to a deviation that are shown.
  private static let shown = 12

  /// Takes an outcome.
  public init(_ outcome: CollusionOutcome) { self.outcome = outcome }

  /// The experiment as aligned text.
  public func table() -> String {
    let count = outcome.sessions.count
    return """
      \(count) sessions of \(outcome.firms.count) firms that learn by Q-learning

      \(aligned(spreads))
      \(aligned(shares))
      \(response)
      """
  }

  private var spreads: [[String]] {
    [["", "mean", "s.e.", "s.d.", "10 %", "median", "90 %"]]
      + (outcome.profitGain.map { [row("profit gain (0 Nash, 1 cartel)", $0, 4)] } ?? [])
      + zip(outcome.firms, outcome.prices).map { row("price of \($0)", $1, 4) }
      + [row("periods", outcome.periods, 0)]
  }

  private func row(
    _ name: String, _ spread: CollusionOutcome.Spread, _ decimals: Int
  ) -> [String] {
    [name]
      + ([spread.mean, spread.standardError, spread.deviation] + spread.quantiles).map {
        number($0, decimals)
      }
  }

  private var shares: [[String]] {
    var rows = [
      ["", "share"], ["sessions that converged", percent(outcome.convergedShare)],
    ]
    for length in 1...3 {
      rows.append(["cycles of length \(length)", percent(outcome.share(cycleLength: length))])
    }
    let short = (1...3).reduce(0) { $0 + outcome.share(cycleLength: $1) }
    rows.append(["longer cycles", percent(max(0, 1 - short))])
    if let share = outcome.unprofitableShare, let gain = outcome.meanDeviationGain {
      rows.append(["deviations that don't pay", percent(share)])
      rows.append(["mean change of the deviator's profit", percent(gain, 2)])
    }
    return rows
  }

  /// Prices after a deviation, period by period.
  private var response: String {
    let changes = outcome.response(periods: Self.shown)
    guard !changes.isEmpty else { return "no firm could deviate to a better reply\n" }
    let rows =
      [["periods after a deviation"] + changes.indices.map { "\($0)" }]
      + [["deviator's price"] + changes.map { percent($0.deviator) }]
      + [
        [outcome.firms.count > 2 ? "others' prices" : "the other's price"]
          + changes.map { percent($0.others) }
      ]
    return aligned(rows)
  }

  /// One line per session.
  public func csv() -> String {
    let head =
      "session,periods,converged,cycle_length,profit_gain,deviations,unprofitable"
      + outcome.firms.map { ",price_\($0)" }.joined()
    let lines = outcome.sessions.map { session in
      let gain = outcome.gain.map { "\(session.share(of: $0))" } ?? ""
      let prices = session.policies.meanPrices.map { ",\($0)" }.joined()
      return "\(session.number),\(session.periods),\(session.hasConverged),"
        + "\(session.cycleLength),\(gain),\(session.deviations.count),"
        + "\(session.deviations.count { $0.gain < 0 })\(prices)"
    }
    return ([head] + lines).joined(separator: "\n") + "\n"
  }

  /// The experiment as JSON, keys sorted.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(Summary(outcome)), as: UTF8.self)
  }

  private struct Summary: Encodable {
    let sessions: Int
    let profitGain: CollusionOutcome.Spread?
    let periods: CollusionOutcome.Spread
    let prices: [String: CollusionOutcome.Spread]
    let convergedShare: Double
    let cycleLengths: [String: Int]
    let unprofitableShare: Double?
    let meanDeviationGain: Double?
    let deviatorResponse: [Double]
    let othersResponse: [Double]

    init(_ outcome: CollusionOutcome) {
      sessions = outcome.sessions.count
      profitGain = outcome.profitGain
      periods = outcome.periods
      prices = Dictionary(
        zip(outcome.firms, outcome.prices), uniquingKeysWith: { first, _ in first })
      convergedShare = outcome.convergedShare
      cycleLengths = Dictionary(grouping: outcome.sessions) { "\($0.cycleLength)" }
        .mapValues(\.count)
      unprofitableShare = outcome.unprofitableShare
      meanDeviationGain = outcome.meanDeviationGain
      let response = outcome.response(periods: CollusionReport.shown)
      deviatorResponse = response.map(\.deviator)
      othersResponse = response.map(\.others)
    }
  }

  // MARK: - Text

  private func number(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }

  private func percent(_ share: Double, _ decimals: Int = 1) -> String {
    number(100 * share, decimals) + " %"
  }

  /// Left-aligns the first column and right-aligns the others.
  private func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      zip(row, widths).enumerated().map { column, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + padding : padding + cell.0
      }.joined(separator: "  ")
    }.joined(separator: "\n") + "\n"
  }
}
