public import MarketModel

/// What a planner takes for demand.
public enum DemandKnowledge: String, Sendable, Hashable, CaseIterable, OptionalMechanism {
  /// The truth.
  case known
  /// What the firm's own sales so far say.
  case estimated

  /// Whether it has to be said: planners know the truth otherwise.
  public var isUsed: Bool { self == .estimated }

  /// What a planner that takes it may know.
  public var information: InformationClass { self == .known ? .oracle : .model }
}
