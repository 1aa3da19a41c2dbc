public import EventSimulation

/// When what is left of a stock is lost and the stock is full again, as when a flight leaves and the next
/// one is sold.
public struct StockRenewal: Sendable, Hashable, OptionalMechanism {
  /// Time between renewals, counted from time 0; `nil` for never.
  public var every: SimulationDuration?

  /// Takes the time; never unless given.
  public init(every: SimulationDuration? = nil) {
    self.every = every
  }

  /// Whether there are any.
  public var isUsed: Bool { every != nil }
}
