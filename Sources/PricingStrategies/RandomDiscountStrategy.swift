public import EventSimulation
public import MarketModel

/// List price, cut with a probability; each interval and product has a draw of its own.
///
/// Draws are named by replication, firm and product, so that another product or firm moves none.
public struct RandomDiscountStrategy: PricingStrategy {
  /// The cut, as a share of list.
  public let depth: Double
  /// Its probability in an interval.
  public let probability: Double
  /// Length of an interval.
  public let every: SimulationDuration
  /// The products that are cut; empty for all.
  public let products: [String]
  /// Reads its own offers only.
  public let information = InformationClass.seller
  /// Decides at every interval's start.
  public let reviews: ReviewPlan
  private let draws: NamedDraws
  private let firm: String

  /// Gathers the parts.
  ///
  /// - Throws: `StrategyError.drawsMissing` where the context has no random numbers.
  public init(
    depth: Double, probability: Double, every: SimulationDuration, products: [String] = [],
    context: StrategyContext
  ) throws {
    guard let draws = context.draws else {
      throw StrategyError.drawsMissing(strategy: "random_discount")
    }
    self.depth = depth
    self.probability = probability
    self.every = every
    self.products = products
    self.draws = draws
    firm = context.market.firms[context.firm].name
    reviews = ReviewPlan(every: every)
  }

  /// Returns the cut or list prices of the interval.
  public func prices(for observation: Observation) -> [Money] {
    let interval = observation.time.floorDivided(by: every.microseconds)
    return observation.own.map { offer in
      let isListed = products.isEmpty || products.contains(offer.product)
      let draw = draws.uniform(["random discount", firm, offer.product], index: interval)
      return isListed && draw < probability
        ? offer.listPrice.scaled(by: 1 - depth) : offer.listPrice
    }
  }
}
