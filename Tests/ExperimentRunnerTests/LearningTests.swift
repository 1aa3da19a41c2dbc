import CompanyData
import Foundation
import MarketModel
import ScenarioFiles
import Testing

@testable import ExperimentRunner

@Suite struct LearningTests {
  private let scenario: Scenario

  init() throws { scenario = try LearningMarket.load(LearningMarket.scenarioText) }

  /// Half-width of what a share of `count` draws may miss its probability 0.95 by: four standard errors.
  private static func missing(_ count: Int) -> Double {
    4 * (0.95 * 0.05 / Double(count)).squareRoot()
  }

  private func find(
    _ subject: LearnedAssumption.Subject, _ outcome: LearningOutcome
  ) throws -> LearnedAssumption {
    try #require(outcome.assumptions.first { $0.subject == subject })
  }

  @Test(
    "a level and an elasticity off by known amounts lie in their intervals at the stated rate",
    arguments: [0.0, 0.05])
  func recovered(weekDeviation: Double) throws {
    var market = LearningMarket()
    market.level = 1.2
    market.cutShift = -0.5
    market.weekDeviation = weekDeviation
    let count = 100
    var held = (level: 0, cuts: 0)
    var width = (level: 0.0, cuts: 0.0)
    for seed in 1...UInt64(count) {
      let outcome = try market.outcome(scenario, seed: seed)
      let level = try #require(find(.level, outcome).correction)
      let cuts = try #require(find(.promotion, outcome).correction)
      held.level += abs(level.value - 1.2) <= level.halfWidth ? 1 : 0
      held.cuts += abs(cuts.value + 0.5) <= cuts.halfWidth ? 1 : 0
      width.level += level.halfWidth / Double(count)
      width.cuts += cuts.halfWidth / Double(count)
    }
    let least = Int(Double(count) * (0.95 - Self.missing(count)))
    #expect(held.level >= least, "\(held) of \(count)")
    #expect(held.cuts >= least, "\(held) of \(count)")
    // Half of what was off: intervals that hold everything would tell nothing.
    #expect(width.level < 0.1 && width.cuts < 0.25, "\(width)")
  }

  @Test("a level and an elasticity that are off are called off, and targets move towards the truth")
  func calledOff() throws {
    var market = LearningMarket()
    market.level = 1.2
    market.cutShift = -0.8
    let outcome = try market.outcome(scenario)
    let (level, cuts) = (try find(.level, outcome), try find(.promotion, outcome))
    #expect(level.isOff && cuts.isOff)
    let conversion = try #require(level.proposed)
    #expect(conversion.value > 0.055 && conversion.value < 0.0625 && conversion.halfWidth < 0.005)
    let promotion = try #require(cuts.proposed)
    #expect(promotion.value < -2.8 && promotion.value > -3.6 && promotion.halfWidth < 0.4)
    #expect(outcome.sentences.contains { $0.hasPrefix("The promotion elasticity was off by -0.") })
  }

  @Test(
    "assumption and sales of equal precision meet in the middle, with half-widths over root two")
  func precision() throws {
    let learned = LearnedAssumption.elasticity(
      .promotion, assumed: .init(-2.6, halfWidth: 0.4), used: -2.7,
      slope: Estimate(-0.3, standardError: 0.4 / 1.959963984540054), reason: "")
    let proposed = try #require(learned.proposed)
    #expect(abs(proposed.value - -2.8) < 1e-12)
    #expect(abs(proposed.halfWidth - 0.4 / 2.0.squareRoot()) < 1e-12)
  }

