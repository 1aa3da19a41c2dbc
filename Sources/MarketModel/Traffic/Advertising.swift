/// A dated campaign of one firm that draws visits to the shelf or away from it.
///
/// The focal firm's campaigns run only under the strategies that list them, other firms' always.
public struct Advertising: Sendable, Hashable {
  /// Its id.
  public var name: String
  /// Index of the firm that pays.
  public var firm: Int
  /// First day, counted from time 0.
  public var firstDay: Int
  /// Last day, inclusive.
  public var lastDay: Int
  /// What a week of it costs.
  public var costPerWeek: Money
  /// What it does to the rate of visits.
  public var lift: TrafficLift

  /// Gathers the parts.
  public init(
    name: String, firm: Int, firstDay: Int, lastDay: Int, costPerWeek: Money, lift: TrafficLift
  ) {
    self.name = name
    self.firm = firm
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.costPerWeek = costPerWeek
    self.lift = lift
  }
}

/// Every campaign that some firm may run.
public struct AdvertisingPlan: Sendable, Hashable, OptionalMechanism {
  /// The campaigns, in the scenario's order.
  public var campaigns: [Advertising]

  /// Gathers the campaigns; none unless given.
  public init(_ campaigns: [Advertising] = []) {
    self.campaigns = campaigns
  }

  /// Whether there is one.
  public var isUsed: Bool { !campaigns.isEmpty }
}
