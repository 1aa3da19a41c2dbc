import Foundation
import Testing
import TransformerScorer

@testable import ScorerTraining

/// Utility of one offer per row: `base`, plus `display` where the offer is displayed.
private struct DisplayModel: ChoiceModel {
  let name = "display"
  var base: Float
  var display: Float
  var slope: Float = 1

  func utilities(of table: OccasionTable) -> OfferUtilities {
    let utilities = table.logRegular.indices.map {
      base + display * table.tokens.offers[$0 * TokenFeatures.offer.count + 1]
    }
    let slopes = utilities.map { _ in slope }
    return OfferUtilities(base: utilities, longSlopes: slopes, shortSlopes: slopes)
  }
}

@Suite("Answers to prices and promotions")
struct EvaluationResponseTests {
  @Test("elasticities and the lift of a cut are the logit's")
  func oracle() {
    // Three offers with utilities 1 - 2, 0.8 - 1.9, 0.5 - 1.7; the first has share 0.18376104 and,
    // with slope 2, elasticity -1.632478. A slope of 0.4 / ln(1 / 0.8) lifts it by 36.8172 %.
    let table = Fixture.table(choices: [-1], items: 3)
    let slope = Float(0.4 / log(1 / 0.8))
    let elastic = OfferUtilities(
      base: [-1, -1.1, -1.2], longSlopes: [1.5, 0, 0], shortSlopes: [0.5, 0, 0])
    let response = PriceResponse(elastic, of: table)
    let share = 0.18376104
    let all = response.overall.purchases
    #expect(abs(response.overall.temporary * all / share + 1.632478) < 1e-5)
    #expect(abs(response.overall.longRun * all / share + 0.75 * 1.632478) < 1e-5)
    let cut = OfferUtilities(
      base: [-1, -1.1, -1.2], longSlopes: [slope, 0, 0], shortSlopes: [0, 0, 0])
    let lift = PriceResponse(cut, of: table).overall.liftOfCut
    #expect(abs(lift * all / share - 0.368172) < 1e-5)
  }

  @Test("an item's elasticity weighs occasions by probability, an item counts once in the mean")
  func aggregation() {
    // Item 0: P = 1/2 and 1/4 with slope 1: (1/2 x 1/2 + 1/4 x 3/4) / (3/4) = 7/12. Item 1 of another
    // category: P = 1/2 with slope 2: 1.
    var table = OccasionTable()
    for (category, item) in [(0, 0), (0, 0), (1, 1)] as [(Int16, Int32)] {
      Fixture.append(to: &table, category: category, items: [item], choice: -1, consumer: 0)
    }
    let utilities = OfferUtilities(
      base: [0, Float(log(1.0 / 3)), 0], longSlopes: [1, 1, 2], shortSlopes: [0, 0, 0])
    let response = PriceResponse(utilities, of: table)
    #expect(response.categories.map(\.category) == [0, 1])
    #expect(abs(response.categories[0].temporary + 7.0 / 12) < 1e-6)
    #expect(abs(response.itemMean + (7.0 / 12 + 1) / 2) < 1e-6)
    #expect(abs(response.overall.temporary + (7.0 / 16 + 0.5) / 1.25) < 1e-6)
    #expect(abs(response.itemQuantiles[2] - response.itemMean) < 1e-12)
  }

  @Test("a display that trebles the odds lifts a share of 1/4 to 1/2")
  func display() {
    let table = Fixture.table(choices: [0, -1, -1], items: 1)
    let model = DisplayModel(base: Float(log(1.0 / 3)), display: Float(log(3.0)))
    let lift = PromotionLift(of: model, on: table, seed: 1)
    #expect(abs(lift.display - 1) < 1e-6)
    #expect(lift.mailer == 0 && lift.frontPage == 0)
  }

  @Test("price answers of the wrong sign are found", arguments: [(1, 1.0), (-1, 0.0)])
  func monotone(slope: Float, share: Double) {
    let table = Fixture.table(choices: [0, -1, -1, 1], items: 2)
    let model = DisplayModel(base: -1, display: 0, slope: slope)
    #expect(PriceMonotonicity.share(model.utilities(of: table), of: table, seed: 2) == share)
  }

  @Test("the elasticity of units is that of the quantity head")
  func quantity() {
    // Zero weights: units 1...6 are equally likely and kappa = 1, so the elasticity of the expected
    // units is -Cov(q, ln q) / E q.
    let weights = Fixture.weights { _ in 0 }
    let units = (1...6).map(Double.init)
    let mean = units.map { log($0) }.reduce(0, +) / 6
    let covariance = units.map { $0 * log($0) }.reduce(0, +) / 6 - 3.5 * mean
    let table = Fixture.table(choices: [1, -1, 0], items: 2)
    let model = ScorerModel(name: "scorer", weights)
    let elasticity = model.quantityElasticity(on: table) ?? .nan
    // Central differences of 1 % and single precision.
    #expect(abs(elasticity + covariance / 3.5) < 1e-4)
    #expect(model.quantityElasticity(on: Fixture.table(choices: [-1], items: 2)) == nil)
  }

