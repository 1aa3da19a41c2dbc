import Foundation
import MarketModel
import PricingStrategies
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("A search for the best parameters")
struct SearchTests {
  @Test(
    "by the closed form both peaks are found to 1e-5, the higher first (O2.3)",
    arguments: [
      (0.2, 0.0, [1.247_996_39, 4.693_185_05], [0.978_919_658_6, 0.738_698_918_5]),
      (0.25, 0.2, [4.736_625_22, 1.324_136_57], [0.884_203_752_4, 0.842_435_735_9]),
    ])
  func closedForm(loyal: Double, cost: Double, prices: [Double], profits: [Double]) throws {
    let summary = try SearchFixture.search(
      SearchFixture.peaks(loyal: loyal, cost: cost), vary: ["good=0.25..8"])
    #expect(summary.method == "bfgs")
    #expect(summary.optima.count == 2)
    for (optimum, (price, profit)) in zip(summary.optima, zip(prices, profits)) {
      #expect(abs(optimum.values[0] - price) < 1e-5)
      #expect(abs(optimum.perOccasion - profit) < 1e-9)
    }
    let posted = String(format: "%.2f", prices[0])
    #expect(summary.path.filter { $0.phase == "closed form" }.map(\.texts).first == [posted])
  }

  @Test(
    "by simulation alone the higher peak is found, by every method",
    arguments: [
      SearchSettings.Method.brent, .nelderMead, .annealing, .surrogate, .sobol, .grid,
    ])
  func simulated(method: SearchSettings.Method) throws {
    let summary = try SearchFixture.search(
      SearchFixture.peaks(population: 400), vary: ["good=0.5..8"],
      settings: SearchFixture.settings(method, cells: 400))
    let found = try #require(summary.finalists.first { $0.isChosen })
    let price = try #require(Double(found.texts[0]))
    // Within 0.2 of the higher peak profit stays above 0.95 of 0.979, the lower peak has 0.739.
    #expect(abs(price - 1.248) < 0.25)
    #expect(summary.outcome == .found)
    #expect(found.freshGain.low > 0)
  }

  @Test("two prices with a known best point are found to the cent, and marked as inside")
  func linear() throws {
    let summary = try SearchFixture.search(
      SearchFixture.linear, "list", vary: ["one=2..9", "two=2..9"],
      settings: SearchFixture.settings(.nelderMead))
    #expect(summary.finalists.first?.texts == ["6.00", "6.00"])
    #expect(!summary.sentences.contains { $0.contains("widen") })
  }

  @Test("a surrogate comes within a few cents of two best prices in 60 points, the same ones again")
  func surrogate() throws {
    func search() throws -> SearchSummary {
      try SearchFixture.search(
        SearchFixture.linear, "list", vary: ["one=2..9", "two=2..9"],
        settings: SearchFixture.settings(.surrogate, cells: 240))
    }
    let summary = try search()
    let best = try #require(summary.finalists.first)
    #expect(best.texts.compactMap(Double.init).allSatisfy { abs($0 - 6) < 0.1 })
    #expect(summary.path.contains { $0.phase == "surrogate" })
    #expect(summary.path.count == 60)
    #expect(try search().path == summary.path)
  }

  @Test("the closed form of linear demand is searched with its gradient")
  func linearClosedForm() throws {
    let summary = try SearchFixture.search(
      SearchFixture.linear, "list", vary: ["one=2..9", "two=2..9"])
    #expect(summary.method == "bfgs")
    let best = try #require(summary.optima.first)
    #expect(best.values.allSatisfy { abs($0 - 6) < 1e-5 })
    #expect(abs(best.perOccasion - (1_600 * 4 + 1_200 * 4)) < 1e-3)
  }

