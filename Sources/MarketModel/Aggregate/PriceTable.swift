/// The probability of a sale in an epoch by price, of each offer.
public struct PriceTable: Sendable, Hashable, OptionalMechanism {
  /// A price and what it sells.
  public struct Row: Sendable, Hashable {
    /// The price, in currency units.
    public var price: Double
    /// The probability that one unit is sold in an epoch.
    public var probability: Double

    /// Gathers the parts.
    public init(price: Double, probability: Double) {
      self.price = price
      self.probability = probability
    }
  }

  /// The rows of each offer, by rising price; no offers where no table is stated.
  public var rows: [[Row]]

  /// Sorts each offer's rows.
  public init(_ rows: [[Row]]) {
    self.rows = rows.map { $0.sorted { $0.price < $1.price } }
  }

  /// Whether sales follow the table.
  public var isUsed: Bool { !rows.isEmpty }

  /// Returns the probability of a sale at any price: on the line between listed neighbours, that of
  /// the lowest price below it, and 0 above the highest.
  public func probability(of offer: Int, price: Double) -> Double {
    let rows = rows[offer]
    guard let above = rows.firstIndex(where: { price <= $0.price }) else { return 0 }
    guard above > 0, price < rows[above].price else { return rows[above].probability }
    let (low, high) = (rows[above - 1], rows[above])
    let share = (price - low.price) / (high.price - low.price)
    return low.probability + share * (high.probability - low.probability)
  }
}
