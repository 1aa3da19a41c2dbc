public import EventSimulation
public import ScientificComputing

/// Everything that is true of a market whatever strategy runs in it: who sells what to whom, when.
///
/// Arrays are indexed by dense identifiers (`offers[3]`); names enter random streams, indices never.
public struct MarketDefinition: Sendable, Hashable {
  /// The kinds of goods; a visit yields one occasion per category.
  public var categories: [Category]
  /// Every firm; `focalFirm` is ours.
  public var firms: [Firm]
  /// The firm whose strategies are compared.
  public var focalFirm: Int
  /// What is for sale, grouped by category; an offer is (product, seller).
  public var offers: [Offer]
  /// The consumer segments; shares sum to one.
  public var segments: [Segment]
  /// The number of consumers.
  public var population: Int
  /// Start, lengths of warm-up, measured weeks and cool-down.
  public var calendar: MarketCalendar
  /// Tax, fees and currency.
  public var money: MoneyRules
  /// Every promotion that some strategy may run.
  public var promotions: [Promotion]
  /// The promotions of the warm-up weeks.
  public var history: HistoryPromotions
  /// What consumers remember, own and foresee; off unless switched on.
  public var memory = MemorySettings.none
  /// Multiplies every visit rate; 1 unless drawn as an assumption.
  public var traffic: Double = 1
  /// Campaigns that draw visits to the shelf or away from it.
  public var advertising = AdvertisingPlan()
  /// What happens whatever firms do.
  public var shocks = ShockPlan()
  /// Which seller a visit enters; all offers on one shelf unless stated.
  public var sellers = SellerPlan()
  /// Offers that sell from one stock; every offer has its own unless stated.
  public var stockPools = StockPools()
  /// Sales as a function of prices in place of consumers; none unless stated.
  public var aggregate = AggregateDemand.none
  /// What visitors would pay at most, where that alone decides; none unless stated.
  public var willingnessToPay = WillingnessToPay.none
  /// Coupons given at random in the warm-up; none unless stated.
  public var couponTrial = CouponTrial.none

  /// Gathers the parts.
  public init(
    categories: [Category], firms: [Firm], focalFirm: Int, offers: [Offer], segments: [Segment],
    population: Int, calendar: MarketCalendar, money: MoneyRules, promotions: [Promotion],
    history: HistoryPromotions
  ) {
    self.categories = categories
    self.firms = firms
    self.focalFirm = focalFirm
    self.offers = offers
    self.segments = segments
    self.population = population
    self.calendar = calendar
    self.money = money
    self.promotions = promotions
    self.history = history
  }
}

/// A kind of goods between whose offers a consumer chooses.
public struct Category: Sendable, Hashable {
  /// What a purchase does to later occasions.
  public enum Purchase: Sendable, Hashable {
    /// Bought again and again; nothing changes.
    case `repeat`
    /// A buyer leaves the category until a replacement time, in weeks, drawn at purchase.
    case durable(lifetimeWeeks: Distribution)
    /// A buyer leaves the category until the season (the run) ends.
    case seasonal
  }

  /// Its name.
  public var name: String
  /// What a purchase does to later occasions.
  public var purchase: Purchase

  /// Gathers the parts.
  public init(name: String, purchase: Purchase) {
    self.name = name
    self.purchase = purchase
  }
}

/// A seller.
public struct Firm: Sendable, Hashable {
  /// What the firm owns on the shelf.
  public enum Role: String, Sendable, Hashable, CaseIterable {
    /// Owns a whole shelf.
    case retailer
    /// Owns its own products.
    case brand
    /// Owns its own offers on a marketplace.
    case marketplaceSeller = "marketplace_seller"
  }

  /// Its name.
  public var name: String
  /// What it owns.
  public var role: Role
  /// Limits that hold whatever its strategy says.
  public var rules: BusinessRules
  /// How much it can ship.
  public var fulfilment = FulfilmentLimit()
  /// Who stands between it and its consumers.
  public var terms = SellingTerms()

  /// Gathers the parts.
  public init(name: String, role: Role, rules: BusinessRules = BusinessRules()) {
    self.name = name
    self.role = role
    self.rules = rules
  }
}

/// A product at a seller.
public struct Offer: Sendable, Hashable {
  /// The product's id; with the seller's name it keys the offer's shocks.
  public var product: String
  /// The product's readable name.
  public var name: String
  /// The product's brand, empty when none is stated.
  public var brand: String
  /// Its type inside the category, such as ground or beans; empty when none is stated.
  public var type: String = ""
  /// Whether it is its retailer's own brand.
  public var isPrivateLabel = false
  /// Index of the category.
  public var category: Int
  /// Index of the selling firm.
  public var firm: Int
  /// The regular price, constant in a run.
  public var listPrice: Money
  /// What one unit costs the seller, net of tax.
  public var unitCost: Money
  /// Share of the category's purchases under the baseline, where stated.
  public var expectedShare: Double?
  /// Stock, or `nil` when it never runs out.
  public var stock: StockPlan?
  /// Probabilities of each quantity from 1 on at the regular price; sums to one.
  public var quantityShares: [Double]
  /// Response of the quantity to the price (kappa), per unit of the price term.
  public var quantityResponse: Double