  @Test("without price variation the sales can't tell an elasticity, and the target stays")
  func noVariation() throws {
    var market = LearningMarket()
    market.hasCuts = false
    let outcome = try market.outcome(scenario)
    for subject in [LearnedAssumption.Subject.promotion, .longRun] {
      let learned = try find(subject, outcome)
      #expect(learned.correction == nil && learned.proposed == learned.assumed)
    }
    #expect(
      outcome.text().contains(
        "can't tell: no price was cut for a while in the compared weeks"))
    #expect(
      outcome.text().contains("can't tell: no lasting price was off list in the compared weeks"))
  }

  @Test(
    "lasting prices that differ between products tell the long-run elasticity; alike, they don't")
  func lasting() throws {
    var market = LearningMarket()
    market.usual = [0.85, 0.9, 0.95, 1.05, 1.1, 1.15]
    market.lastingShift = -1
    let count = 60
    var held = 0
    for seed in 1...UInt64(count) {
      let slope = try #require(find(.longRun, market.outcome(scenario, seed: seed)).correction)
      held += abs(slope.value + 1) <= slope.halfWidth ? 1 : 0
    }
    #expect(held >= Int(Double(count) * (0.95 - Self.missing(count))), "\(held) of \(count)")
    market.usual = market.usual.map { _ in 1.05 }
    let alike = try find(.longRun, market.outcome(scenario))
    #expect(
      alike.correction == nil && alike.reason?.hasPrefix("lasting prices moved alike") == true)
  }

  @Test("the product whose share is off is named, and right forecasts seldom name one")
  func shares() throws {
    var market = LearningMarket()
    market.firstShare = 1.6
    let off = try market.outcome(scenario).shares.filter(\.isOff)
    #expect(off.map(\.sku) == ["a"])
    let proposed = try #require(off.first?.proposed)
    // 10 % x about 1.6 x (1 less its gain), of shares that sum to one.
    #expect(proposed > 0.12 && proposed < 0.18)
    let count = 100
    let alarms = try (1...UInt64(count)).count { seed in
      try LearningMarket().outcome(scenario, seed: seed).shares.contains(where: \.isOff)
    }
    #expect(Double(alarms) <= Double(count) * (0.05 + Self.missing(count)), "\(alarms) of \(count)")
  }

  @Test(
    "units that a cut takes from other products do not move the level where weeks without cuts remain"
  )
  func cannibalised() throws {
    let market = LearningMarket(level: 1.2)
    let forecast = market.forecast(scenario)
    var sales = market.sales(forecast)
    let cutWeeks: Set<Int32> = [2, 3, 4, 8, 9, 10]
    for row in 0..<sales.count where cutWeeks.contains(sales.week[row]) { sales.units[row] *= 0.5 }
    let outcome = try LearningOutcome(forecast, sales: sales, path: "actuals.csv")
    let level = try #require(find(.level, outcome).correction)
    #expect(abs(level.value - 1.2) <= 0.1)
  }

  @Test("other prices and weeks without full stock are left out, counted and named")
  func leftOut() throws {
    let forecast = LearningMarket(hasCuts: false).forecast(scenario)
    var sales = LearningMarket(hasCuts: false).sales(forecast)
    let row = sales.count - 1
    sales.price[row] = 5.49
    sales.stockDays[0] = 5
    let outcome = try LearningOutcome(forecast, sales: sales, path: "actuals.csv")
    let text = outcome.text()
    #expect(text.contains("Left out: 1 not in stock all week, 1 at another price than planned."))
    #expect(text.contains("  f, 2026-05-18: planned 4.99, was 5.49\n"))
    #expect(outcome.score?.rows == 70)
    #expect(outcome.csv().contains("f,2026-05-18,other price,4.99,5.49,"))
    #expect(outcome.csv().contains("a,2026-03-02,not in stock,2.0,2.0,"))
  }

  @Test("the layer's targets are those proposed when a scenario includes it after its own")
  func layer() throws {
    var market = LearningMarket()
    market.level = 1.2
    market.cutShift = -0.5
    market.firstShare = 1.6
    let outcome = try market.outcome(scenario)
    let layer = try outcome.layer()
    #expect(layer.contains("    # assumed 5% +- 0.5%; sales alone: "))
    #expect(layer.contains("      # assumed -2.20 +- 0.40; sales can't tell: no lasting price"))
    #expect(layer.contains("# Shares were off."))
    let both = try LearningMarket.load(
      "include: [tea.yaml, learned.yaml]\n",
      beside: ["tea.yaml": LearningMarket.scenarioText, "learned.yaml": layer])
    for (subject, name) in [
      (LearnedAssumption.Subject.level, Assumption.Subject.conversion),
      (.promotion, .promotionElasticity), (.longRun, .longRunElasticity),
    ] {
      let proposed = try #require(find(subject, outcome).proposed)
      let loaded = try #require(both.assumptions.first { $0.subject == name })
      #expect(abs(loaded.centre / proposed.value - 1) < 0.005)
      #expect(abs(loaded.halfWidth / proposed.halfWidth - 1) < 0.05)
    }
  }

  @Test("prices in runs of four weeks and more are usual ones, shorter cuts are cuts")
  func moves() {
    let moves = PriceMoves(ratios: [1, 0.8, 1.05, 1.05, 1.05, 1.05, 0.84, 1.05])
    let usual = log(1.05)
    #expect(moves.lasting == [0, 0, usual, usual, usual, usual, usual, usual])
    let cuts = [0, log(0.8), 0, 0, 0, 0, log(0.84 / 1.05), 0]
    #expect(zip(moves.cuts, cuts).allSatisfy { abs($0 - $1) < 1e-12 })
  }
}
