import EventSimulation
import MarketModel

// Strategies that decide again and again.
extension StrategyBook {
  /// Whether a strategy that learns from one decision to the next decides more than once; reports it otherwise.
  func decidesAgain(_ entry: CheckedNode.Entry) -> Bool {
    guard let every = entry.node["every"]?.duration,
      every >= SimulationDuration.weeks(calendar.horizonWeeks)
    else { return true }
    let weeks = calendar.horizonWeeks
    report(
      entry.node, "every",
      "'every' is not shorter than the horizon of \(weeks) \(weeks == 1 ? "week" : "weeks"), so "
        + "'\(entry.key)' decides once and learns nothing",
      "shorten 'every', or lengthen 'horizon'")
    return false
  }
}
