import CompanyData
import Foundation
import MarketModel
import Testing

@Suite("demand estimates of awkward sales")
struct EstimationCasesTests {
  private func sales(
    items: Int, weeks: Int, _ row: (_ item: Int, _ week: Int) -> (units: Double, price: Double)?
  ) -> WeeklySales {
    var sales = WeeklySales(
      items: (0..<items).map { "item \($0)" }, firstDay: CivilDate(dayNumber: 19_723), weeks: weeks)
    for item in 0..<items {
      for week in 0..<weeks {
        guard let (units, price) = row(item, week) else { continue }
        sales.append(
          WeeklySales.Row(item: item, week: week, units: units, price: price, listPrice: 10))
      }
    }
    return sales
  }

  @Test("without promotions every elasticity is the prior's")
  func noVariation() throws {
    let estimates = try DemandEstimates(
      sales(items: 4, weeks: 20) { item, week in (Double(5 + (item + week) % 3), 10) })
    #expect(estimates.items.allSatisfy { $0.rawElasticity == nil && $0.ownWeight == 0 })
    #expect(estimates.items.allSatisfy { $0.elasticity.value == -2.6 })
    #expect(estimates.category.rawLongRun == nil)
    #expect(estimates.category.longRun.value == -2.2)
    #expect(estimates.category.display == nil)
    #expect(
      estimates.quality.elasticitySentence == "the elasticity of 4 of 4 skus is mostly the prior")
    // One standard deviation of the mean and one between items.
    #expect(abs(estimates.items[0].elasticity.standardError - 1.49.squareRoot()) < 1e-12)
  }

  @Test("an item that sells in promotions only stays finite and leans on the category")
  func separation() throws {
    let estimates = try DemandEstimates(
      sales(items: 5, weeks: 40) { item, week in
        let isPromoted = (week + item) % 5 == 0
        let units = item == 0 ? (isPromoted ? 4.0 : 0) : isPromoted ? 18.0 : 10
        return (units, isPromoted ? 8 : 10)
      })
    let item = estimates.items[0]
    #expect(item.elasticity.value.isFinite && item.elasticity.value < 0)
    #expect(item.isMostlyPrior)
  }

  @Test("a single item is fitted with time effects of four weeks")
  func singleItem() throws {
    let estimates = try DemandEstimates(
      sales(items: 1, weeks: 52) { _, week in
        week % 5 == 0 ? ((100 * pow(0.8, -3)).rounded(), 8) : (100, 10)
      })
    #expect(estimates.quality.weeksPerTimeEffect == 4)
    let raw = try #require(estimates.items[0].rawElasticity)
    // Units are exact but for rounding to whole ones: 195 for 195.3.
    #expect(abs(raw.value + 3) < 0.02)
  }

  @Test("items without sales, weeks of one item and rows without stock carry nothing")
  func emptyParts() throws {
    let full = EstimationMarket().sample(seed: 4, number: 0).sales
    var padded = WeeklySales(
      items: full.items + ["dead"], firstDay: full.firstDay, weeks: full.weeks + 1)
    for row in 0..<full.count { padded.append(full[row]) }
    padded.append(
      WeeklySales.Row(item: 11, week: full.weeks, units: 40, price: 4, listPrice: 5))
    padded.append(WeeklySales.Row(item: 12, week: 0, units: 0, price: 4, listPrice: 5))
    padded.append(
      WeeklySales.Row(item: 12, week: 1, units: 0, price: 4, listPrice: 5, stockDays: 0))
    let plain = try DemandEstimates(full)
    let estimates = try DemandEstimates(padded)
    #expect(estimates.items[12].baseUnits.value == 0)
    #expect(estimates.items[12].rawElasticity == nil)
    // The week of one item has an effect of its own; only the ridge and the leverage move a little.
    for (left, right) in zip(plain.items, estimates.items) {
      #expect(abs(left.elasticity.value - right.elasticity.value) < 0.02)
    }
  }

  @Test("known elasticities enter as independent observations")
  func evidence() throws {
    let flat = sales(items: 2, weeks: 10) { item, week in (Double(5 + (item + week) % 3), 10) }
    let known = [
      ElasticityEvidence(item: nil, kind: .promotion, estimate: Estimate(-3.6, standardError: 1)),
      ElasticityEvidence(item: nil, kind: .longRun, estimate: Estimate(-1.6, standardError: 0.6)),
      ElasticityEvidence(item: 1, kind: .promotion, estimate: Estimate(-2, standardError: 0.1)),
    ]
    let estimates = try DemandEstimates(flat, evidence: known)
    #expect(abs(estimates.category.meanPromotion.value + 3.1) < 1e-12)
    #expect(abs(estimates.category.longRun.value + 1.9) < 1e-12)
    #expect(abs(estimates.items[0].elasticity.value + 3.1) < 1e-12)
    // Precisions: 1 / 0.49 between items, 100 of the known value.
    let between = 1 / 0.49
    let expected: Double = -(3.1 * between + 200) / (between + 100)
    #expect(abs(estimates.items[1].elasticity.value - expected) < 1e-12)
  }

  @Test("bounds on elasticities are stated when they bind")
  func bounds() throws {
    let flat = sales(items: 2, weeks: 10) { item, week in (Double(5 + (item + week) % 3), 10) }
    let weak = ElasticityPriors(
      promotion: Estimate(-1, standardError: 0.1), longRun: Estimate(-0.5, standardError: 0.1))
    let category = try DemandEstimates(flat, priors: weak).category
    #expect(category.promotion.value == -1.35)
    #expect(category.longRun.value == -1.3)
    #expect(
      category.bounds.map(\.description) == [
        "promotion elasticity -1.00 moved to -1.35: it must be stronger than the long-run one",
        "long-run elasticity -0.50 moved to -1.30: a weaker one has no best price",
      ])
    let strong = ElasticityPriors(longRun: Estimate(-3, standardError: 0.1))
    let bounds = try DemandEstimates(flat, priors: strong).category.bounds
    #expect(
      bounds.map(\.description) == [
        "long-run elasticity -3.00 moved to -2.55: it must be weaker than the promotion one"
      ])
  }

  @Test("a row far from its mean is listed, with counts of coverage")
  func quality() throws {
    var sales = EstimationMarket().sample(seed: 6, number: 0).sales
    sales.units[100] += 400
    sales.stockDays[101] = 3
    let quality = try DemandEstimates(sales).quality
    #expect(quality.outliers.contains { $0.item == 1 && $0.week == 22 })
    #expect(quality.coverage == 1)
    #expect(abs(quality.censoredShare - 1 / Double(sales.count)) < 1e-12)
    let zeros = sales.units.count { $0 == 0 }
    #expect(abs(quality.zeroShare - Double(zeros) / Double(sales.count)) < 1e-12)
  }

  @Test("each error names its values")
  func errors() {
    let none = sales(items: 1, weeks: 5) { _, _ in (0, 10) }
    let known = ElasticityEvidence(
      item: 3, kind: .promotion, estimate: Estimate(-2, standardError: 0.1))
    let empty = message { () throws in _ = try DemandEstimates(none) }
    #expect(empty == "no sales between week 0 and week 5")
    let outside = message { () throws in _ = try DemandEstimates(none, window: 2..<9) }
    #expect(outside == "weeks 2 to 9 lie outside the table's 5 weeks")
    let unknown = message { () throws in _ = try DemandEstimates(none, evidence: [known]) }
    #expect(
      unknown == "known elasticity -2.0 +- 0.1 of item 3 needs an item of the table, a finite value"
        + " and a standard error above 0")
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch { return "\(error)" }
  }
}
