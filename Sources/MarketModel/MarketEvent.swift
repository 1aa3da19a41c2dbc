import EventSimulation

/// What happens in a market besides visits.
enum MarketEvent: Sendable {
  /// Midnight: closes the day before, switches dated promotions.
  case midnight(day: Int)
  /// Goods arrive; the supplier is paid the unit cost of the day of the order.
  case arrival(offer: Int, units: Int, unitCost: Money)
  /// What is left of a stock is lost, and it is full again.
  case renewal(offer: Int)
  /// Shocks begin or end.
  case shocks
  /// An order to the supplier is due.
  case order(offer: Int)
  /// A firm's strategy is due; void when the firm has changed its strategy since.
  case review(firm: Int, strategy: Int)
  /// Every firm that is due decides on what it saw before, then all prices are posted.
  case decide
  /// The window of a removed promotion begins or ends.
  case windowEdge
  /// An epoch of a market without consumers begins: its units are sold.
  case epoch
  /// A promotion that is more than a dated cut starts or ends.
  case promotion(index: Int, starts: Bool)
}

extension EventPriority {
  /// Order of events at one instant: the day closes and promotions switch, goods arrive and
  /// shocks begin or end, firms become due, all decide at once, orders go out, windows of
  /// removed promotions end after the decisions that replace their prices, and epochs sell last.
  static let midnight = EventPriority(rawValue: 0)
  static let arrival = EventPriority(rawValue: 1)
  static let renewal = arrival
  static let shock = arrival
  static let review = EventPriority(rawValue: 2)
  static let decide = EventPriority(rawValue: 3)
  static let order = EventPriority(rawValue: 4)
  static let windowEdge = EventPriority(rawValue: 5)
  static let epoch = EventPriority(rawValue: 6)
}
