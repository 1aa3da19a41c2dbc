import MarketModel
import PromotionBriefs
import ResultsStore
import ScenarioFiles
import ScientificComputing

/// Plans the test of a promotion in the real market from the simulated week-to-week variance.
struct TestPlanner {
  let builder: FactsBuilder
  let offer: OfferFacts

  private static let significance = 0.05
  private static let power = 0.8

  var facts: MarketTestFacts {
    MarketTestFacts(
      testUnit: testUnit, promotionWeeks: weeks,
      washoutWeeks: builder.market.calendar.coolDownWeeks,
      significance: FactEstimate.millionths(Self.significance),
      power: FactEstimate.millionths(Self.power),
      sizes: [
        size(
          offer.mechanic.kind == .newPrice
            ? "units of the products at a new price" : "units of the promoted products",
          offers: builder.offers, effect: effect(.grossLift)),
        size(
          "units of all own products", offers: builder.focalOffers,
          effect: effect(.grossLift) - effect(.cannibalisation)),
      ], stopRules: stopRules)
  }

  private var testUnit: String {
    let consumers = builder.market.population
    return "stores or regions of about \(consumers) consumers, drawn by lot and matched in pairs; "
      + "or weeks of one market in random order; never single customers unless that is lawful"
  }

  /// Whole weeks that the promotion touches.
  private var weeks: Int {
    guard let end = builder.end else { return builder.market.calendar.horizonWeeks }
    return max(1, Int((Double(end - builder.start) / 604_800).rounded(.up)))
  }

  private func effect(_ part: ComparisonSummary.PartName) -> Double {
    if let effect = builder.effects.first(where: {
      $0.promotion == builder.choice.name && $0.twin == .direct
    }) {
      return effect.estimate(part).mean / Double(weeks)
    }
    guard part == .grossLift else { return 0 }
    let change = zip(
      weeklyUnits(builder.seasons.fresh, builder.offers),
      weeklyUnits(builder.seasons.freshBaseline, builder.offers)
    ).map { SampleStatistics.mean($0) - SampleStatistics.mean($1) }
    return change.isEmpty ? 0 : SampleStatistics.mean(change)
  }

  /// Units by season and measured week.
  private func weeklyUnits(_ cells: [CellRecord], _ offers: [Int]) -> [[Double]] {
    cells.map { cell in
      (0..<builder.market.calendar.horizonWeeks).map { week in
        offers.reduce(0) { $0 + Double(cell.units(ofOffer: $1, week: week)) }
      }
    }
  }

  private func size(
    _ measure: String, offers: [Int], effect: Double
  ) -> MarketTestFacts.Power {
    let units = weeklyUnits(builder.seasons.freshBaseline, offers)
    let mean = units.isEmpty ? 0 : SampleStatistics.mean(units.map(SampleStatistics.mean))
    let variances = units.filter { $0.count > 1 }.map(SampleStatistics.variance)
    let variance = variances.isEmpty ? 0 : SampleStatistics.mean(variances)
    let perArm = TestSize.unitsPerArm(variance: variance / Double(weeks), effect: effect)
    return MarketTestFacts.Power(
      measure: measure, weeklyMean: FactEstimate.millionths(mean),
      weeklyDeviation: FactEstimate.millionths(variance.squareRoot()),
      weeklyEffect: FactEstimate.millionths(effect), unitsPerArm: perArm,
      switchbackWeekPairs: TestSize.unitsPerArm(variance: variance, effect: effect),
      detectableEffect: perArm.map {
        FactEstimate.millionths(
          TestSize.detectableEffect(variance: variance / Double(weeks), unitsPerArm: $0))
      })
  }

  private var stopRules: [String] {
    let guardrails = builder.scenario.guardrails.map(\.text)
    return [
      "Run the planned weeks to their end; no looks at significance before.",
      "Stop at once when stock runs out or a legal problem appears.",
    ] + guardrails.map { "Stop after two weeks in a row that break `\($0)`." }
  }
}

/// Sizes of tests of a difference of two means.
enum TestSize {
  /// z(0.975) + z(0.8).
  private static let strength = 1.959963984540054 + 0.8416212335729143

  /// Returns the units per arm at which a two-sided 5 % test finds `effect` with 80 % power.
  ///
  /// n = 2 (z_0.975 + z_0.8)^2 variance / effect^2 + z_0.975^2 / 4, rounded up; the last term corrects
  /// for the variance being estimated.
  ///
  /// - Returns: At least 2; `nil` where there is no effect, up or down, or the size passes a million.
  /// - SeeAlso: W. Guenther, "Sample Size Formulas for Normal Theory t Tests", *The American
  ///   Statistician* 35(4), 1981.
  static func unitsPerArm(variance: Double, effect: Double) -> Int? {
    guard effect != 0 else { return nil }
    let size = (2 * strength * strength * variance / (effect * effect) + 0.96).rounded(.up)
    return size <= 1_000_000 ? max(2, Int(size)) : nil
  }

  /// The smallest effect that so many units per arm find with the same strength.
  static func detectableEffect(variance: Double, unitsPerArm: Int) -> Double {
    strength * (2 * variance / max(1, Double(unitsPerArm) - 0.96)).squareRoot()
  }
}
