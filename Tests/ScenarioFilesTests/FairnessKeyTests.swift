import MarketModel
import Testing

@testable import ScenarioFiles

/// Groups, their guardrail and welfare, as the scenario holds them.
@Suite("Fairness keys")
struct FairnessKeyTests {
  @Test("a scenario without them has no groups, measures no welfare and says no word of either")
  func unused() throws {
    let loaded = try Shop.load()
    #expect(!loaded.scenario.groups.isUsed && !loaded.scenario.experiment.measuresWelfare)
    #expect(!loaded.resolvedText.contains("groups") && !loaded.resolvedText.contains("welfare"))
  }

  @Test("segments have the population's shares unless they state their own")
  func groups() throws {
    let scenario = try Shop.load(
      (
        "population: 1000",
        """
        population: 1000
          groups: {income: {low: 30%, middle: 50%, high: 20%}, age: {young: 45%, old: 55%}}
        """
      ),
      (
        "    - {id: everyone, visits: {fixed: 1/week}}",
        """
            - {id: regulars, share: 60%, visits: {fixed: 1/week}}
            - {id: hunters, share: 40%, visits: {fixed: 1/week}, groups: {income: {middle: 40%, low: 60%}}}
        """
      )
    ).scenario
    #expect(
      scenario.groups.dimensions == [
        .init(
          name: "income", bands: ["low", "middle", "high"],
          shares: [[0.3, 0.5, 0.2], [0.6, 0.4, 0]]),
        .init(name: "age", bands: ["young", "old"], shares: [[0.45, 0.55], [0.45, 0.55]]),
      ])
  }

  @Test("a price gap has a dimension and a bound", arguments: ["2%", "0%", "12.5%"])
  func guardrail(bound: String) throws {
    let scenario = try Shop.load(
      ("population: 1000", "population: 1000\n  groups: {income: {low: 30%, high: 70%}}"),
      (
        "experiment: {seed: 1, replications: 10}",
        "guardrails: [price_gap(income) <= \(bound)]\n"
          + "experiment: {seed: 1, replications: 10, welfare: true}"
      )
    ).scenario
    let expected = try #require(["2%": 0.02, "0%": 0, "12.5%": 0.125][bound])
    #expect(
      scenario.guardrails == [
        Guardrail(
          text: "price_gap(income) <= \(bound)", metric: .priceGap, comparison: .atMost,
          bound: expected, versusBaseline: false, dimension: "income")
      ])
    #expect(scenario.experiment.measuresWelfare)
  }
}
