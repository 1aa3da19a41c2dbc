public import ScientificComputing

/// What consumers remember, own and foresee besides what the intent model knows; all off by default.
///
/// Source: docs/background/memory.md.
public struct MemorySettings: Sendable, Hashable, OptionalMechanism {
  /// Units at home, which lower the wish to buy.
  public var homeStock: HomeStock?
  /// Gains and losses against a consumer's own reference price; logits only.
  public var referencePrice: ReferencePrice?
  /// Recent purchases that lower the wish to buy; logits only.
  public var satiation: Satiation?
  /// Buyers' reviews and what they do.
  public var reviews: Reviews?
  /// Products that consumers must come to know first.
  public var awareness: [Awareness] = []
  /// What a consumer may spend in a period.
  public var budget: Budget?
  /// Purchases that come back.
  public var returns: Returns?
  /// Waiting for a better price.
  public var waiting: Waiting?
  /// Consumers who plan their stock at home, and nothing else; replaces the choice by utility.
  public var stockpiling: Stockpiling?

  /// Everything off.
  public init() {}

  /// How many mechanisms keep something of every consumer.
  public var mechanismCount: Int {
    let single = [
      homeStock != nil, referencePrice != nil, satiation != nil, budget != nil, stockpiling != nil,
    ]
    return single.count { $0 } + awareness.count
  }

  /// Everything off.
  public static let none = MemorySettings()

  /// Whether any of it is switched on.
  public var isUsed: Bool { self != .none }

  /// A stock at home that consumption empties.
  public struct HomeStock: Sendable, Hashable {
    /// Units a week and consumer, drawn once per consumer.
    public var consumption: Distribution
    /// Utility lost per unit at home, in utils.
    public var perUnit: Double
    /// Utility lost while anything is at home, in utils.
    public var whileStocked: Double

    /// Gathers the parts.
    public init(consumption: Distribution, perUnit: Double, whileStocked: Double) {
      self.consumption = consumption
      self.perUnit = perUnit
      self.whileStocked = whileStocked
    }
  }

  /// A consumer's own reference price of each offer, r' = carry r + (1 - carry) p at every occasion.
  public struct ReferencePrice: Sendable, Hashable {
    /// What is kept of the old reference at an occasion, below 1.
    public var carry: Double
    /// Utility of a gain r - p, as a multiple of the consumer's price coefficient.
    public var gain: Double
    /// Utility lost by a loss p - r, as a multiple of the consumer's price coefficient.
    public var loss: Double

    /// Gathers the parts.
    public init(carry: Double, gain: Double, loss: Double) {
      self.carry = carry
      self.gain = gain
      self.loss = loss
    }
  }

  /// A level that rises with units bought and halves in `halfLifeWeeks`.
  public struct Satiation: Sendable, Hashable {
    /// Utility lost per unit of the level, in utils.
    public var perUnit: Double
    /// Weeks in which the level halves.
    public var halfLifeWeeks: Double
    /// Whether each product has its own level (variety seeking) or the category one.
    public var isPerProduct: Bool

    /// Gathers the parts.
    public init(perUnit: Double, halfLifeWeeks: Double, isPerProduct: Bool) {
      self.perUnit = perUnit
      self.halfLifeWeeks = halfLifeWeeks
      self.isPerProduct = isPerProduct
    }
  }

  /// Some buyers write a review, later; mean rating and number of reviews move utility.
  public struct Reviews: Sendable, Hashable {
    /// Share of purchases that are reviewed.
    public var share: Double
    /// Weeks from purchase to review, drawn per purchase.
    public var delayWeeks: Distribution
    /// Mean stars of each product, 1 to 5; `ratings[product]`, in the market's product order.
    public var ratings: [Double]
    /// Standard deviation of a review's stars before rounding.
    public var deviation: Double
    /// What readers expect of a product without reviews, in stars.
    public var priorMean: Double
    /// How many reviews that expectation weighs.
    public var priorCount: Double
    /// Utility per star above the expectation, in utils.
    public var perStar: Double
    /// Utility per unit of ln(1 + number of reviews), in utils.
    public var perLogCount: Double

