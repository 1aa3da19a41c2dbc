extension CellRecord {
  /// A number on visits, campaigns, supply or shocks; kept only for markets that have some of them.
  public struct SupplyRow: Sendable, Equatable {
    /// What a number is about.
    public enum Subject: String, Sendable, Codable {
      /// The whole market; no name.
      case market
      /// A firm.
      case firm
      /// An offer, named `firm/product`.
      case offer
      /// A shock.
      case shock
    }

    /// What it is about.
    public var subject: Subject
    /// Which one; empty for the market.
    public var name: String
    /// What is counted, such as `expired units`.
    public var quantity: String
    /// Units, visits or days, or money in currency units.
    public var value: Double

    /// Gathers the parts.
    public init(_ subject: Subject, _ name: String, quantity: String, _ value: Double) {
      self.subject = subject
      self.name = name
      self.quantity = quantity
      self.value = value
    }
  }
}
