public import ScientificComputing

/// What an order from the supplier costs and brings, besides the goods' price.
public struct SupplyTerms: Sendable, Hashable, OptionalMechanism {
  /// What an order costs, whatever its size.
  public var orderCost: Money
  /// The smallest order; nothing is ordered until that much is needed.
  public var minimumOrder: Int
  /// Orders only with so many units on hand and on order, or fewer; `nil` orders whenever one is due.
  public var reorderAt: Int?
  /// Lead times in weeks, drawn for each order; `nil` for the constant of the replenishment rule.
  public var leadTimeWeeks: Distribution?
  /// Days after which a unit can't be sold any more, the day of arrival counted; `nil` for never.
  public var shelfLifeDays: Int?

  /// Gathers the parts; without any of them unless told otherwise.
  public init(
    orderCost: Money = .zero, minimumOrder: Int = 0, reorderAt: Int? = nil,
    leadTimeWeeks: Distribution? = nil, shelfLifeDays: Int? = nil
  ) {
    self.orderCost = orderCost
    self.minimumOrder = minimumOrder
    self.reorderAt = reorderAt
    self.leadTimeWeeks = leadTimeWeeks
    self.shelfLifeDays = shelfLifeDays
  }

  /// Whether it differs from free, prompt orders of goods that keep.
  public var isUsed: Bool { self != SupplyTerms() }
}

/// How much a firm can ship.
public struct FulfilmentLimit: Sendable, Hashable, OptionalMechanism {
  /// Units of all its offers a day; `nil` for no limit.
  public var unitsPerDay: Int?

  /// Takes the limit; none unless given.
  public init(unitsPerDay: Int? = nil) {
    self.unitsPerDay = unitsPerDay
  }

  /// Whether there is one.
  public var isUsed: Bool { unitsPerDay != nil }
}
