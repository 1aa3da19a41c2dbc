public import MarketModel
import ScientificComputing

/// Keeps units for dearer classes that are still to ask, and sells what is left to cheaper ones.
///
/// A class may buy the units on hand less the level kept for all dearer ones: nested limits. The level
/// is a `ProtectionRule`'s, rounded to whole units, for the demand after the epoch that begins. With the
/// true demand an oracle; with `DemandKnowledge.estimated` a model, fitted on the firm's own record of
/// sales, which sells to all until it has seen two booking cycles. Sources: see `ProtectionLevels`.
public struct NestedLimits: PricingStrategy {
  /// Reads the true demand, or its own sales.
  public let information: InformationClass
  /// Decides at every epoch.
  public let reviews: ReviewPlan
  /// Whether it learns.
  public let readsEpochs: Bool
  private let rule: ProtectionRule
  private let cycle: FareCycle
  /// Units kept against each class where demand is known; shape `[epoch][own]`.
  private let known: [[Int]]

  /// Plans for the classes of a firm.
  ///
  /// - Throws: `StrategyError.unplannable` in markets without fare classes, or where the truth is known
  ///   and what is bought depends on what is on sale.
  public init(rule: ProtectionRule, demand: DemandKnowledge, context: StrategyContext) throws {
    let cycle = try FareCycle(strategy: rule.rawValue, context: context)
    self.rule = rule
    self.cycle = cycle
    information = demand.information
    readsEpochs = demand == .estimated
    reviews = cycle.reviews
    guard demand == .known else {
      known = []
      return
    }
    guard let forecast = ClassForecast.known(cycle) else {
      throw StrategyError.unplannable(
        strategy: rule.rawValue, what: "requests that do not depend on what is on sale")
    }
    known = forecast.map { Self.levels(rule, cycle: cycle, demand: $0) }
  }

  /// Returns list prices.
  public func prices(for observation: Observation) -> [Money] { observation.listPrices }

  /// Returns the units on hand less those kept for dearer classes.
  public func bookingLimits(for observation: Observation) -> [Int] {
    let place = cycle.place(at: observation.time)
    let units = observation.sharedStock
    return levels(at: place, observation).map { max(0, units - $0) }
  }

  /// Units kept against each class after an epoch; shape `[own]`.
  private func levels(at place: Int, _ observation: Observation) -> [Int] {
    guard known.isEmpty else { return known[place] }
    guard let sales = observation.epochs else { return cycle.offers.map { _ in 0 } }
    return Self.levels(
      rule, cycle: cycle,
      demand: ClassForecast.estimated(after: place, of: cycle, from: sales))
  }

  private static func levels(
    _ rule: ProtectionRule, cycle: FareCycle, demand: [Distribution?]
  ) -> [Int] {
    cycle.offers.indices.map { asking in
      let dearer = cycle.dearer(than: asking).compactMap { place in
        demand[place].map { FareClass(fare: cycle.gains[place], demand: $0) }
      }
      return Int(rule.level(keeping: dearer, against: cycle.gains[asking]).rounded())
    }
  }
}
