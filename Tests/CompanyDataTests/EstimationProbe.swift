import CompanyData
import Foundation
import Testing

@Suite("probe")
struct EstimationProbe {
  @Test("probe", arguments: 0..<6)
  func probe(kind: Int) throws {
    var market = EstimationMarket()
    if kind == 1 { market.stockMargin = 2 }
    if kind == 2 { market.quadratic = 0.1 }
    if kind == 3 { market.quadratic = 0.1; market.stockMargin = 3 }
    if kind == 4 { market.items = 3 ; market.quadratic = 0.05 }
    if kind == 5 { market.items = 40 ; market.largestBase = 1000; market.smallestBase = 0.3; market.quadratic = 0.1 }
    let sets = 200
    var hits: [String: (Int, Int, Double, Double)] = [:]
    func note(_ name: String, _ estimate: Estimate?, _ truth: Double) {
      guard let estimate else { return }
      let hit = abs(estimate.value - truth) <= estimate.halfWidth
      var h = hits[name] ?? (0, 0, 0, 0)
      h.0 += hit ? 1 : 0; h.1 += 1; h.2 += (estimate.value - truth) / estimate.standardError; h.3 += estimate.standardError
      hits[name] = h
    }
    var disp = (0.0, 0.0, 0.0, 0.0)
    var censored = 0.0
    for set in 0..<sets {
      market.futureWeeks = 8
      let sample = market.sample(seed: 5, number: set)
      let e = try DemandEstimates(sample.sales, window: 0..<market.weeks)
      censored += e.quality.censoredShare / Double(sets)
      disp.0 += e.dispersion.proportional / Double(sets); disp.1 += e.dispersion.quadratic / Double(sets)
      disp.2 += e.dispersion.shocks.weekVariance / Double(sets); disp.3 += e.dispersion.shocks.levelVariance / Double(sets)
      for (i, t) in sample.elasticities.enumerated() {
        note("slope", e.items[i].rawElasticity, t); note("shrunk", e.items[i].elasticity, t)
      }
      note("l", e.category.rawLongRun, market.longRun)
      note("d", e.category.display, market.display)
      note("f", e.category.feature, market.feature)
      note("rawmean", e.category.rawMeanPromotion, market.meanElasticity)
      note("mean", e.category.meanPromotion, market.meanElasticity)
      let w = zip(e.items, sample.elasticities).reduce(0) { $0 + $1.0.share * $1.1 }
      note("category", e.category.promotion, w)
      var totals = Array(repeating: [WeeklySales.Row](), count: 8)
      for r in 0..<sample.sales.count where sample.sales.week[r] >= Int32(market.weeks) {
        let row = sample.sales[r]
        totals[row.week - market.weeks].append(row)
        let f = e.interval(row, probability: 0.9)
        note("row90", Estimate(row.units >= f.lower && row.units <= f.upper ? 0 : 9, standardError: 1), 0)
      }
      for rows in totals {
        let f = e.interval(rows, probability: 0.9); let u = rows.reduce(0) { $0 + $1.units }
        note("total90", Estimate(u >= f.lower && u <= f.upper ? 0 : 9, standardError: 1), 0)
      }
      let all = totals.flatMap { $0 }
      let f = e.interval(all, probability: 0.9); let u = all.reduce(0) { $0 + $1.units }
      note("horizon90", Estimate(u >= f.lower && u <= f.upper ? 0 : 9, standardError: 1), 0)
    }
    var text = "kind \(kind) disp \(disp) censored \(censored)\n"
    for (name, h) in hits.sorted(by: { $0.key < $1.key }) {
      text += "  \(name): \(Double(h.0) / Double(h.1)) of \(h.1) meanz \(h.2 / Double(h.1)) se \(h.3 / Double(h.1))\n"
    }
    print(text)
  }
}
