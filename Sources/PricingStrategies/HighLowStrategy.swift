public import EventSimulation
public import MarketModel

/// List price, cut for a while at the start of every cycle; cycles count from time 0, also backwards.
public struct HighLowStrategy: PricingStrategy {
  /// The cut, as a share of list.
  public let depth: Double
  /// Length of a cycle.
  public let every: SimulationDuration
  /// How long the cut lasts.
  public let lasting: SimulationDuration
  /// The products that are cut; empty for all.
  public let products: [String]
  /// Reads its own offers only.
  public let information = InformationClass.seller
  /// Decides when a cut starts and when it ends.
  public let reviews: ReviewPlan

  /// Gathers the parts.
  public init(
    depth: Double, every: SimulationDuration, lasting: SimulationDuration, products: [String] = []
  ) {
    precondition(lasting > .zero && lasting < every, "a cut is shorter than its cycle")
    self.depth = depth
    self.every = every
    self.lasting = lasting
    self.products = products
    reviews = ReviewPlan(every: every, offsets: [.zero, lasting])
  }

  /// Returns the cut or list prices of the moment.
  public func prices(for observation: Observation) -> [Money] {
    let cycle = observation.time.floorDivided(by: every.microseconds)
    let isCut = observation.time - cycle * every.microseconds < lasting.microseconds
    return observation.own.map { offer in
      let isListed = products.isEmpty || products.contains(offer.product)
      return isCut && isListed ? offer.listPrice.scaled(by: 1 - depth) : offer.listPrice
    }
  }
}
