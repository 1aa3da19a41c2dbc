import Foundation
import ResultsStore
import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("Sweeps")
struct SweepTests {
  @Test("the crossing of two linear profits is found exactly, in its bracket")
  func linearCrossing() throws {
    let summary = try SweepFixture.sweep(
      SweepFixture.linear, vary: ["products.good.unit_cost=0.50,0.80,1.10,1.40"])
    let crossing = try #require(summary.lines[0].crossings.first)
    #expect(summary.lines[0].crossings.count == 1)
    #expect((crossing.before, crossing.after) == ("list", "dearer"))
    #expect((crossing.lower, crossing.upper) == ("0.80", "1.10"))
    #expect(abs(try #require(crossing.value) - 1) < 1e-9)
    #expect(crossing.estimate == "1.00" && crossing.lowText == "1.00")
    #expect(
      summary.sentences[0]
        == "The winner changes from `dearer` to `list` where `products.good.unit_cost` is below "
        + "about 1.00 (`list` at 0.80, `dearer` at 1.10).")
  }

  @Test("at every point of a grid of two keys the formula's strategy wins")
  func grid() throws {
    let summary = try SweepFixture.sweep(
      SweepFixture.linear,
      vary: [
        "products.good.unit_cost=0.50,1.25,2.00", "intent.linear.intercept.good=3500,4000,4500",
      ])
    #expect(summary.design == "grid" && summary.points.count == 9 && summary.designCount == 9)
    for point in summary.points {
      let cost = try #require(point.values[0])
      let size = try #require(point.values[1])
      #expect(point.winner == (size > 4_400 - 400 * cost ? "dearer" : "list"))
      let lead = abs(2 * (size - 4_400 + 400 * cost))
      #expect(abs(try #require(point.margin).mean - lead) < 1e-6)
      #expect(point.isClear)
    }
    let wins = Dictionary(uniqueKeysWithValues: summary.shares.map { ($0.strategy, $0.wins) })
    #expect(wins == ["dearer": 5, "list": 4])
    #expect(
      summary.sentences[...1] == [
        "One key at a time, `dearer` keeps winning while `intent.linear.intercept.good` is above 3900 "
          + "and while `products.good.unit_cost` is above 1.00.",
        "Inside these ranges together it wins at all 4 points.",
      ])
    // The centre is the point nearest to 1.00 and 4,000: 1.25 and 4,000, where `dearer` leads by 200.
    #expect(summary.points[summary.centre].texts == ["1.25", "4000"])
    let bars = summary.tornado
    #expect(bars.map { summary.factors[$0.factor].key }[0] == "intent.linear.intercept.good")
    #expect(bars.map(\.low.lead) == [-800, -400] && bars.map(\.high.lead) == [1200, 800])
  }

  @Test("the bracket of a market of consumers holds the closed form's crossing")
  func logitCrossing() throws {
    let summary = try SweepFixture.sweep(
      SweepFixture.logit(), vary: ["products.good.unit_cost=0.20,0.50,1.20,1.50"])
    let share = 1 / (1 + exp(-1.0))
    let exact = (3 * share - 2) / (share - 0.5)
    let crossing = try #require(summary.lines[0].crossings.first)
    #expect((crossing.lower, crossing.upper) == ("0.50", "1.20"))
    #expect((0.5...1.2).contains(exact))
    // At a cost c in the bracket the difference of an occasion lies in a span of at most 1 + 2.5, and
    // there are 4 x 4 x 2,000: by Hoeffding's inequality its mean is off by more than 0.058 with a
    // probability below 1e-9 at the crossing, where it has a slope of s - 1/2 = 0.23 at least 0.2.
    let value = try #require(crossing.value)
    #expect(abs(value - exact) < 0.058 / 0.2)
    let (low, high) = (try #require(crossing.low), try #require(crossing.high))
    #expect(low < value && value < high && high - low < 0.6)
  }

  @Test("a swept value is held: its spread is gone, whatever else is drawn stays")
  func held() throws {
    let summary = try SweepFixture.sweep(
      SweepFixture.logit(population: 50, replications: 2),
      vary: ["products.good.unit_cost=0.50,1.50"])
    let scenario = try SweepFixture.varied(SweepFixture.logit(population: 50, replications: 2))
    #expect(scenario.original.scenario.drawsAssumptions)
    let held = try scenario.scenario(with: ["products.good.unit_cost=1.50 +- 0"]).scenario
    #expect(!held.drawsAssumptions)
    // Sales don't depend on cost, so that contribution falls by it in every replication alike.
    let rows = summary.points.map { $0.rows[0] }
    let units = try SweepFixture.sweep(
      SweepFixture.logit(population: 50, replications: 2),
      vary: ["products.good.unit_cost=0.50,1.50"], settings: SweepFixture.settings(metric: .units))
    #expect(abs(rows[0].mean - rows[1].mean - units.points[0].rows[0].mean) < 1e-6)
    #expect(units.points[0].rows[0].mean == units.points[1].rows[0].mean)
  }

  @Test("threads and interruptions leave no trace, and a comparison takes the seasons over")
  func resume() throws {
    let text = SweepFixture.logit(population: 60)
    let vary = [
      "products.good.unit_cost=0.50..1.50", "consumers.segments.everyone.visits.fixed=1,2/week",
    ]
    let settings = SweepFixture.settings(.latinHypercube, points: 5)
    let whole = try SmallScenario.temporaryFolder()
    let first = try SweepFixture.run(
      text, vary: vary, settings: settings, folder: whole, threads: 1)
    let cut = try SmallScenario.temporaryFolder()
    #expect(throws: RunInterruption.cancelled) {
      try SweepFixture.run(text, vary: vary, settings: settings, folder: cut, stopAfter: 30)
    }
    let second = try SweepFixture.run(text, vary: vary, settings: settings, folder: cut)
    try expectSameFiles(
      ["sweep.csv", "crossings.csv", "sweep.json", "report.html", "manifest.json"],
      in: first.folder, and: second.folder)
    // Simulating nothing: every season is there.
    let again = try SweepFixture.run(
      text, vary: vary, settings: settings, folder: cut, stopAfter: 0)
    #expect(again.summary == first.summary)
  }

  @Test("seasons of a smaller sweep serve a larger one, and equal points agree")
  func adoption() throws {
    let folder = try SmallScenario.temporaryFolder()
    let text = SweepFixture.logit(population: 60)
    let small = try SweepFixture.run(
      text, vary: ["products.good.unit_cost=0.50,1.50"], folder: folder)
    let large = try SweepFixture.run(
      text, vary: ["products.good.unit_cost=0.50,1.00,1.50"], folder: folder)
    #expect(small.folder != large.folder)
    for point in small.summary.points {
      #expect(large.summary.points.first { $0.texts == point.texts }?.rows == point.rows)
    }
  }

  @Test("one strategy that wins everywhere is said to, with how certain that is")
  func steady() throws {
    let summary = try SweepFixture.sweep(
      SweepFixture.linear, vary: ["products.good.unit_cost=2..3"])
    #expect(summary.points.count == 9)
    #expect(
      summary.sentences == [
        "`dearer` wins at all 9 points of the swept space, everywhere by more than chance.",
        "The lead of `dearer` over the best other strategy depends on `products.good.unit_cost`: "
          + "800 EUR at 2.00, 1,600 EUR at 3.00.",
      ])
    #expect(summary.split == nil && summary.lines[0].crossings.isEmpty)
  }

  @Test("a strategy that breaks a guardrail wins nothing, and the change of winner says why")
  func guardrail() throws {
    // The margin of `dearer` is (6 - c) / 6: above 70 % up to c = 1.80.
    let text = SweepFixture.linear + "\nguardrails: [margin >= 70%]"
    let summary = try SweepFixture.sweep(text, vary: ["products.good.unit_cost=1.40,1.60,2.00"])
    let crossing = try #require(summary.lines[0].crossings.first)
    #expect((crossing.before, crossing.after) == ("dearer", "list"))
    #expect(crossing.estimate == nil)
    #expect(crossing.reason == "`dearer` breaks margin >= 70%")
    #expect(summary.points[2].rows[1].rank == 0)
    #expect(
      summary.sentences[0]
        == "The winner changes from `dearer` to `list` where `products.good.unit_cost` is above a "
        + "value between 1.60 and 2.00: `dearer` breaks margin >= 70%.")
  }

  @Test("texts are swept too: who wins with each of them")
  func texts() throws {
    let summary = try SweepFixture.sweep(
      SweepFixture.linear,
      vary: ["strategies.dearer.fixed={prices: {good: 6.00}},{prices: {good: 9.00}}"])
    #expect(summary.factors[0].quantity == "text")
    #expect(summary.points.map(\.winner) == ["list", "list"])
    let cheaper = try SweepFixture.sweep(
      SweepFixture.linear,
      vary: [
        "strategies.dearer.fixed={prices: {good: 5.50}},{prices: {good: 9.00}}",
        "products.good.unit_cost=2.00,2.10",
      ])
    #expect(
      cheaper.sentences[0]
        == "With `strategies.dearer.fixed` at {prices: {good: 9.00}}, `list` wins instead of "
        + "`dearer`.")
  }

  @Test("a market that changes with a calibration target is calibrated anew at every point")
  func calibration() throws {
    let text = SweepFixture.logit(population: 800, replications: 2).replacingOccurrences(
      of: "stated: {utility: {good: 4}, outside: 0, scale: 1, price_coefficient: 1}",
      with: "calibrate: {conversion: 20%, elasticity: {long_run: -2}}")
    let summary = try SweepFixture.sweep(
      text, vary: ["intent.calibrate.conversion=20%,40%"],
      settings: SweepFixture.settings(metric: .purchases))
    // 2 x 4 x 800 occasions: by Hoeffding's inequality the share that buys is off by more than 4 points
    // with a probability below 3e-9.
    let shares = summary.points.map { $0.rows[0].mean / 3_200 }
    #expect(abs(shares[0] - 0.2) < 0.04 && abs(shares[1] - 0.4) < 0.04)
  }

  @Test("the table has one row per point and strategy")
  func table() throws {
    let summary = try SweepFixture.sweep(
      SweepFixture.linear, vary: ["products.good.unit_cost=0.50,1.50"])
    #expect(
      summary.table.text == """
        point,design,products.good.unit_cost,strategy,mean,standard_error,difference,difference_low,difference_high,rank,reason,wins,clear
        1,yes,0.50,list,18000.0,0.0,0.0,0.0,0.0,1,,yes,yes
        1,yes,0.50,dearer,17600.0,0.0,-400.0,-400.0,-400.0,2,,no,
        2,yes,1.50,list,14000.0,0.0,0.0,0.0,0.0,2,,no,
        2,yes,1.50,dearer,14400.0,0.0,400.0,400.0,400.0,1,,yes,yes

        """)
    #expect(
      summary.crossingTable.text == """
        key,before,after,lower,upper,crossing,crossing_low,crossing_high,reason
        products.good.unit_cost,list,dearer,0.50,1.50,1.00,1.00,1.00,

        """)
  }
}
