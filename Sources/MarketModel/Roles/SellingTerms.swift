/// What stands between a firm and its consumers: a retailer, or a marketplace's commission.
public struct SellingTerms: Sendable, Hashable, OptionalMechanism {
  /// The retailer who sells a brand's products; `nil` where the firm sells itself.
  public var retailer: Retailer?
  /// Share of the price paid, tax included, that the marketplace keeps.
  public var commission: Double

  /// A retailer who buys from a brand at its posted price less a margin, and sets the shelf price.
  public struct Retailer: Sendable, Hashable {
    /// Share of the brand's posted price, net of tax, that it keeps.
    public var margin: Double
    /// How much of a change of the posted price from list reaches the shelf.
    public var passThrough: Double

    /// Gathers the parts; `margin` in [0, 1), `passThrough` above 0.
    public init(margin: Double, passThrough: Double = 1) {
      precondition(0 <= margin && margin < 1, "a margin is a share below one")
      precondition(passThrough > 0, "some of a price change reaches the shelf")
      self.margin = margin
      self.passThrough = passThrough
    }
  }

  /// Gathers the parts; nobody in between unless told otherwise.
  public init(retailer: Retailer? = nil, commission: Double = 0) {
    self.retailer = retailer
    self.commission = commission
  }

  /// Whether somebody stands in between.
  public var isUsed: Bool { self != SellingTerms() }
}

extension SellingTerms {
  /// Returns the price on the shelf for a price that the firm wants there.
  func shelfPrice(for wanted: Money, list: Money, tick: Money) -> Money {
    guard let retailer, wanted != list else { return wanted }
    let price = list + (wanted - list).scaled(by: retailer.passThrough)
    return max(tick, price.rounded(toTick: tick))
  }

  /// Returns the price that the firm must want for a price on the shelf, in currency units.
  public func wantedPrice(forShelf price: Double, list: Double) -> Double {
    guard let retailer else { return price }
    return list + (price - list) / retailer.passThrough
  }
}
