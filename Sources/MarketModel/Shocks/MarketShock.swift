public import EventSimulation

/// Something that happens to the market whatever its firms do.
public struct MarketShock: Sendable, Hashable {
  /// What changes.
  public enum Effect: Sendable, Hashable {
    /// The rate of visits changes by a share.
    case traffic(change: Double)
    /// The rate of visits is multiplied every week by a lognormal number of mean 1; the standard
    /// deviation is that of its logarithm.
    case trafficNoise(deviation: Double)
    /// The utility of a category's offers changes, in utils.
    case demand(category: Int, utility: Double)
    /// The utility of a category's offers changes every week by a normal number, in utils.
    case demandNoise(category: Int, deviation: Double)
    /// Unit costs of some offers change by a share.
    case cost(offers: [Int], change: Double)
    /// Unit costs of some offers follow a random walk of their logarithm, in weekly steps without
    /// drift of the mean cost.
    case costWalk(offers: [Int], deviation: Double)
    /// Some offers can't be had.
    case absence(offers: [Int])
    /// Posted prices of some offers change by a share.
    case price(offers: [Int], change: Double)
  }

  /// When it happens.
  public enum Timing: Sendable, Hashable {
    /// From the first day to the last, inclusive.
    case dated(firstDay: Int, lastDay: Int)
    /// Starting in any week from the first day on with the same probability, and lasting a while;
    /// never twice at once.
    case random(firstDay: Int, chancePerWeek: Double, lasting: SimulationDuration)
  }

  /// Its id; names its stream.
  public var name: String
  /// What changes.
  public var effect: Effect
  /// When it happens.
  public var timing: Timing

  /// Gathers the parts.
  public init(name: String, effect: Effect, timing: Timing) {
    self.name = name
    self.effect = effect
    self.timing = timing
  }
}

/// Every shock that a market may see.
public struct ShockPlan: Sendable, Hashable, OptionalMechanism {
  /// The shocks, in the scenario's order.
  public var shocks: [MarketShock]

  /// Gathers the shocks; none unless given.
  public init(_ shocks: [MarketShock] = []) {
    self.shocks = shocks
  }

  /// Whether there is one.
  public var isUsed: Bool { !shocks.isEmpty }

  /// Whether some shock changes the unit cost of an offer.
  public func movesCost(ofOffer offer: Int) -> Bool {
    shocks.contains {
      switch $0.effect {
      case .cost(let offers, _), .costWalk(let offers, _): offers.contains(offer)
      default: false
      }
    }
  }
}
