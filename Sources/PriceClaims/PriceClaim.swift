/// One announcement of an offer, as the customer reads it.
public struct PriceClaim: Sendable, Hashable {
  /// The printed comparison price ("was", struck through), in millionths; nil when none is printed.
  public var was: Int64?
  /// What the comparison price is said to be.
  public var reference: ReferencePrice
  /// A prior price printed beside the comparison price, such as the lowest of 30 days in small
  /// print, in millionths.
  public var printedPrior: Int64?
  /// The claimed saving in percent.
  public var percent: ShownPercent?
  /// The claimed saving in money, in millionths.
  public var amount: Int64?
  /// What the words promise.
  public var wording: ClaimWording
  /// The words themselves; read for Chinese absolute terms.
  public var text: String
  /// Whether the announcement states from when to when the offer holds; nil when not known.
  public var statesPeriod: Bool?
  /// Whether the offer has conditions, and whether the announcement states them.
  public var conditions: ClaimConditions
  /// Whose price it is.
  public var audience: ClaimAudience
  /// How many products are sold at the saving of an "up to" claim.
  public var upTo: UpToShare?
  /// Names the record that proves the comparison price (price lists, receipts); nil without one.
  public var evidence: String?

  /// Gathers the parts; what is left out is not claimed or not known.
  public init(
    was: Int64? = nil, reference: ReferencePrice = .ownPrice, printedPrior: Int64? = nil,
    percent: ShownPercent? = nil, amount: Int64? = nil, wording: ClaimWording = [],
    text: String = "", statesPeriod: Bool? = nil, conditions: ClaimConditions = .none,
    audience: ClaimAudience = .everyone, upTo: UpToShare? = nil, evidence: String? = nil
  ) {
    self.was = was
    self.reference = reference
    self.printedPrior = printedPrior
    self.percent = percent
    self.amount = amount
    self.wording = wording
    self.text = text
    self.statesPeriod = statesPeriod
    self.conditions = conditions
    self.audience = audience
    self.upTo = upTo
    self.evidence = evidence
  }

  /// True when the customer is told that the price is lower than it was.
  public var announcesReduction: Bool {
    was != nil || percent != nil || amount != nil || upTo != nil
      || !wording.isDisjoint(with: .reductions)
  }
}

/// What a printed comparison price is said to be.
public enum ReferencePrice: String, Sendable, Hashable, CaseIterable {
  /// The seller's own earlier price ("was", "regularly").
  case ownPrice = "own_price"
  /// The seller's own price, with the claim that it was paid ("formerly sold at").
  case ownSoldPrice = "own_sold_price"
  /// Another seller's price.
  case competitorPrice = "competitor_price"
  /// The maker's list or recommended retail price.
  case recommendedPrice = "recommended_price"

  /// True when the comparison is with the seller's own earlier price.
  public var isOwn: Bool { self == .ownPrice || self == .ownSoldPrice }
}

/// Promises that words make.
public struct ClaimWording: OptionSet, Sendable, Hashable {
  /// One bit per promise.
  public let rawValue: Int
  /// Takes the bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// "Sale", "reduced".
  public static let sale = ClaimWording(rawValue: 1)
  /// "Save".
  public static let save = ClaimWording(rawValue: 2)
  /// "Special price", "deal".
  public static let deal = ClaimWording(rawValue: 4)
  /// "Price highlight" and other words that stress how good the price is.
  public static let highlight = ClaimWording(rawValue: 8)
  /// "Free", "buy one get one free".
  public static let free = ClaimWording(rawValue: 16)
  /// "Limited offer", "advance sale", "wholesale price".
  public static let limited = ClaimWording(rawValue: 32)
  /// "Ends today", a countdown.
  public static let endsSoon = ClaimWording(rawValue: 64)

  /// The words that announce a reduction by themselves.
  public static let reductions: ClaimWording = [.sale, .save, .deal, .highlight]
}

/// Whether an offer has conditions and whether the announcement states them.
public enum ClaimConditions: String, Sendable, Hashable, CaseIterable {
  /// The offer has none.
  case none
  /// It has some, and they are stated.
  case stated
  /// It has some, and they are not stated.
  case unstated
}

/// Whose price is announced.
public enum ClaimAudience: String, Sendable, Hashable, CaseIterable {
  /// Everyone's.
  case everyone
  /// Members of a loyalty scheme.
  case members
  /// Set for one consumer from data about that consumer, and the announcement says so.
  case personalisedDisclosed = "personalised_disclosed"
  /// Set for one consumer from data about that consumer, without saying so.
  case personalised

  /// True when the price depends on the consumer's data.
  public var dependsOnConsumerData: Bool { self == .personalised || self == .personalisedDisclosed }
}

/// How many products of a promotion are sold at its largest saving.
public struct UpToShare: Sendable, Hashable {
  /// Products at the largest saving.
  public var productsAtMaximum: Int64
  /// Products in the promotion.
  public var products: Int64

  /// Gathers the parts.
  public init(productsAtMaximum: Int64, products: Int64) {
    self.productsAtMaximum = productsAtMaximum
    self.products = products
  }
}
