public import MarketModel

/// How an offer works, with the numbers that its wording needs.
public struct MechanicFacts: Sendable, Hashable, Codable {
  /// The kinds of mechanics.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A share off the price on the shelf.
    case percentOff = "percent_off"
    /// An amount off the price on the shelf.
    case amountOff = "amount_off"
    /// More units for the price of fewer.
    case multiBuy = "multi_buy"
    /// One of each of several products together.
    case bundle
    /// A reduction of the basket from an amount on.
    case threshold
    /// A reduction for who hands in a coupon.
    case coupon
    /// A reduction for members.
    case loyalty
    /// A cut for hours, not days.
    case flashSale = "flash_sale"
    /// A lower posted price for a while, without a promotion of its own.
    case postedCut = "posted_cut"
    /// A new posted price that stays: no reduction is announced.
    case newPrice = "new_price"
  }

  /// Which kind.
  public var kind: Kind
  /// The share off in millionths of one; `nil` where an amount is taken off.
  public var percentOff: Int64?
  /// The amount off; `nil` where a share is taken off.
  public var amountOff: Money?
  /// Units that are taken, of a multi-buy.
  public var buy: Int?
  /// Units that are paid, of a multi-buy.
  public var pay: Int?
  /// What a bundle costs.
  public var bundlePrice: Money?
  /// What its parts cost one by one.
  public var bundleSum: Money?
  /// What a basket must come to.
  public var minimumSpend: Money?
  /// Units of a purchase that one coupon reduces.
  public var couponUnits: Int?

  /// Names a kind without numbers.
  public init(kind: Kind) {
    self.kind = kind
  }
}
