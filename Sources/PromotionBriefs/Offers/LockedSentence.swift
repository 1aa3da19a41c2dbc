/// A number that a locked sentence holds, as it stands there.
public struct LockedNumber: Sendable, Hashable, Codable {
  /// What kind of number it is.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// An amount of money.
    case money
    /// A percentage, or in Chinese the tenths that are left to pay (折).
    case percent
    /// A part of a date or of a time of day.
    case date
    /// A count, such as units or days.
    case count
    /// A part of a name, such as the weight in `Lungo 250 g`.
    case name
  }

  /// Digits with their separators as they appear, such as `1,234.50`.
  public var text: String
  /// What it counts.
  public var kind: Kind

  /// Gathers the parts.
  public init(text: String, kind: Kind) {
    self.text = text
    self.kind = kind
  }
}

/// A statement about a price that a law may forbid.
public struct OfferClaim: Sendable, Hashable, Codable {
  /// What is stated.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// A share off; the value is the stated share.
    case percentOff = "percent_off"
    /// An amount off; the value is the amount.
    case amountOff = "amount_off"
    /// A higher price next to the new one; the value is the higher price.
    case formerPrice = "former_price"
    /// Units that cost nothing; the value is their number.
    case freeUnits = "free_units"
    /// A reduced price for a group of customers; the value is the price.
    case groupPrice = "group_price"
  }

  /// What is stated.
  public var kind: Kind
  /// The product's id; empty where the basket is meant.
  public var product: String
  /// What is stated, in millionths.
  public var value: Int64

  /// Gathers the parts.
  public init(kind: Kind, product: String, value: Int64) {
    self.kind = kind
    self.product = product
    self.value = value
  }
}

/// A sentence that is rendered from facts and that nobody may reword.
public struct LockedSentence: Sendable, Hashable, Codable {
  /// What it is for.
  public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    /// The offer in one sentence.
    case offer
    /// A product's prices.
    case price
    /// When it holds.
    case period
    /// The lowest price of the 30 days before.
    case lowestPrice = "lowest_price"
    /// A condition or limit.
    case condition
    /// That the price is personal.
    case disclosure
    /// Currency and tax.
    case taxBasis = "tax_basis"
    /// What a customer does.
    case redemption
  }

  /// What it is for.
  public var role: Role
  /// Its language.
  public var language: BriefLanguage
  /// The words.
  public var text: String
  /// Every number in it, in the order of appearance.
  public var numbers: [LockedNumber]
  /// What it claims of prices.
  public var claims: [OfferClaim]
}
