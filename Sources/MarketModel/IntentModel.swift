/// Scores occasions: how much consumers like each offer before its price is known.
///
/// Scores depend on the consumer's state at the period's start, the products and the flags, never
/// on current price or stock, so a batch serves a whole (period, flag state). A row's bits depend on
/// that row alone: batched and one-by-one scoring give the same bytes.
public protocol IntentModel: Sendable {
  /// The price terms that its slopes multiply.
  var priceTerms: PriceTerms { get }
  /// History events that it reads per consumer and category; 0 for none.
  var historyLength: Int { get }
  /// How many occasions a consumer has in a period.
  var timing: OccasionTiming { get }
  /// What a purchase on deal weighs in a consumer's memory of the item, next to 1 for another.
  var dealLoyalty: Float { get }
  /// Whether it reads how the market's sales went lately.
  var readsRecentSales: Bool { get }
  /// What is added to its utilities before the largest wins.
  var shocks: ChoiceShocks { get }

  /// Writes alpha and the slopes of every row and offer.
  func score(_ batch: ScoringBatch, into scores: inout ScoreTable)
}

extension IntentModel {
  /// All purchases weigh the same.
  public var dealLoyalty: Float { 1 }
  /// Recent sales are not read.
  public var readsRecentSales: Bool { false }
  /// Logit choices.
  public var shocks: ChoiceShocks { .gumbel }
}

/// The functions of price in utility.
public enum PriceTerms: Sendable, Hashable {
  /// phi_1 = p, in currency units.
  case money
  /// phi_1 = psi(p / regular), phi_2 = ln(p / expected).
  case relative

  /// The number of terms.
  public var count: Int {
    switch self {
    case .money: 1
    case .relative: 2
    }
  }

  /// Returns the terms of `price`; the second is 0 where there is one only.
  ///
  /// psi(x) = ln x up to 1 and x - 1 above: once differentiable, and dear prices keep hurting.
  public func values(price: Double, regular: Double, expected: Double) -> (Double, Double) {
    switch self {
    case .money: return (price, 0)
    case .relative:
      let ratio = price / regular
      return (ratio <= 1 ? lnOf(ratio) : ratio - 1, lnOf(price / expected))
    }
  }
}

/// How many occasions per category a consumer has in a period.
public enum OccasionTiming: Sendable, Hashable {
  /// One at every visit.
  case everyVisit
  /// One at the visit with the smallest named key.
  case onePerPeriod
}

/// How far an offer stands on a display and in the mailer: shares of shops or days, 0 to 1.
public struct OfferFlags: Sendable, Hashable {
  /// On a display.
  public var display: Float
  /// In the mailer.
  public var mailer: Float

  /// Gathers the shares.
  public init(display: Float = 0, mailer: Float = 0) {
    self.display = display
    self.mailer = mailer
  }
}

/// The occasions to score: one row per consumer, all of one category, period and flag state.
public struct ScoringBatch: Sendable {
  /// Index of the category.
  public var category: Int
  /// Periods since time 0; negative in the warm-up.
  public var period: Int
  /// Dense rows of the consumers.
  public var consumers: [Int32]
  /// The occasions' named keys, one per row.
  public var occasionKeys: [UInt64]
  /// The category's offers.
  public var offers: Range<Int>
  /// Flags per offer of the category.
  public var flags: [OfferFlags]
  /// Who the consumers are.
  public var population: Population
  /// What they bought before this period.
  public var histories: PurchaseHistories
  /// What the category sold before this period; empty where the model does not read it.
  public var recentSales: RecentSales

  /// Gathers the parts.
  public init(
    category: Int, period: Int, consumers: [Int32], occasionKeys: [UInt64], offers: Range<Int>,
    flags: [OfferFlags], population: Population, histories: PurchaseHistories,
    recentSales: RecentSales = RecentSales(items: 0)
  ) {
    self.category = category
    self.period = period
    self.consumers = consumers
    self.occasionKeys = occasionKeys
    self.offers = offers
    self.flags = flags
    self.population = population
    self.histories = histories
    self.recentSales = recentSales
  }
}

/// Alpha and slopes; shapes `[row, offer]` and `[row, offer, term]`, row-major.
public struct ScoreTable: Sendable {
  /// Utility before price, in utils.
  public var alpha: [Float] = []
  /// Price slopes, at least zero.
  public var slopes: [Float] = []
  /// Rows.
  public private(set) var rows = 0
  /// Offers.
  public private(set) var offers = 0
  /// Price terms.
  public private(set) var terms = 0
  /// What a model keeps between batches so that it need not allocate again; no part of a result.
  public var scratch: (any Sendable)?

  /// Creates an empty table.
  public init() {}

  /// Sets the shape; contents are unspecified afterwards.
  public mutating func reshape(rows: Int, offers: Int, terms: Int) {
    self.rows = rows
    self.offers = offers
    self.terms = terms
    grow(&alpha, to: rows * offers)
    grow(&slopes, to: rows * offers * terms)
  }

  private func grow(_ column: inout [Float], to count: Int) {
    if column.count < count {
      column.append(contentsOf: repeatElement(0, count: count - column.count))
    }
  }
}
