import CompanyData
import Foundation
import ScientificComputing
import Testing

@Suite("forecasts from demand estimates")
struct EstimationForecastTests {
  @Test("90 percent intervals hold the next eight weeks' rows and weekly totals")
  func intervals() throws {
    var market = EstimationMarket()
    market.futureWeeks = 8
    market.quadratic = 0.1
    var (rows, rowHits, weeks, weekHits) = (0, 0, 0, 0)
    for number in 0..<60 {
      let sales = market.sample(seed: 31, number: number).sales
      let estimates = try DemandEstimates(sales, window: 0..<market.weeks)
      for week in market.weeks..<sales.weeks {
        let future = sales.rows(in: week..<(week + 1))
        let total = (0..<future.count).map { future[$0] }
        let range = estimates.interval(total, probability: 0.9)
        let units = total.reduce(0) { $0 + $1.units }
        weeks += 1
        weekHits += units >= range.lower && units <= range.upper ? 1 : 0
        for row in total {
          let range = estimates.interval(row, probability: 0.9)
          rows += 1
          rowHits += row.units >= range.lower && row.units <= range.upper ? 1 : 0
        }
      }
    }
    // Intervals of counts hold a little more than asked. 60 data sets are 60 draws of the level and
    // season, so a weekly rate has a standard error of at most sqrt(0.09 / 60) = 0.039; 5.7 of them.
    let rowRate = Double(rowHits) / Double(rows)
    let weekRate = Double(weekHits) / Double(weeks)
    #expect(rowRate > 0.88 && rowRate < 0.95)
    #expect(weekRate > 0.9 - 5.7 * 0.039 && weekRate < 0.99)
  }

  @Test("base sales, season and expected units are near those of a large market")
  func largeMarket() throws {
    var market = EstimationMarket()
    market.items = 30
    market.weeks = 156
    market.shock = 0.02
    market.smallestBase = 200
    market.largestBase = 2000
    let sample = market.sample(seed: 8, number: 0)
    let estimates = try DemandEstimates(sample.sales, baseWeeks: 52)
    // Over a year the season's factors average I0(0.2) = 1.01; shocks add 0.02 / sqrt(52) = 0.003.
    for (item, base) in zip(estimates.items, sample.bases) {
      #expect(abs(item.baseUnits.value / (base * 1.01) - 1) < 0.06)
    }
    let january = estimates.season.factors[0].value
    let july = estimates.season.factors[6].value
    // January lies within 15 days of the peak, July opposite: exp(0.4) apart, less 4 percent.
    #expect(abs(january / july - exp(0.39)) < 0.06)
    let mean = estimates.season.factors.reduce(0) { $0 + $1.value } / 12
    #expect(abs(mean - 1) < 1e-12)
    #expect(abs(estimates.season.trend.value) < 4 * estimates.season.trend.standardError)
  }

  @Test("expected units scale with the days in stock")
  func stockDays() throws {
    let sales = EstimationMarket().sample(seed: 2, number: 0).sales
    let estimates = try DemandEstimates(sales)
    var row = sales[0]
    row.week = sales.weeks
    row.stockDays = 7
    let full = estimates.expectedUnits(row)
    row.stockDays = 3.5
    #expect(abs(estimates.expectedUnits(row) - full / 2) < 1e-12 * full)
    row.stockDays = 0
    #expect(estimates.interval(row, probability: 0.9).upper == 0)
  }

  @Test("an item that doubled in the last half year is forecast at its new level")
  func driftingItem() throws {
    var market = EstimationMarket()
    market.largestBase = 200
    var sample = market.sample(seed: 9, number: 0)
    let changed = sample.elasticities.indices.max { sample.bases[$0] < sample.bases[$1] } ?? 0
    var row = sample.sales[0]
    for index in 0..<sample.sales.count where Int(sample.sales.item[index]) == changed {
      if sample.sales.week[index] >= 52 { sample.sales.units[index] *= 2 }
      row = sample.sales[index]
    }
    row.week = market.weeks
    let before = try DemandEstimates(market.sample(seed: 9, number: 0).sales)
    let after = try DemandEstimates(sample.sales)
    // The doubled item also lifts the common time effects a little; most of the factor 2 remains.
    let factor = after.expectedUnits(row) / before.expectedUnits(row)
    #expect(factor > 1.7 && factor < 2.3)
    let base = after.items[changed].baseUnits.value / before.items[changed].baseUnits.value
    #expect(base > 1.7 && base < 2.3)
  }

  @Test("the same sales give the same numbers, bit for bit")
  func determinism() throws {
    let sales = EstimationMarket().sample(seed: 12, number: 0).sales
    let (first, second) = (try DemandEstimates(sales), try DemandEstimates(sales))
    #expect(first.items == second.items)
    #expect(first.category == second.category)
    #expect(first.weekEffects == second.weekEffects)
    #expect(first.quality == second.quality)
  }
}
