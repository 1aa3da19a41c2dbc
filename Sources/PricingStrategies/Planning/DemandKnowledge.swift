public import MarketModel

/// What a planner takes for demand.
public enum DemandKnowledge: String, Sendable, Hashable, CaseIterable {
  /// The truth.
  case known
  /// What the firm's own sales so far say.
  case estimated

  /// What a planner that takes it may know.
  public var information: InformationClass { self == .known ? .oracle : .model }
}
