import EventSimulation
public import RandomStreams
import ScientificComputing

/// One replication of a market: visits, choices, stock, prices and the ledger, from the warm-up to
/// the end of the cool-down.
///
/// A value: a copy taken when the warm-up ends is the snapshot from which every strategy starts.
/// Visits never enter the event calendar; they are generated week by week, sorted by (time,
/// consumer), and resolved up to the next event.
public struct MarketSimulation: Sendable {
  /// As described; unit costs are those of the moment.
  var market: MarketDefinition
  let population: Population
  let intent: any IntentModel
  let adjustment: UtilityAdjustment
  let kernels: [ChoiceKernel]
  let categoryOffers: [Range<Int>]
  /// ln(list price / geometric mean list price of the category) of each offer.
  let tiers: [Float]
  /// What histories call the product of each offer.
  let productOrdinals: [Int]
  let chunkSize: Int
  private let lifetimes: StreamFamily
  /// Who hears of a promotion in the season, and in the warm-up's trial of coupons.
  let seasonStreams: StreamFamily
  let trialStreams: StreamFamily
  let leadTimes: StreamFamily
  /// Unit costs before shocks.
  let baseCosts: [Money]
  let shockCourse: ShockCourse
  /// Draws the seller that a visit enters; `nil` where all offers stand on one shelf.
  let entrances: SellerEntrances?

  var clock: VisitClock
  var events: EventCalendar<MarketEvent>
  var shelf: Shelf
  var strategies: [(any PricingStrategy)?]
  var strategyNumbers: [Int]
  var dueFirms: [Int] = []
  /// When each firm decided last.
  var decidedAt: [Int64]
  var activePromotions: [Int] = []
  /// The focal firm's campaigns that run, as indices into `market.advertising`.
  var activeAdvertising: [Int] = []
  /// What changes the rate of visits.
  var lifts = LiftCourse()
  var phase = Phase.warmUp
  /// Days whose closing prices and costs are booked.
  var closedDays = 0
  var histories: [PurchaseHistories]
  /// What each category sold lately, where the intent model reads it.
  var recentSales: [RecentSales]
  var workspace = ChoiceWorkspace()
  /// End of each consumer's absence from the category, in microseconds; empty where nobody leaves.
  var awayUntil: [[Int64]]
  /// The promotions that ask something of a buyer or end early.
  var desk: PromotionDesk
  /// What consumers remember, own and expect besides.
  var memory: ConsumerMemory
  /// Reference prices of markets without consumers.
  var aggregate: AggregateState
  /// Where offers' counts stood when firms that learn decided last, shape `[offer]`.
  var salesMarks: [SalesMark?]
  /// What the weeks of the warm-up sold.
  var past = PastSales()
  /// Purchases and costs since measuring began.
  public internal(set) var ledger: Ledger
  /// Day by day since the warm-up began.
  public internal(set) var daily: DailySeries
  /// What the calibration keeps; `nil` outside pilots.
  public var pilot: PilotRecord?
  /// Every occasion and purchase; `nil` unless somebody wants to know.
  public var occasions: OccasionRecord?
  /// Decisions, prices and purchases; `nil` unless runs are to be compared.
  public var log: MarketLog?
  /// Purchases by group of consumers; `nil` unless groups are stated.
  public var groupBooks: GroupBooks?
  /// What customers paid, day by day since the warm-up; `nil` unless somebody wants to know.
  public var paidPrices: PaidPrices?
  /// What choosing is worth to consumers; `nil` unless somebody wants to know.
  public var welfare: WelfareRecord?
  /// The focal firm's customers; `nil` unless a strategy sends coupons to some of them.
  public var customers: CustomerBooks?
  /// What the focal firm's strategy comes to believe; `nil` unless somebody wants to know.
  public var beliefs: BeliefCourse?
  /// Promotions that this twin of a season goes without; `nil` in a season itself.
  var removed: RemovedPromotions?

  enum Phase: Sendable { case warmUp, measured, coolDown }

  /// A day, in microseconds.
  public static let day: Int64 = 86_400_000_000
  /// A period of 7 days, in microseconds.
  public static let week: Int64 = 7 * 86_400_000_000

