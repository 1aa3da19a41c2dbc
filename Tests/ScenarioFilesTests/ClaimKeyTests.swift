import PriceClaims
import Testing

@testable import ScenarioFiles

/// Whose law counts, as the scenario holds it.
@Suite("Claim keys")
struct ClaimKeyTests {
  @Test("a scenario without them asks for nothing and says no word of them")
  func unused() throws {
    let loaded = try Shop.load()
    #expect(loaded.scenario.claims == nil && !loaded.resolvedText.contains("claims"))
  }

  @Test("every jurisdiction can be named", arguments: Jurisdiction.allCases)
  func jurisdictions(jurisdiction: Jurisdiction) throws {
    let scenario = try Shop.load(
      ("experiment:", "claims: {jurisdiction: \(jurisdiction.rawValue)}\nexperiment:")
    ).scenario
    #expect(scenario.claims == ClaimSettings(jurisdiction: jurisdiction))
  }

  @Test("a member state's choices and a guardrail on claims are read")
  func options() throws {
    let scenario = try Shop.load(
      (
        "experiment:",
        """
        claims: {jurisdiction: eu, options: [progressive, short_on_market]}
        guardrails: [unlawful_claims <= 0]
        experiment:
        """
      )
    ).scenario
    #expect(
      scenario.claims
        == ClaimSettings(
          jurisdiction: .europeanUnion, options: [.progressive, .shortOnMarket]))
    #expect(
      scenario.guardrails == [
        Guardrail(
          text: "unlawful_claims <= 0", metric: .unlawfulClaims, comparison: .atMost, bound: 0,
          versusBaseline: false)
      ])
  }
}