    /// Gathers the parts.
    public init(
      share: Double, delayWeeks: Distribution, ratings: [Double], deviation: Double,
      priorMean: Double, priorCount: Double, perStar: Double, perLogCount: Double
    ) {
      self.share = share
      self.delayWeeks = delayWeeks
      self.ratings = ratings
      self.deviation = deviation
      self.priorMean = priorMean
      self.priorCount = priorCount
      self.perStar = perStar
      self.perLogCount = perLogCount
    }
  }

  /// A product that becomes known like a Bass diffusion: hazard p + q x (share of those who spread it).
  public struct Awareness: Sendable, Hashable {
    /// Whose share feeds the imitation.
    public enum Spreaders: String, Sendable, Hashable, CaseIterable {
      /// Everybody who knows the product, as in Bass (1969).
      case aware
      /// Everybody who has bought it: word of mouth.
      case buyers
    }

    /// The product's id.
    public var product: String
    /// Coefficient of innovation (p), per week.
    public var innovation: Double
    /// Coefficient of imitation (q), per week.
    public var imitation: Double
    /// Share of consumers who know it from the first day.
    public var initialShare: Double
    /// First day on which anybody knows it, counted from time 0.
    public var firstDay: Int
    /// Whose share feeds the imitation.
    public var spreaders: Spreaders

    /// Gathers the parts.
    public init(
      product: String, innovation: Double, imitation: Double, initialShare: Double = 0,
      firstDay: Int = 0, spreaders: Spreaders = .aware
    ) {
      self.product = product
      self.innovation = innovation
      self.imitation = imitation
      self.initialShare = initialShare
      self.firstDay = firstDay
      self.spreaders = spreaders
    }
  }

  /// What a consumer may spend on the market's goods in a period; what is left over is gone.
  public struct Budget: Sendable, Hashable {
    /// Amount per consumer and period, by segment; `nil` for no limit.
    public var amounts: [Money?]
    /// Length of a period in weeks, counted from time 0.
    public var periodWeeks: Int

    /// Gathers the parts.
    public init(amounts: [Money?], periodWeeks: Int) {
      self.amounts = amounts
      self.periodWeeks = periodWeeks
    }
  }

  /// Purchases that come back after a while, whole.
  public struct Returns: Sendable, Hashable {
    /// Share of purchases that come back.
    public var rate: Double
    /// Weeks from purchase to return, drawn per purchase.
    public var delayWeeks: Distribution
    /// What handling a returned purchase costs.
    public var cost: Money
    /// Share of returned purchases that go back on the shelf; the others are lost.
    public var restockedShare: Double

    /// Gathers the parts.
    public init(rate: Double, delayWeeks: Distribution, cost: Money, restockedShare: Double) {
      self.rate = rate
      self.delayWeeks = delayWeeks
      self.cost = cost
      self.restockedShare = restockedShare
    }
  }

  /// Consumers who hold out for a deal.
  public struct Waiting: Sendable, Hashable {
    /// Where expectations come from.
    public enum Expectations: Sendable, Hashable {
      /// Frequency and depth of the deals of the last so many weeks.
      case adaptive(weeks: Int)
      /// The published calendar of promotions, so many weeks ahead.
      case announced(weeksAhead: Int)
      /// Frequency and depth of the deals that the measured weeks bring; before them, adaptive.
      case rational(weeks: Int)
    }

    /// Where expectations come from.
    public var expectations: Expectations
    /// Value today of a surplus of one util a week later, by segment; 0 does not wait.
    public var patience: [Double]

    /// Gathers the parts.
    public init(expectations: Expectations, patience: [Double]) {
      self.expectations = expectations
      self.patience = patience
    }
  }

  /// A consumer who needs the same units every week and buys ahead when that is cheaper.
  public struct Stockpiling: Sendable, Hashable {
    /// Units needed a week.
    public var unitsPerWeek: Int
    /// Cost of carrying a unit into the next week, in currency units.
    public var holdingCost: Double
    /// Expected cut of a deal, as a share of list.
    public var dealDepth: Double
    /// Expected share of weeks with a deal.
    public var dealShare: Double

    /// Gathers the parts.
    public init(unitsPerWeek: Int, holdingCost: Double, dealDepth: Double, dealShare: Double) {
      self.unitsPerWeek = unitsPerWeek
      self.holdingCost = holdingCost
      self.dealDepth = dealDepth
      self.dealShare = dealShare
    }
  }
}
