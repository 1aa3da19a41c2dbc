extension PurchaseHistories {
  /// What one consumer bought of one item in one period, as it is handed over.
  public struct Purchase: Sendable, Hashable {
    /// Item's ordinal in its category.
    public var item: Int
    /// Units.
    public var quantity: Float
    /// Price paid over regular price.
    public var ratio: Float
    /// ln(regular price / mean regular price of the category).
    public var tier: Float
    /// Share of the item that stood on a display, 0 to 1.
    public var display: Float
    /// Share of the item that was in the mailer, 0 to 1.
    public var mailer: Float
    /// Whether a coupon was used.
    public var usedCoupon: Bool
    /// Whether it is a private label.
    public var isPrivateLabel: Bool

    /// Whether it was bought at least 5 % below the regular price.
    public var isOnDeal: Bool { ratio < 0.95 }

    /// Gathers the parts.
    public init(
      item: Int, quantity: Float, ratio: Float, tier: Float, display: Float = 0, mailer: Float = 0,
      usedCoupon: Bool = false, isPrivateLabel: Bool = false
    ) {
      self.item = item
      self.quantity = quantity
      self.ratio = ratio
      self.tier = tier
      self.display = display
      self.mailer = mailer
      self.usedCoupon = usedCoupon
      self.isPrivateLabel = isPrivateLabel
    }
  }

  /// A purchase as it is kept, in 14 bytes of fixed-point numbers.
  public struct Event: Sendable, Hashable {
    /// Periods since the start of the records.
    public var period: UInt16
    /// Item's ordinal in its category.
    public var item: UInt16
    /// Units, in quarters.
    var quarters: UInt16
    /// Price paid over regular price, in 1/4096.
    var ratioBits: UInt16
    /// ln(regular / category mean), in 1/4096.
    var tierBits: Int16
    /// Share on display, in 1/255.
    var displayBits: UInt8
    /// Share in the mailer, in 1/255.
    var mailerBits: UInt8
    /// Bit 0: a coupon was used; bit 1: looked at, not bought.
    var flags: UInt8

    /// Rounds a purchase, or an interest that was no purchase.
    init(_ purchase: Purchase, period: UInt16, isInterest: Bool) {
      self.period = period
      item = UInt16(purchase.item)
      quarters = UInt16(min(65_535, max(1, (purchase.quantity * 4).rounded())))
      ratioBits = UInt16(min(65_535, max(1, (purchase.ratio * 4_096).rounded())))
      tierBits = Int16(min(32_767, max(-32_767, (purchase.tier * 4_096).rounded())))
      displayBits = UInt8((min(1, max(0, purchase.display)) * 255).rounded())
      mailerBits = UInt8((min(1, max(0, purchase.mailer)) * 255).rounded())
      flags = (purchase.usedCoupon ? 1 : 0) | (isInterest ? 2 : 0)
    }

    /// Units; a quarter or a half where something was only looked at.
    public var quantity: Float { Float(quarters) / 4 }
    /// Price paid over regular price.
    public var ratio: Float { Float(ratioBits) / 4_096 }
    /// ln(regular / category mean).
    public var tier: Float { Float(tierBits) / 4_096 }
    /// Share on display.
    public var display: Float { Float(displayBits) / 255 }
    /// Share in the mailer.
    public var mailer: Float { Float(mailerBits) / 255 }
    /// Whether a coupon was used.
    public var usedCoupon: Bool { flags & 1 != 0 }
    /// Whether the item was only looked at, searched for or put in a cart.
    public var isInterest: Bool { flags & 2 != 0 }

    /// Adds another purchase of the item in the period; prices stay those of the first.
    mutating func merge(_ other: Event) {
      quarters = UInt16(min(65_535, UInt32(quarters) + UInt32(other.quarters)))
      flags |= other.flags & 1
    }
  }

  /// What is remembered of one consumer in the category as a whole; 64 bytes.
  public struct Shopper: Sendable, Hashable {
    /// Visits.
    public internal(set) var visits: UInt32 = 0
    /// Visits up to the end of the first period with a purchase.
    var visitsAtFirst: UInt32 = 0
    /// Visits up to the end of the last period with a purchase.
    var visitsAtLast: UInt32 = 0
    /// First period with a purchase.
    public internal(set) var firstPurchase: UInt16 = 0
    /// Last period with a purchase.
    public internal(set) var lastPurchase: UInt16 = 0
    /// Periods with a purchase.
    public internal(set) var purchasePeriods: UInt16 = 0
    /// Last period with a visit.
    public internal(set) var lastVisit: UInt16 = 0
    /// Visits in the last period with a visit.
    var visitsInLast: UInt16 = 0
    /// Pairs of item and period bought.
    public internal(set) var itemEvents: UInt32 = 0
    /// Those below 0.95 x regular.
    public internal(set) var onDeal: UInt32 = 0
    /// Those of a private label.
    public internal(set) var privateLabel: UInt32 = 0
    /// Average of visits per period, at the start of the last period with a visit.
    var visitRate: Float = 0
    /// Decayed count of periods with a purchase, at the last of them.
    var decayedPurchases: Float = 0
    /// Sum over item events of 1 - price ratio.
    public internal(set) var discountSum: Float = 0
    /// Sum over item events of the tier.
    public internal(set) var tierSum: Float = 0
    /// Units bought.
    public internal(set) var quantitySum: Float = 0
    /// Units bought in the last period with a purchase.
    public internal(set) var lastQuantity: Float = 0
    /// Events ever put into the ring.
    var eventCount: UInt32 = 0
  }

  /// What is remembered of one consumer and one item; 12 bytes.
  public struct ItemMemory: Sendable, Hashable {
    /// Guadagni-Little loyalty after the purchase period number `loyaltyAt`.
    var loyalty: Float = 0
    /// Decayed count of periods with a purchase of the item, at `lastPurchase`; 0 when never bought.
    var decayedPurchases: Float = 0
    /// Last period with a purchase of the item.
    public internal(set) var lastPurchase: UInt16 = 0
    /// The consumer's number of purchase periods when `loyalty` was brought up to date.
    var loyaltyAt: UInt16 = 0

    /// Whether the item was ever bought.
    public var isKnown: Bool { decayedPurchases > 0 }
  }
}

/// Powers of the factors by which memories fade, so that reading one costs a multiplication.
enum MemoryDecay {
  /// What remains of a count of purchases after a period.
  static let purchases: Float = 0.97
  /// What remains of the visit rate after a period; the rest is the period's visits.
  static let visits: Float = 0.9
  /// What remains of loyalty after a period with a purchase of the category.
  static let loyalty: Float = 0.8

  static let purchasePowers = powers(of: purchases)
  static let visitPowers = powers(of: visits)
  static let loyaltyPowers = powers(of: loyalty)

  /// Returns `table[exponent]`, and the last entry (below 1e-6 of the start) beyond its end.
  static func power(_ table: [Float], _ exponent: Int) -> Float {
    table[min(max(0, exponent), table.count - 1)]
  }

  private static func powers(of base: Float) -> [Float] {
    var powers: [Float] = [1]
    while let last = powers.last, last > 1e-6 { powers.append(last * base) }
    return powers
  }
}