  /// Sets up the market at the start of its warm-up with every firm on its baseline.
  ///
  /// `strategies` holds each firm's baseline, by firm. `chunkSize` is the number of occasions scored
  /// at a time; results do not depend on it.
  public init(
    market: MarketDefinition, population: Population, intent: any IntentModel,
    adjustment: UtilityAdjustment, strategies: [any PricingStrategy], seed: UInt64,
    replication: ReplicationKey, chunkSize: Int = 512
  ) {
    precondition(market.firms.count <= 64, "at most 64 firms")
    precondition(
      !market.hasRetailers || !(market.hasPromotionTerms || market.memory.returns != nil),
      "what a firm sells through a retailer is not itemised and doesn't come back")
    self.market = market
    self.population = population
    self.intent = intent
    self.adjustment = adjustment
    self.chunkSize = chunkSize
    let start = -Int64(market.calendar.warmUpWeeks) * VisitClock.week
    clock = VisitClock(
      market: market, population: population, seed: seed, replication: replication)
    events = EventCalendar(startingAt: SimulationTime(microseconds: start))
    shelf = Shelf(market: market, start: start)
    self.strategies = strategies
    strategyNumbers = Array(repeating: 0, count: strategies.count)
    decidedAt = Array(repeating: .min, count: strategies.count)
    categoryOffers = market.categoryOffers
    tiers = market.priceTiers
    productOrdinals = market.productOrdinals
    let choices = StreamFamily(seed: seed, replication: replication, purpose: "choice")
    kernels = market.categories.indices.map {
      ChoiceKernel(
        market: market, $0, family: choices, nests: adjustment.nests(ofCategory: $0),
        shocks: intent.shocks)
    }
    workspace.choices = kernels.map { NestedChoice($0.nests) }
    workspace.own = kernels.map { _ in .none }
    lifetimes = StreamFamily(seed: seed, replication: replication, purpose: "lifetime")
    leadTimes = StreamFamily(seed: seed, replication: replication, purpose: "lead time")
    baseCosts = market.offers.map(\.unitCost)
    shockCourse = ShockCourse(market: market, seed: seed, replication: replication)
    entrances = SellerEntrances(market: market, seed: seed, replication: replication)
    let productCounts = market.categoryOffers.map { range in
      Set(range.map { market.offers[$0].product }).count
    }
    histories = productCounts.map {
      PurchaseHistories(
        consumers: population.count, items: $0, length: intent.historyLength,
        dealLoyalty: intent.dealLoyalty)
    }
    recentSales = productCounts.map { RecentSales(items: intent.readsRecentSales ? $0 : 0) }
    awayUntil = market.categories.map {
      $0.purchase == .repeat ? [] : Array(repeating: .min, count: population.count)
    }
    seasonStreams = StreamFamily(seed: seed, replication: replication, purpose: "promotion")
    trialStreams = StreamFamily(seed: seed, replication: replication, purpose: "coupon trial")
    desk = PromotionDesk(market: market, listed: [], isOpen: false, streams: seasonStreams)
    memory = ConsumerMemory(
      market: market, population: population, start: start, seed: seed, replication: replication)
    aggregate = AggregateState(market: market, seed: seed, replication: replication)
    salesMarks = market.offers.map { _ in nil }
    ledger = Ledger(market: market)
    daily = DailySeries(
      offerCount: market.offers.count, firstDay: -market.calendar.warmUpWeeks * 7,
      days: market.calendar.warmUpWeeks * 7 + market.calendar.days)
    for offer in market.offers.indices { resetLots(offer, at: start) }
    scheduleStart(at: start)
  }

  /// Runs the warm-up; afterwards a copy of the simulation serves every strategy.
  public mutating func runWarmUp() {
    beginPastWeeks()
    let start = -market.calendar.warmUpWeeks
    let trial = market.couponTrial
    guard trial.isUsed else { return runWeeks(from: start, to: 0) }
    runWeeks(from: start, to: -trial.weeks)
    beginCouponTrial(at: -Int64(trial.weeks) * VisitClock.week)
    runWeeks(from: -trial.weeks, to: 0)
    endCouponTrial()
  }

  /// Runs the measured weeks and the cool-down with the focal firm on `strategy`.
  ///
  /// `promotions` and `advertising` are indices into the market's promotions and campaigns.
  public mutating func runMeasured(
    focal strategy: any PricingStrategy, promotions: [Int], advertising: [Int] = []
  ) {
    activeAdvertising = advertising
    beginMeasuring(strategy, promotions: promotions)
    runToEnd()
  }

