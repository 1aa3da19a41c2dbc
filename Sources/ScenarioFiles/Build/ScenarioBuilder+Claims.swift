import PriceClaims

// Whose law on announced reductions counts.
extension ScenarioBuilder {
  /// Reads `claims`; `nil` where the scenario has none.
  func claims() -> ClaimSettings? {
    guard let node = root["claims"],
      let jurisdiction = node["jurisdiction"]?.text.flatMap(Jurisdiction.init(rawValue:))
    else { return nil }
    let named = node["options"]?.items ?? []
    if let first = named.first, jurisdiction != .europeanUnion {
      log.error(
        first.place, "'options' are choices of member states of the European Union",
        hint: "remove them, or write jurisdiction: eu")
    }
    let options = named.compactMap { $0.text.flatMap(MemberStateOptions.init(name:)) }
    return ClaimSettings(
      jurisdiction: jurisdiction, options: options.reduce([]) { $0.union($1) })
  }

  /// Reports a guardrail on claims where nobody says whose law counts.
  func checkClaims(of guardrail: Guardrail, _ place: Place) {
    guard guardrail.metric == .unlawfulClaims, root["claims"] == nil else { return }
    log.error(
      place, "guardrail '\(guardrail.text)' does not say whose law counts",
      hint: "add claims: {jurisdiction: eu} to the scenario")
  }
}

extension MemberStateOptions {
  /// The option of that name in scenario files; `nil` where it is none.
  fileprivate init?(name: String) {
    switch name {
    case "progressive": self = .progressive
    case "short_on_market": self = .shortOnMarket
    default: return nil
    }
  }
}