  @Test("a scorer's utilities are the network's scores")
  func scorer() {
    let weights = Fixture.weights { 0.2 * Float(sin(Double(7 * $0))) }
    let table = Fixture.drawn(rows: 40, items: 3, seed: 3)
    let utilities = ScorerModel(name: "scorer", weights).utilities(of: table)
    let scores = ScorerReference(weights).score(table.tokens)
    func gap(_ one: [Float], _ two: [Float]) -> Float {
      zip(one, two).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }
    // Single precision through two blocks of width 32; the columns differ by far more.
    #expect(gap(utilities.base, scores.alpha) < 1e-4)
    #expect(gap(utilities.longSlopes, scores.longSlopes) < 1e-4)
    #expect(gap(utilities.shortSlopes, scores.shortSlopes) < 1e-4)
    #expect(gap(utilities.longSlopes, utilities.shortSlopes) > 0.1)
  }

  @Test("a band says on which side a value misses it")
  func bands() {
    #expect(ResponseBand.temporary.verdict(-1.4) == "inside")
    #expect(ResponseBand.temporary.verdict(-2.6) == "below")
    #expect(ResponseBand.display.verdict(0.9) == "above")
  }
}

@Suite("Evaluation reports")
struct EvaluationReportTests {
  private func report() throws -> EvaluationReport {
    let table = Fixture.drawn(rows: 400, items: 3, seed: 9)
    let run = EvaluationRun(
      splits: ["test"], baselines: [.shares, .price, .agnostic], threads: 1, seed: 4)
    let reports = try run.reports(scorer: nil, load: { _ in table }, note: { _ in })
    return try #require(reports.first)
  }

  @Test("a report judges every model against the last one")
  func differences() throws {
    let report = try report()
    #expect(report.reference == Baseline.agnostic.title)
    #expect(report.models.map(\.name).count == 3 && report.leftOut.isEmpty)
    #expect(report.models[2].difference == Estimate(value: 0, low: 0, high: 0))
    let gap = report.models[0].metrics.logLoss.value - report.models[2].metrics.logLoss.value
    #expect(abs(report.models[0].difference.value - gap) < 1e-12)
    #expect(report.models[0].response == nil && report.models[1].response != nil)
    #expect(report.occasions == 400 && report.households == 50)
  }

  @Test("a model with item constants is left out where items are new")
  func newItems() throws {
    let table = Fixture.drawn(rows: 400, items: 3, seed: 9)
    var other = table
    other.categories = other.categories.map { $0 + 7 }
    let run = EvaluationRun(
      splits: ["test_newcat"], baselines: [.shares, .agnostic], threads: 1, seed: 4)
    let reports = try run.reports(
      scorer: nil, load: { $0 == "train" ? table : other }, note: { _ in })
    #expect(reports[0].leftOut == [Baseline.shares.title])
    #expect(reports[0].baselineOfR2 == "constant shares of the split")
    #expect(reports[0].models.map(\.name) == [Baseline.agnostic.title])
  }

  @Test("the same report gives the same text, and JSON reads back to it")
  func text() throws {
    let (one, two) = (try report(), try report())
    for format in EvaluationText.Format.allCases {
      #expect(
        try EvaluationText.render([one], format: format)
          == EvaluationText.render([two], format: format))
    }
    let json = try EvaluationText.render([one], format: .json)
    #expect(try JSONDecoder().decode([EvaluationReport].self, from: Data(json.utf8)) == [one])
    let lines = try EvaluationText.render([one], format: .csv).split(separator: "\n")
    #expect(lines.first == "split,model,metric,value,low,high")
    // 9 metrics for each of 3 models; 5 banded answers, 2 others and 2 categories for 2 models.
    #expect(lines.count == 1 + 3 * 9 + 2 * 9)
  }

  @Test("lists of baselines and splits are checked")
  func lists() throws {
    #expect(try Baseline.list("all") == Baseline.allCases)
    #expect(try Baseline.list("none") == [])
    #expect(try Baseline.list("price,full") == [.price, .full])
    #expect(throws: EvaluationError.unknownBaseline("mnl")) { try Baseline.list("price,mnl") }
    #expect(try EvaluationRun.splitList("all") == EvaluationRun.splits)
    #expect(throws: EvaluationError.unknownSplit("train")) {
      try EvaluationRun.splitList("test,train")
    }
    #expect(
      EvaluationError.unknownBaseline("mnl").description == """
        error: there is no baseline 'mnl'
        hint: choose all, none, or some of: shares, heuristic, price, slopes, loyalty, rate, \
        agnostic, full
        """)
  }

  @Test("an empty split or an empty list of models is refused")
  func refusals() {
    let run = EvaluationRun(splits: ["test"], baselines: [], threads: 1, seed: 1)
    #expect(throws: EvaluationError.emptySplit("train")) {
      try run.reports(scorer: nil, load: { _ in OccasionTable() }, note: { _ in })
    }
    #expect(throws: EvaluationError.nothingToJudge) {
      try run.reports(
        scorer: nil, load: { _ in Fixture.table(choices: [0], items: 1) }, note: { _ in })
    }
    #expect(
      EvaluationError.emptySplit("test").description == """
        error: split 'test' has no occasions
        hint: prepare the data with periods and consumers for it
        """)
    #expect(
      EvaluationError.nothingToJudge.description == """
        error: there is nothing to judge
        hint: name weights, or baselines other than 'none'
        """)
  }
}
