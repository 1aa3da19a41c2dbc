/// The items of one category, as far as tokens tell them apart.
public struct CategoryItems: Sendable, Hashable {
  /// Item, brand and type, by ordinal.
  public let identities: [TokenBatch.ItemIdentity]
  /// Whether each is a private label.
  public let isPrivateLabel: [Bool]
  /// Whether each may be on the shelf as an offer.
  public let isListed: [Bool]
  /// Brand and type of each item, counted from 0 inside the category.
  let brands: [Int32]
  let types: [Int32]
  let brandCount: Int
  let typeCount: Int

  /// Gathers the columns; all have one entry per item.
  public init(
    identities: [TokenBatch.ItemIdentity], isPrivateLabel: [Bool], isListed: [Bool]
  ) {
    precondition(
      identities.count == isPrivateLabel.count && identities.count == isListed.count,
      "one entry per item")
    self.identities = identities
    self.isPrivateLabel = isPrivateLabel
    self.isListed = isListed
    (brands, brandCount) = Self.dense(identities.map(\.brand))
    (types, typeCount) = Self.dense(identities.map(\.type))
  }

  /// Items.
  public var count: Int { identities.count }

  /// Renumbers values from 0 in the order of their first appearance.
  private static func dense(_ values: [Int32]) -> ([Int32], Int) {
    var numbers: [Int32: Int32] = [:]
    let dense = values.map { value -> Int32 in
      if let number = numbers[value] { return number }
      let number = Int32(numbers.count)
      numbers[value] = number
      return number
    }
    return (dense, numbers.count)
  }
}

/// What is known of an offer before its price.
public struct OfferFacts: Sendable, Hashable {
  /// Item's ordinal in its category.
  public var item: Int
  /// ln(regular price / geometric mean regular price of the category's listed items).
  public var tier: Float
  /// Share of the item on display in the outlet, 0 to 1.
  public var display: Float
  /// Share of the item in the mailer, 0 to 1.
  public var mailer: Float
  /// Share of the item on the mailer's front or back page, 0 to 1.
  public var mailerMajor: Float
  /// Share of the item for which the consumer holds a coupon, 0 to 1.
  public var coupon: Float
  /// ln of the item's share of what the chain sold of the listed items lately.
  public var logShare: Float
  /// ln(the item's share in the outlet / its share in the chain).
  public var logOutletShare: Float

  /// Gathers the parts.
  public init(
    item: Int, tier: Float, display: Float = 0, mailer: Float = 0, mailerMajor: Float = 0,
    coupon: Float = 0, logShare: Float, logOutletShare: Float = 0
  ) {
    self.item = item
    self.tier = tier
    self.display = display
    self.mailer = mailer
    self.mailerMajor = mailerMajor
    self.coupon = coupon
    self.logShare = logShare
    self.logOutletShare = logOutletShare
  }
}
