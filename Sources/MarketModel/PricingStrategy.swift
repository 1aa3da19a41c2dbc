public import EventSimulation

/// What a strategy may know (docs/background/market-model.md, section 11).
public enum InformationClass: String, Sendable, Hashable, CaseIterable {
  /// What a real seller observes.
  case seller
  /// An analyst's demand model fitted on the firm's own data.
  case model
  /// The true demand; a reference, never recommended.
  case oracle
  /// Joint profit of all firms; a reference, never recommended.
  case coordinated

  /// Whether such a strategy only serves as a reference.
  public var isReference: Bool { self == .oracle || self == .coordinated }
}

/// A rule that posts a firm's prices.
public protocol PricingStrategy: Sendable {
  /// What it may know.
  var information: InformationClass { get }
  /// When it decides, besides the start.
  var reviews: ReviewPlan { get }
  /// Whether it learns from `feedback` and `past` of `Observation.OwnOffer`, which are empty otherwise.
  var readsFeedback: Bool { get }
  /// Whether it learns from `Observation.epochs`, which is `nil` otherwise.
  var readsEpochs: Bool { get }
  /// Returns one posted price per offer of `observation.own`, before business rules.
  mutating func prices(for observation: Observation) -> [Money]
  /// Returns how many units of each offer of `observation.own` may be sold until the next decision, 0 to
  /// close it and `Int.max` for no limit; nothing where nothing is limited. Asked after the prices.
  mutating func bookingLimits(for observation: Observation) -> [Int]
  /// The coupons that it sends to customers it chooses, as indices into the market's promotions.
  var coupons: [Int] { get }
  /// Returns who gets which of `coupons` from now on; `nil` leaves everybody what they hold.
  ///
  /// Asked after `prices(for:)` wherever some of `coupons` run.
  mutating func assignCoupons(for observation: CouponObservation) -> CouponAssignment?
  /// What it has come to believe about prices, for reports; nothing where it doesn't learn.
  var beliefs: [PriceBelief] { get }
}

extension PricingStrategy {
  /// Most strategies don't.
  public var readsFeedback: Bool { false }
  /// Most strategies don't.
  public var readsEpochs: Bool { false }
  /// Most strategies sell what there is.
  public func bookingLimits(for observation: Observation) -> [Int] { [] }
  /// Most strategies leave coupons to their dated audiences.
  public var coupons: [Int] { [] }
  /// Most strategies send none.
  public mutating func assignCoupons(for observation: CouponObservation) -> CouponAssignment? {
    nil
  }
  /// Most strategies don't learn.
  public var beliefs: [PriceBelief] { [] }
}

/// When a strategy decides.
public struct ReviewPlan: Sendable, Hashable {
  /// Between regular decisions, counted from time 0; `nil` for none.
  public var every: SimulationDuration?
  /// Where in the interval `every` it decides; zero decides at the interval's start.
  public var offsets: [SimulationDuration]
  /// On these days, at midnight, counted from time 0.
  public var days: [Int]
  /// At these hours of every day.
  public var hours: [Int]
  /// This long after another firm's effective price changes; `nil` for never.
  public var afterRivalChange: SimulationDuration?
  /// Moments of its own market at which it decides besides.
  public var moments: ReviewMoments

  /// Gathers the parts; decides at the start only unless told otherwise.
  public init(
    every: SimulationDuration? = nil, offsets: [SimulationDuration] = [.zero], days: [Int] = [],
    hours: [Int] = [], afterRivalChange: SimulationDuration? = nil,
    moments: ReviewMoments = []
  ) {
    self.every = every
    self.offsets = offsets
    self.days = days
    self.hours = hours
    self.afterRivalChange = afterRivalChange
    self.moments = moments
  }
}

/// What a seller sees when it decides.
public struct Observation: Sendable {
  /// Microseconds since time 0.
  public var time: Int64
  /// Its own offers.
  public var own: [OwnOffer]
  /// Other firms' offers, as seen with the strategy's latency.
  public var rivals: [RivalOffer]
  /// Tax and fees.
  public var money: MoneyRules
  /// What its offers sold at every epoch so far, warm-up included; `nil` in markets of consumers and for
  /// strategies that don't read it.
  public var epochs: EpochSales?
  /// What the firm's offers have contributed since time 0, or in the warm-up so far; `nil` for strategies
  /// that don't read feedback.
  public var contribution: Money?

  /// Days since time 0, rounded down.
  public var day: Int { Int((Double(time) / 86_400e6).rounded(.down)) }
  /// Hour of the day, 0 to 23.
  public var hour: Int { Int((time - Int64(day) * 86_400_000_000) / 3_600_000_000) }

  /// One of the firm's own offers.
  public struct OwnOffer: Sendable {
    /// Dense index of the offer.
    public var offer: Int
    /// The product's id.
    public var product: String
    /// The regular price.
    public var listPrice: Money
    /// Net cost of a unit.
    public var unitCost: Money
    /// The posted price now.
    public var posted: Money
    /// Units on hand; `nil` when unlimited.
    public var stock: Int?
    /// Units sold in the last 28 days.
    public var recentUnits: Int
    /// What buyers compare the price with, in currency units, for strategies that know the true demand;
    /// `nil` in markets of consumers.
    public var referencePrice: Double?
    /// What became of it since the strategy's last decision; `nil` at the first one, and for strategies
    /// that don't learn.
    public var feedback: OfferFeedback?
    /// What it sold in each week of the warm-up, at the week's mean price; at the first decision of a
    /// focal strategy that learns only, and empty otherwise.
    public var past: [OfferFeedback] = []
  }

  /// Another firm's offer.
  public struct RivalOffer: Sendable {
    /// Dense index of the offer.
    public var offer: Int
    /// The product's id.
    public var product: String
    /// Dense index of the firm.
    public var firm: Int
    /// The effective price, promotions included.
    public var price: Money
    /// Whether it was on sale.
    public var available: Bool
    /// Its mean price in each week of the warm-up, where `OwnOffer.past` is there too.
    public var pastPrices: [Money] = []
  }
}
