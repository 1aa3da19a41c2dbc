/// What happened since measuring began, in order: decisions, prices and purchases.
///
/// Kept where runs are to be compared purchase by purchase; a simulation without one pays nothing.
public struct MarketLog: Sendable, Hashable {
  /// What a firm's strategy answered, before business rules.
  public struct Decision: Sendable, Hashable {
    /// Microseconds since time 0.
    public var time: Int64
    /// Index of the firm.
    public var firm: Int
    /// One posted price per own offer.
    public var wishes: [Money]
  }

  /// An offer's prices from a time on; several may share a time, then the last one holds.
  public struct PriceChange: Sendable, Hashable {
    /// Microseconds since time 0.
    public var time: Int64
    /// Index of the offer.
    public var offer: Int
    /// The price before dated promotions.
    public var posted: Money
    /// What a unit brings and costs, dated promotions included.
    public var unit: UnitEconomics
  }

  /// Units that a consumer bought of one offer at one visit.
  public struct Purchase: Sendable, Hashable {
    /// Microseconds since time 0.
    public var time: Int64
    /// The consumer's dense row in the population.
    public var consumer: Int32
    /// Index of the consumer's segment.
    public var segment: Int
    /// Index of the offer.
    public var offer: Int
    /// Units, at least one.
    public var units: Int64
    /// What each unit brought and cost.
    public var unit: UnitEconomics
    /// Fixed cost of the order, in millionths; zero where an earlier purchase of the visit bore it.
    public var orderCost: Int64
  }

  /// Decisions of all firms, by time.
  public internal(set) var decisions: [Decision] = []
  /// Prices of all offers, by time; every offer has one at time 0.
  public internal(set) var prices: [PriceChange] = []
  /// Purchases in the order of booking.
  public internal(set) var purchases: [Purchase] = []

  /// Creates an empty log.
  public init() {}

  /// Each offer's price changes, by time; shape `[offers]`.
  public func pricePaths(offers count: Int) -> [[PriceChange]] {
    var paths: [[PriceChange]] = Array(repeating: [], count: count)
    for change in prices { paths[change.offer].append(change) }
    return paths
  }
}

extension [MarketLog.PriceChange] {
  /// Returns what holds at `time`: the last of the changes up to it; `self` is one offer's, by time.
  public func unit(at time: Int64) -> UnitEconomics? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? self[low - 1].unit : nil
  }
}
