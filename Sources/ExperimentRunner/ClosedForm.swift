import MarketModel
import ScenarioFiles

extension Scenario {
  /// Consumers whose demand has no closed form, in words; `nil` where there are none.
  var withoutClosedForm: String? {
    if market.memory.stockpiling != nil { return "consumers plan their stock at home" }
    if market.willingnessToPay.isUsed { return "consumers buy by their willingness to pay" }
    let patience = market.memory.waiting?.patience ?? []
    let waiting = zip(market.segments, patience).filter { $1 > 0 }.map { "'\($0.0.name)'" }
    guard !waiting.isEmpty else { return nil }
    return (waiting.count == 1 ? "segment " : "segments ") + waiting.joined(separator: ", ")
      + (waiting.count == 1 ? " waits" : " wait") + " for deals"
  }

  /// Refuses an analysis that reads the closed form of demand.
  ///
  /// - Throws: `RunRefusal.noClosedForm`.
  func requireClosedForm() throws {
    if let what = withoutClosedForm { throw RunRefusal.noClosedForm(what: what) }
  }
}