  @Test("a best point at its bound is said to stand there")
  func bound() throws {
    let summary = try SearchFixture.search(
      SearchFixture.linear, "list", vary: ["one=2..5.50"],
      settings: SearchFixture.settings(.brent))
    #expect(
      summary.sentences.contains(
        "`prices.one` stands at the last of its values, 5.50, so that a better one may lie beyond: "
          + "widen `--vary prices.one=...` unless something forbids it."))
  }

  @Test("a best point at the end of the evidence is said to stand there")
  func evidence() throws {
    let summary = try SearchFixture.search(SearchFixture.linear, "list", vary: [])
    #expect(
      summary.sentences.contains(
        "`prices.one` stands at the last of its values, 6.00. The evidence (0.6 to 1.2 x list) ends "
          + "there; beyond it sales would be extrapolated."))
  }

  @Test("a guardrail that binds moves the found point to its edge")
  func guardrail() throws {
    // Units a week are 2,000 + 1,500 at list; 6 % less are 3,290, and `one` sells 1,790 at 5.525.
    let text = SearchFixture.linear + "\nguardrails: [units >= -6% vs baseline]"
    let summary = try SearchFixture.search(
      text, "list", vary: ["one=2..9"], settings: SearchFixture.settings(.brent))
    let found = try #require(summary.finalists.first { $0.isChosen })
    #expect(found.texts == ["5.52"])
    #expect(summary.path.contains { $0.reason == "breaks units >= -6% vs baseline" })
  }

  @Test("what the search promised beyond fresh replications is positive on noise, and stated")
  func optimism() throws {
    // Hardly anybody visits, so that nearly all differences between prices are luck.
    let summary = try SearchFixture.search(
      SearchFixture.peaks(list: 1.25, population: 20), vary: ["good=1.00..1.50"],
      settings: SearchFixture.settings(.grid, cells: 204, finalists: 5, fresh: 60))
    let best = try #require(
      summary.finalists.filter { !$0.isStart }.max {
        $0.searchMean < $1.searchMean
      })
    #expect(best.optimism > 0)
    #expect(summary.sentences.contains { $0.contains("an optimism of") })
  }

  @Test("the strategy is kept where nothing beats it")
  func keep() throws {
    let text = SearchFixture.linear.replacingOccurrences(
      of: "list_price: 5.00", with: "list_price: 6.00")
    let summary = try SearchFixture.search(
      text, "list", vary: ["one=2..9"], settings: SearchFixture.settings(.brent))
    #expect(summary.outcome == .keep)
    #expect(summary.sentences[0].hasPrefix("Keep `list` as it stands: no other point was "))
    #expect(summary.finalists.allSatisfy { !$0.isChosen })
  }

  @Test("threads and interruptions leave no trace")
  func resume() throws {
    let variants = try SearchFixture.variants(SearchFixture.peaks(population: 40), "hilo")
    let vary = ["depth=5%..80%", "every=2..6 weeks"]
    let settings = SearchFixture.settings(.nelderMead, cells: 160)
    let whole = try SmallScenario.temporaryFolder()
    let first = try SearchFixture.run(
      variants, vary: vary, settings: settings, folder: whole, threads: 1)
    let cut = try SmallScenario.temporaryFolder()
    #expect(throws: RunInterruption.cancelled) {
      try SearchFixture.run(variants, vary: vary, settings: settings, folder: cut, stopAfter: 40)
    }
    let second = try SearchFixture.run(variants, vary: vary, settings: settings, folder: cut)
    #expect(second.summary == first.summary)
    try expectSameFiles(
      ["search.csv", "finalists.csv", "search.json", "report.html", "manifest.json"],
      in: first.folder, and: second.folder)
  }

  @Test("seasons of a smaller search serve a larger one")
  func adoption() throws {
    let folder = try SmallScenario.temporaryFolder()
    let variants = try SearchFixture.variants(SearchFixture.peaks(population: 40))
    let small = try SearchFixture.run(
      variants, vary: ["good=1..2 step 0.25"], settings: SearchFixture.settings(.grid, cells: 40),
      folder: folder)
    let large = try SearchFixture.run(
      variants, vary: ["good=1..3 step 0.25"], settings: SearchFixture.settings(.grid, cells: 60),
      folder: folder)
    let means = { (summary: SearchSummary) in
      Dictionary(uniqueKeysWithValues: summary.path.map { ($0.texts, $0.mean) })
    }
    let other = means(large.summary)
    #expect(means(small.summary).allSatisfy { other[$0.key] == $0.value })
  }

  @Test("the overlay is compared like any strategy and holds the found values")
  func overlay() throws {
    let text = SearchFixture.linear
    let outcome = try SearchFixture.run(
      SearchFixture.variants(text, "list"), vary: ["one=2..9"],
      folder: SmallScenario.temporaryFolder())
    let overlay = try #require(outcome.overlay)
    let texts = [
      "s.yaml": text, "overlay.yaml": try String(contentsOfFile: overlay, encoding: .utf8),
    ]
    let laid = try ScenarioLoader(texts: texts).load(path: "s.yaml", overlays: ["overlay.yaml"])
    #expect(
      laid.scenario.strategies.last?.specification == .fixed(prices: ["one": Money(6)]))
    let comparison = try ComparisonRun(
      scenario: laid.scenario, resolvedText: laid.resolvedText,
      options: SmallScenario.options(folder: SmallScenario.temporaryFolder())
    ).execute()
    #expect(comparison.summary.verdict.strategy == "list_found")
  }

  @Test("without --vary prices stay within evidence and rules, and say which bound is whose")
  func standardBounds() throws {
    let text = SearchFixture.peaks() + "\nrules: {floor: 50%, ceiling: 110%}"
    let parameters = try VaryText(variants: SearchFixture.variants(text))
      .standard(evidence: .ofLogits)
    #expect(parameters.map(\.name) == ["prices.good"])
    #expect(parameters[0].rangeInWords == "2.70 to 4.95 in steps of 0.01")
    #expect(
      parameters[0].source == "from the evidence to the business rules (0.6 to 1.2 x list)")
  }

  @Test("another optimiser gets the very same numbers")
  func oracle() throws {
    let folder = try SmallScenario.temporaryFolder()
    let variants = try SearchFixture.variants(SearchFixture.peaks(population: 60), "hilo")
    let settings = SearchFixture.settings(.grid, cells: 16)
    let summary = try SearchFixture.run(
      variants, vary: ["depth=10%,30%"], settings: settings, folder: folder
    ).summary
    let oracle = try SearchOracle(
      SearchRun(
        variants: variants, settings: settings,
        options: SmallScenario.options(folder: SmallScenario.temporaryFolder()), clock: { 0 }))
    let answers = try ["{\"depth\": 0.1}", "{\"depth\": \"30%\"}", "{}"].map(oracle.answer)
      .map(Self.mean)
    #expect(answers == [summary.path[1].mean, summary.path[2].mean, summary.path[0].mean])
    #expect(try oracle.answer("{\"every\": 7}").contains("'lasting' is not shorter than 'every'"))
    #expect(throws: SearchError.request(line: 5, reason: "it is no JSON object")) {
      try oracle.answer("depth 3")
    }
  }

  private static func mean(_ answer: String) throws -> Double? {
    let object = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
    return object?["mean"] as? Double
  }
}
