/// Which offers sell from one stock, such as the fare classes of a cabin.
///
/// One of them keeps the stock: its plan says how much there is, and costs of stock are booked there.
public struct StockPools: Sendable, Hashable, OptionalMechanism {
  /// The offer that keeps each offer's stock, itself where it shares none; shape `[offer]`, empty where
  /// nobody shares.
  public var keepers: [Int]

  /// Takes the keepers; nobody shares unless they are given.
  public init(keepers: [Int] = []) {
    precondition(keepers.allSatisfy { keepers[$0] == $0 }, "who keeps a stock keeps its own")
    self.keepers = keepers
  }

  /// Whether any stock is shared.
  public var isUsed: Bool { !keepers.isEmpty }

  /// Returns the offer that keeps the stock of `offer`.
  public func keeper(of offer: Int) -> Int { keepers.isEmpty ? offer : keepers[offer] }

  /// Returns every offer that sells from the stock that `keeper` keeps, itself included.
  func members(of keeper: Int) -> [Int] { keepers.indices.filter { keepers[$0] == keeper } }
}

extension MarketDefinition {
  /// The plan of the stock that an offer sells from, its own or a shared one; `nil` without end.
  public func stockPlan(ofOffer offer: Int) -> StockPlan? {
    offers[stockPools.keeper(of: offer)].stock
  }
}
