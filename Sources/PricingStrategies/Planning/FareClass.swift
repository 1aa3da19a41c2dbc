public import ScientificComputing

/// A class of buyers who pay one fare and ask for seats before the classes that pay more.
public struct FareClass: Sendable, Hashable {
  /// What a seat earns, in currency units; above zero.
  public var fare: Double
  /// Seats that the class asks for.
  public var demand: Distribution

  /// Gathers the parts.
  public init(fare: Double, demand: Distribution) {
    self.fare = fare
    self.demand = demand
  }
}
