import Foundation
import ScenarioFiles
import ShoppingData

/// The weight of a deal purchase in consumers' memories at which they repeat it as often as in the data.
struct DealLoyaltyFit {
  let market: ValidationMarket
  let facts: CategoryFacts
  let threads: Int

  /// Differences of repeat rates that need no fit, where two standard errors are not wider.
  private static let tolerance = 0.03

  /// What came out.
  struct Finding {
    /// The weight; 1 is that of a purchase at the regular price.
    var weight: Double
    /// The simulation's measures with it.
    var measures: CategoryMeasures
  }

  /// Searches on the repeat rate after a deal; `nil` where rates are met without, or where the model
  /// has no such weight.
  ///
  /// The search keeps the calibration of weight 1, as what consumers repeat hardly depends on how often
  /// they buy; the measures returned are those of a market calibrated anew.
  ///
  /// - Throws: `CalibrationError`, `RunRefusal`.
  func finding(from unweighted: CategoryMeasures) throws -> Finding? {
    guard market.scenario.intent.model == .transformer, !isMet(unweighted) else { return nil }
    let search = DealLoyaltySearch(target: facts.measures.value(of: .repeatAfterDeal))
    let weight = try search.weight(from: unweighted.value(of: .repeatAfterDeal)) { weight in
      try measures(
        ValidationMarket(market.prepared.weighingDeals(weight), facts: facts, threads: threads)
      ).value(of: .repeatAfterDeal)
    }
    guard weight != 1 else { return Finding(weight: 1, measures: unweighted) }
    var weighted = market.scenario
    weighted.intent.transformer?.dealLoyalty = weight
    return Finding(
      weight: weight,
      measures: try measures(ValidationMarket(weighted, facts: facts, threads: threads)))
  }

  private func isMet(_ simulated: CategoryMeasures) -> Bool {
    [Measure.repeatAfterDeal, .repeatAfterRegular].allSatisfy { measure in
      let miss = simulated.value(of: measure) - facts.measures.value(of: measure)
      let reach = max(Self.tolerance, 2 * (facts.standardErrors[measure] ?? 0))
      return !miss.isFinite || abs(miss) <= reach
    }
  }

  private func measures(_ market: ValidationMarket) throws -> CategoryMeasures {
    CategoryMeasures(
      try market.logs([market.baseline])[0], calendar: facts.calendar.withWholeFlags(),
      window: facts.window)
  }
}

/// Halves a range of ln(weight) on a repeat rate that rises with the weight.
struct DealLoyaltySearch {
  /// The rate to reach.
  let target: Double

  /// Weights that are tried.
  static let range = 0.2...5.0
  /// Difference of the rates at which the search ends.
  static let closeEnough = 0.005
  private static let steps = 6

  /// Returns the weight whose rate was closest; 1 where `start`, the rate at weight 1, was.
  func weight(from start: Double, rate: (Double) throws -> Double) rethrows -> Double {
    guard target.isFinite, start.isFinite else { return 1 }
    var best = (weight: 1.0, miss: abs(start - target))
    var (low, high) = (log(Self.range.lowerBound), log(Self.range.upperBound))
    if start > target { high = 0 } else { low = 0 }
    for _ in 0..<Self.steps where best.miss > Self.closeEnough {
      let middle = (low + high) / 2
      let miss = try rate(exp(middle)) - target
      if miss > 0 { high = middle } else { low = middle }
      if abs(miss) < best.miss { best = (exp(middle), abs(miss)) }
    }
    return best.weight
  }
}
