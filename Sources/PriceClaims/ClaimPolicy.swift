/// Numbers that no law text gives: the user's policy, not law.
public struct ClaimPolicy: Sendable, Hashable {
  /// US: days within the look-back at which the former price must have been offered.
  public var formerPriceDays: Int64 = 28
  /// US: how far the look-back reaches, in days.
  public var formerPriceLookbackDays: Int64 = 90
  /// US: the smallest saving, in percent, that "sale" may stand for without an amount.
  public var smallestSalePercent: Int64 = 5
  /// UK: the smallest share, in percent, of units sold at or above the former price; nil asks for
  /// at least as many units there as at the promotion's price.
  public var formerPriceUnitsPercent: Int64?
  /// UK: the smallest share of products, in percent, at the saving of "up to" (an ASA rule of
  /// thumb).
  public var upToPercent: Int64 = 10
  /// UK: days after an announced end within which the price must not fall back again.
  public var restartDays: Int64 = 7
  /// CN: the largest raise before a reduction, in percent.
  public var largestRaisePercent: Int64 = 5
  /// CN: days before the start in which a larger raise counts as a raise before a discount.
  public var raiseLookbackDays: Int64 = 7

  /// Takes the defaults; change single numbers afterwards.
  public init() {}

  /// The names of the numbers on command lines.
  public static let names = [
    "former_price_days", "former_price_lookback_days", "smallest_sale_percent",
    "former_price_units_percent", "up_to_percent", "restart_days", "largest_raise_percent",
    "raise_lookback_days",
  ]

  /// Sets one number by its name; returns false for an unknown name or a number outside 0...3650.
  public mutating func set(_ name: String, to value: Int64) -> Bool {
    guard (0...3650).contains(value) else { return false }
    switch name {
    case "former_price_days": formerPriceDays = value
    case "former_price_lookback_days": formerPriceLookbackDays = value
    case "smallest_sale_percent": smallestSalePercent = value
    case "former_price_units_percent": formerPriceUnitsPercent = value
    case "up_to_percent": upToPercent = value
    case "restart_days": restartDays = value
    case "largest_raise_percent": largestRaisePercent = value
    case "raise_lookback_days": raiseLookbackDays = value
    default: return false
    }
    return true
  }
}

/// What a member state of the European Union has chosen under Article 6a(3) to (5); none by
/// default.
public struct MemberStateOptions: OptionSet, Sendable, Hashable {
  /// One bit per option.
  public let rawValue: Int
  /// Takes the bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Own rules for goods that deteriorate or expire rapidly, Article 6a(3).
  public static let perishable = MemberStateOptions(rawValue: 1)
  /// A shorter period for products on the market for less than 30 days, Article 6a(4).
  public static let shortOnMarket = MemberStateOptions(rawValue: 2)
  /// The price before the first step of progressive reductions, Article 6a(5).
  public static let progressive = MemberStateOptions(rawValue: 4)
}