  /// Runs the measured weeks and the cool-down once.
  mutating func runWeeksToEnd() {
    runWeeks(from: 0, to: market.calendar.horizonWeeks)
    beginCoolDown()
    let end = market.calendar.horizonWeeks + market.calendar.coolDownWeeks
    runWeeks(from: market.calendar.horizonWeeks, to: end)
    settleReturns(at: Int64(end) * VisitClock.week)
    finish(at: Int64(end) * VisitClock.week)
  }

  private mutating func runWeeks(from first: Int, to end: Int) {
    for week in first..<end {
      refreshTerms()
      let visits = clock.visits(
        week: week, population: population, timing: intent.timing, lifts: lifts)
      count(visits)
      runWeek(week, visits: visits)
      notePastWeek(week)
      closePeriod(week: week)
      closeMemoryWeek(week)
    }
    closeDay(end * 7 - 1)
  }

  private mutating func runWeek(_ week: Int, visits: [Visit]) {
    let end = SimulationTime(microseconds: Int64(week + 1) * VisitClock.week)
    // Strategies change between weeks only.
    let moments = reviewMoments
    var position = 0
    while let next = events.nextTime, next < end {
      resolve(
        visits, from: &position, until: next.microseconds, week: week, moments: moments)
      if let event = events.popNext() { handle(event, at: next.microseconds) }
    }
    resolve(visits, from: &position, until: end.microseconds, week: week, moments: moments)
  }

  /// Returns when a durable bought at `time` is replaced, in microseconds.
  func returnTime(category: Int, visitKey: UInt64, time: Int64) -> Int64 {
    switch market.categories[category].purchase {
    case .repeat: return time
    case .seasonal: return .max
    case .durable(let weeks):
      let name = market.categories[category].name
      var stream = RandomStream(family: lifetimes, entity: EntityKey(bits: visitKey).child(name))
      let drawn = weeks.sample(from: &stream)
      return time + Int64(max(0, drawn) * Double(VisitClock.week))
    }
  }
}

extension MarketDefinition {
  /// The offers of each category.
  public var categoryOffers: [Range<Int>] {
    categories.indices.map { category in
      let first = offers.firstIndex { $0.category == category } ?? 0
      return first..<(first + offers.count { $0.category == category })
    }
  }

  /// Each offer's product, counted from 0 inside its category; the same at every seller.
  public var productOrdinals: [Int] {
    categoryOffers.flatMap { range -> [Int] in
      var names: [String] = []
      return range.map { offer in
        if let known = names.firstIndex(of: offers[offer].product) { return known }
        names.append(offers[offer].product)
        return names.count - 1
      }
    }
  }

  /// ln(list price / geometric mean list price of the category) of each offer.
  public var priceTiers: [Float] {
    let logs = offers.map { lnOf($0.listPrice.units) }
    let ranges = categoryOffers
    return offers.indices.map { offer in
      let range = ranges[offers[offer].category]
      return Float(logs[offer] - logs[range].reduce(0, +) / Double(range.count))
    }
  }
}

extension Ledger {
  /// Creates an empty ledger of the market's shape.
  init(market: MarketDefinition) {
    self.init(
      offerCount: market.offers.count, segmentCount: market.segments.count,
      categoryCount: market.categories.count)
    promotions = PromotionBooks(market: market)
    sellers = SellerBooks(market: market)
  }
}

extension ChoiceKernel {
  /// Names the shocks of a category's offers by product and seller.
  init(
    market: MarketDefinition, _ category: Int, family: StreamFamily, nests: ChoiceNests,
    shocks: ChoiceShocks
  ) {
    let outside = EntityKey("outside").child(market.categories[category].name)
    self.init(
      offerKeys: market.offerKeys(ofCategory: category), outsideKey: outside.bits, family: family,
      nests: nests, shocks: shocks)
  }
}

extension MarketDefinition {
  /// The keys of a category's offers: product and seller, never the place on the shelf.
  public func offerKeys(ofCategory category: Int) -> [UInt64] {
    categoryOffers[category].map {
      EntityKey("offer").child(offers[$0].product).child(firms[offers[$0].firm].name).bits
    }
  }
}
