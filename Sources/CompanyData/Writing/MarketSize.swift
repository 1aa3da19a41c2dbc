import Foundation
import MarketModel

/// How many consumers buy how often, so that a simulated week sells what is expected of a real one.
public struct MarketSize: Sendable, Hashable {
  /// Simulated consumers.
  public let population: Int
  /// Real consumers for each of them.
  public let represents: Double
  /// Purchases per occasion, own and rivals'.
  public let conversion: Double
  /// Half-width of the interval that should hold the conversion in 19 of 20 cases.
  public let halfWidth: Double
  /// Own units expected per week.
  public let weeklyUnits: Double

  /// The share of a firm's consumers with a visit in a week, visits' rates being gamma distributed and
  /// multiplied by a season's factor.
  static func visitShare(factor: Double) -> Double {
    let (mean, shape) = ImportOptions.visits
    return 1 - pow(shape / (shape + mean * factor), shape)
  }

  /// Sizes the market for the planned weeks.
  public init(_ category: CategoryImport, options: ImportOptions) {
    let rows = category.plan.future
    let forecast = category.estimates.interval(rows, probability: 0.95)
    let weeks = Double(max(1, options.horizon))
    weeklyUnits = forecast.mean / weeks
    let hasRivals = !category.competitorPrices.isEmpty
    let purchases = weeklyUnits / (hasRivals ? 1 - options.rivalShare : 1)
    let share =
      category.seasonFactors(weeks: options.horizon).reduce(0) { $0 + Self.visitShare(factor: $1) }
      / weeks
    let needed = purchases / (share * options.conversion)
    population = min(
      options.largestPopulation, max(ImportOptions.smallestPopulation, Int(needed.rounded())))
    represents = max(1, needed / Double(population))
    conversion = purchases / (share * Double(population) * represents)
    let relative = (forecast.upper - forecast.lower) / 2 / max(forecast.mean, 1e-9)
    halfWidth = conversion * min(0.3, max(0.03, relative))
  }
}

extension CategoryImport {
  /// The season's factor in each planned week.
  func seasonFactors(weeks: Int) -> [Double] {
    (0..<weeks).map { week in
      let middle = start.adding(days: 7 * week + 3).components.month
      return estimates.season.factors[middle - 1].value
    }
  }
}