  /// Gathers the parts.
  public init(
    product: String, name: String, brand: String, category: Int, firm: Int, listPrice: Money,
    unitCost: Money, expectedShare: Double? = nil, stock: StockPlan? = nil,
    quantityShares: [Double] = [1], quantityResponse: Double = 0
  ) {
    self.product = product
    self.name = name
    self.brand = brand
    self.category = category
    self.firm = firm
    self.listPrice = listPrice
    self.unitCost = unitCost
    self.expectedShare = expectedShare
    self.stock = stock
    self.quantityShares = quantityShares
    self.quantityResponse = quantityResponse
  }
}

/// How an offer is stocked.
public struct StockPlan: Sendable, Hashable {
  /// Units on hand when the warm-up ends (and when it starts).
  public var initial: Int
  /// The replenishment rule, or `nil` for a single season's stock.
  public var replenishment: Replenishment?
  /// Cost of holding one unit for a day.
  public var holdingPerDay: Money
  /// What a left-over unit is worth at the end; `nil` values it at cost.
  public var salvage: Money?
  /// Terms of supply, and how long goods keep.
  public var supply = SupplyTerms()
  /// Whether what is left is lost regularly and the stock is `initial` again.
  public var renewal = StockRenewal()

  /// Orders up to a level at fixed intervals; the goods arrive after the lead time.
  public struct Replenishment: Sendable, Hashable {
    /// Time between orders.
    public var every: SimulationDuration
    /// Units on hand and on order after an order.
    public var upTo: Int
    /// Time from order to arrival.
    public var leadTime: SimulationDuration

    /// Gathers the parts.
    public init(every: SimulationDuration, upTo: Int, leadTime: SimulationDuration) {
      self.every = every
      self.upTo = upTo
      self.leadTime = leadTime
    }
  }

  /// Gathers the parts.
  public init(
    initial: Int, replenishment: Replenishment? = nil, holdingPerDay: Money = .zero,
    salvage: Money? = nil
  ) {
    self.initial = initial
    self.replenishment = replenishment
    self.holdingPerDay = holdingPerDay
    self.salvage = salvage
  }
}

/// A group of consumers who visit and weigh prices alike.
public struct Segment: Sendable, Hashable {
  /// Its id; keys its consumers' streams.
  public var name: String
  /// Share of the population.
  public var share: Double
  /// Visits per week and consumer: the distribution of consumers' mean rates.
  public var visitRate: Distribution
  /// Multiplies every price coefficient.
  public var priceSensitivity: Double
  /// Added to the utility of every offer.
  public var utilityShift: Double
  /// When its visits happen.
  public var profile: VisitProfile

  /// Gathers the parts.
  public init(
    name: String, share: Double, visitRate: Distribution, priceSensitivity: Double = 1,
    utilityShift: Double = 0, profile: VisitProfile = VisitProfile()
  ) {
    self.name = name
    self.share = share
    self.visitRate = visitRate
    self.priceSensitivity = priceSensitivity
    self.utilityShift = utilityShift
    self.profile = profile
  }
}

/// Start and lengths of a run; periods count from the start, time 0.
public struct MarketCalendar: Sendable, Hashable {
  /// The day of time 0.
  public var start: CivilDate
  /// Whole weeks before time 0.
  public var warmUpWeeks: Int
  /// Whole weeks whose results are compared.
  public var horizonWeeks: Int
  /// Whole weeks after the horizon, with focal prices at list; they count in every metric.
  public var coolDownWeeks: Int

  /// Gathers the parts.
  public init(start: CivilDate, warmUpWeeks: Int, horizonWeeks: Int, coolDownWeeks: Int) {
    self.start = start
    self.warmUpWeeks = warmUpWeeks
    self.horizonWeeks = horizonWeeks
    self.coolDownWeeks = coolDownWeeks
  }

  /// Days from time 0 to the end of the cool-down.
  public var days: Int { (horizonWeeks + coolDownWeeks) * 7 }

  /// Returns the date of a day counted from time 0.
  public func date(ofDay day: Int) -> CivilDate {
    start.adding(days: day)
  }

  /// Returns the day of a date, counted from time 0.
  public func day(of date: CivilDate) -> Int {
    date.dayNumber - start.dayNumber
  }
}

/// Currency, tax, fees and the price grid.
public struct MoneyRules: Sendable, Hashable {
  /// ISO code of the currency.
  public var currency: String
  /// Whether posted prices include tax.
  public var pricesIncludeTax: Bool
  /// Tax rate on the net price.
  public var taxRate: Double
  /// Share of the gross price that payment costs.
  public var paymentShare: Double
  /// Fixed payment cost per order.
  public var paymentPerOrder: Money
  /// Fulfilment cost per order.
  public var fulfilmentPerOrder: Money
  /// Posted prices are multiples of this.
  public var tick: Money
  /// One firm's terms of selling, where the rules are that firm's view.
  public var terms = SellingTerms()

  /// Gathers the parts.
  public init(
    currency: String = "EUR", pricesIncludeTax: Bool = false, taxRate: Double = 0,
    paymentShare: Double = 0, paymentPerOrder: Money = .zero, fulfilmentPerOrder: Money = .zero,
    tick: Money = Money(0.01)
  ) {
    self.currency = currency
    self.pricesIncludeTax = pricesIncludeTax
    self.taxRate = taxRate
    self.paymentShare = paymentShare
    self.paymentPerOrder = paymentPerOrder
    self.fulfilmentPerOrder = fulfilmentPerOrder
    self.tick = tick
  }
}
