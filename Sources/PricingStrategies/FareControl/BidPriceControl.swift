public import MarketModel

/// Sells a class as long as it earns what a unit is worth later, epoch by epoch.
///
/// With the true probabilities of requests an oracle; with `DemandKnowledge.estimated` a model, which
/// plans anew when a booking cycle begins and sells to all in the first. Source: see `RequestPlan`.
public struct BidPriceControl: PricingStrategy {
  /// Reads the true demand, or its own sales.
  public let information: InformationClass
  /// Decides at every epoch.
  public let reviews: ReviewPlan
  /// Whether it learns.
  public let readsEpochs: Bool
  /// What was planned; `nil` before anything is known.
  public private(set) var plan: RequestPlan?
  private let cycle: FareCycle

  /// Plans for the classes of a firm.
  ///
  /// - Throws: `StrategyError.unplannable` where more than one unit may be asked for in an epoch, or
  ///   where the truth is known and what is bought depends on what is on sale.
  public init(demand: DemandKnowledge, context: StrategyContext) throws {
    let cycle = try FareCycle(strategy: "bid_price", context: context)
    self.cycle = cycle
    information = demand.information
    readsEpochs = demand == .estimated
    reviews = cycle.reviews
    switch (cycle.requests.arrival, demand) {
    case (.byEpoch(let probabilities), .known):
      let count = context.market.offers.count
      plan = RequestPlan(
        gains: cycle.gains,
        probabilities: (0..<cycle.requests.epochs).flatMap { epoch in
          cycle.offers.map { probabilities[epoch * count + $0] }
        }, units: cycle.capacity)
    case (.byEpoch, .estimated), (.byChoice, .estimated): plan = nil
    case (.byClass, _), (.byChoice, .known):
      throw StrategyError.unplannable(
        strategy: "bid_price", what: "requests of at most one unit an epoch, whatever is on sale")
    }
  }

  /// Returns list prices.
  public func prices(for observation: Observation) -> [Money] { observation.listPrices }

  /// Closes the classes that earn less than the bid price.
  public mutating func bookingLimits(for observation: Observation) -> [Int] {
    let place = cycle.place(at: observation.time)
    if let sales = observation.epochs, place == 0 || plan == nil { learn(from: sales) }
    guard let plan else { return [] }
    let left = plan.epochs - place
    return cycle.offers.indices.map {
      plan.accepts($0, epochs: left, units: observation.sharedStock) ? .max : 0
    }
  }

  private mutating func learn(from sales: EpochSales) {
    guard let rates = RequestRates(sales, epochs: cycle.requests.epochs) else { return }
    plan = RequestPlan(
      gains: cycle.gains, probabilities: rates.probabilities, units: cycle.capacity)
  }
}
