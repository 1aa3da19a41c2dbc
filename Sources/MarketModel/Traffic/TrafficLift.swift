public import EventSimulation

/// What an event does to the rate of visits: a relative change while it lasts, and what lingers.
public struct TrafficLift: Sendable, Hashable, OptionalMechanism {
  /// The change of the rate while the event lasts: 0.1 is a tenth more visits; above -1.
  public var change: Double
  /// The time in which half of the change is gone once the event is over; `nil` ends it at once.
  public var halfLife: SimulationDuration?

  /// Gathers the parts.
  public init(change: Double, halfLife: SimulationDuration? = nil) {
    precondition(change > -1, "a lift leaves a positive rate")
    self.change = change
    self.halfLife = halfLife
  }

  /// No change.
  public static let none = TrafficLift(change: 0)

  /// Whether it changes anything.
  public var isUsed: Bool { change != 0 }
}
