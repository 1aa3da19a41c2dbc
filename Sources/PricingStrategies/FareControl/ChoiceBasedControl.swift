public import MarketModel

/// Puts the set of fare classes on sale that earns most with what a unit is worth later.
///
/// With the true choices an oracle; with `DemandKnowledge.estimated` a model, which fits `LogitChoices`
/// to its own sales when a booking cycle begins and sells to all before. Source: see `ChoicePlan`.
public struct ChoiceBasedControl: PricingStrategy {
  /// Reads the true demand, or its own sales.
  public let information: InformationClass
  /// Decides at every epoch.
  public let reviews: ReviewPlan
  /// Whether it learns.
  public let readsEpochs: Bool
  /// What was planned; `nil` before anything is known.
  public private(set) var plan: ChoicePlan?
  private let cycle: FareCycle

  /// Plans for the classes of a firm that sells alone.
  ///
  /// - Throws: `StrategyError.unplannable` where more than one unit may be asked for in an epoch, or
  ///   the truth is known and requests do not depend on what is on sale.
  public init(demand: DemandKnowledge, context: StrategyContext) throws {
    let cycle = try FareCycle(strategy: "choice_based", context: context)
    self.cycle = cycle
    information = demand.information
    readsEpochs = demand == .estimated
    reviews = cycle.reviews
    switch (cycle.requests.arrival, demand) {
    case (.byChoice(let table), .known) where cycle.offers.count == table.offerCount:
      plan = ChoicePlan(
        table, gains: cycle.gains, epochs: cycle.requests.epochs, units: cycle.capacity)
    case (.byEpoch, .estimated), (.byChoice, .estimated): plan = nil
    default:
      throw StrategyError.unplannable(
        strategy: "choice_based",
        what: "fare classes of one firm, of which at most one is bought an epoch by what is on sale"
      )
    }
  }

  /// Returns list prices.
  public func prices(for observation: Observation) -> [Money] { observation.listPrices }

  /// Closes the classes outside the best set.
  public mutating func bookingLimits(for observation: Observation) -> [Int] {
    let place = cycle.place(at: observation.time)
    if let sales = observation.epochs, place == 0 || plan == nil { learn(from: sales) }
    guard let plan else { return [] }
    let set = plan.set(
      epochs: cycle.requests.epochs - place, units: observation.sharedStock)
    return cycle.offers.indices.map { set & 1 << $0 == 0 ? 0 : .max }
  }

  private mutating func learn(from sales: EpochSales) {
    guard let choices = LogitChoices(sales) else { return }
    plan = ChoicePlan(
      choices.table, gains: cycle.gains, epochs: cycle.requests.epochs, units: cycle.capacity)
  }
}
