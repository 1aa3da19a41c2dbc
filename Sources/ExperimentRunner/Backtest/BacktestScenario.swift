import CompanyData
import MarketModel
import PricingStrategies
import ScenarioFiles

/// A scenario moved into the past: the same market with what was known before some weeks of sales, and
/// with the prices and placements that really were in force.
///
/// Time 0 lies `lead` weeks before the holdout, so that the calibration and the level rest on weeks whose
/// sales were known.
struct BacktestScenario {
  let sales: WeeklySales
  /// Estimates from the weeks before the holdout.
  let estimates: DemandEstimates
  /// The weeks that are forecast.
  let holdout: Range<Int>
  /// Known weeks between time 0 and the holdout.
  let lead: Int

  /// Known weeks at most.
  static let mostLead = 8
  /// Weeks of warm-up at least.
  private static let leastWarmUp = 4
  /// The least share of purchases that the market is calibrated to.
  private static let leastShare = 1e-4

  init(_ sales: WeeklySales, estimates: DemandEstimates, holdout: Range<Int>) {
    self.sales = sales
    self.estimates = estimates
    self.holdout = holdout
    lead = max(1, min(Self.mostLead, holdout.lowerBound - Self.leastWarmUp))
  }

  /// The week of time 0.
  var firstWeek: Int { holdout.lowerBound - lead }

  /// Returns the scenario in the past; its only strategy is what was done.
  func moved(_ scenario: Scenario) -> Scenario {
    var past = scenario
    let offers = offerIndices(scenario.market)
    let start = sales.firstDay.adding(days: 7 * firstWeek)
    let delay = scenario.market.calendar.start.dayNumber - start.dayNumber
    past.market.calendar = MarketCalendar(
      start: start, warmUpWeeks: firstWeek, horizonWeeks: lead + holdout.count, coolDownWeeks: 0)
    past.market.history = .none
    past.market.promotions = placements(offers)
    // Campaigns and shocks are dated in the scenario's weeks.
    past.market.advertising = AdvertisingPlan()
    past.market.shocks = ShockPlan()
    setListPricesAndShares(&past.market, offers)
    setSeason(&past.market)
    past.strategies = [
      .init(
        name: "past", specification: .replay(prices: prices(offers, scenario.market)),
        promotions: Array(past.market.promotions.indices))
    ]
    past.baseline = 0
    past.rivalStrategies = scenario.rivalStrategies.map { $0?.delayed(days: delay) }
    setElasticities(&past)
    return past
  }

  /// The offer of every item.
  func offerIndices(_ market: MarketDefinition) -> [Int?] {
    sales.items.map { item in
      market.offers.firstIndex { $0.firm == market.focalFirm && $0.product == item }
    }
  }

  // MARK: - Prices and placements

  private func day(_ week: Int) -> Int { 7 * (week - firstWeek) }

  private func prices(
    _ offers: [Int?], _ market: MarketDefinition
  ) -> [StrategySpecification.DatedPrice] {
    (0..<sales.count).compactMap { row in
      guard Int(sales.week[row]) < holdout.upperBound, let offer = offers[Int(sales.item[row])]
      else { return nil }
      let price = max(market.money.tick, Money(sales.price[row]))
      return .init(
        day: day(Int(sales.week[row])), product: market.offers[offer].product,
        price: price.rounded(toTick: market.money.tick))
    }
  }

  private func placements(_ offers: [Int?]) -> [Promotion] {
    (0..<sales.count).compactMap { row in
      let week = Int(sales.week[row])
      let (display, feature) = (Float(sales.display[row]), Float(sales.feature[row]))
      guard week >= firstWeek, week < holdout.upperBound, display > 0 || feature > 0,
        let offer = offers[Int(sales.item[row])]
      else { return nil }
      var shown = Promotion(
        name: "shown-\(row)", offers: [offer], reduction: .percentOff(0), firstDay: day(week),
        lastDay: day(week) + 6, display: display > 0 ? .zero : nil,
        mailer: feature > 0 ? .zero : nil)
      (shown.displayShare, shown.mailerShare) = (display, feature)
      return shown
    }
  }

  // MARK: - Targets

  private func setListPricesAndShares(_ market: inout MarketDefinition, _ offers: [Int?]) {
    var lists: [Double?] = sales.items.map { _ in nil }
    for row in 0..<sales.count where Int(sales.week[row]) < holdout.lowerBound {
      lists[Int(sales.item[row])] = sales.listPrice[row]
    }
    for (list, offer) in zip(lists, offers) {
      guard let list, let offer else { continue }
      market.offers[offer].listPrice = Money(list).rounded(toTick: market.money.tick)
    }
    var units = market.offers.map { _ in 0.0 }
    for (expected, offer) in zip(expectedUnits(), offers) {
      if let offer { units[offer] += expected }
    }
    for category in market.categories.indices { setShares(&market, category, units) }
  }

  /// Rivals keep their shares; the firm's offers divide the rest in proportion to their units.
  private func setShares(_ market: inout MarketDefinition, _ category: Int, _ units: [Double]) {
    let range = market.categoryOffers[category]
    let stated = market.expectedShares(ofCategory: category)
    let isOwn = range.map { market.offers[$0].firm == market.focalFirm }
    let own = zip(stated, isOwn).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    let total = zip(range, isOwn).reduce(0) { $0 + ($1.1 ? units[$1.0] : 0) }
    guard total > 0 else { return }
    let shares = zip(range, zip(stated, isOwn)).map { offer, known in
      known.1 ? max(Self.leastShare, own * units[offer] / total) : known.0
    }
    let sum = shares.reduce(0, +)
    for (offer, share) in zip(range, shares) { market.offers[offer].expectedShare = share / sum }
  }

  /// Units that the regression expects of all weeks from time 0 on, by item.
  private func expectedUnits() -> [Double] {
    var units = sales.items.map { _ in 0.0 }
    for row in 0..<sales.count {
      let week = Int(sales.week[row])
      guard week >= firstWeek, week < holdout.upperBound else { continue }
      units[Int(sales.item[row])] += expectedUnits(row)
    }
    return units
  }

  /// Units that the regression expects with full stock.
  func expectedUnits(_ row: Int) -> Double {
    estimates.expectedUnits(fullyStocked(row))
  }

  /// A row with full stock.
  func fullyStocked(_ row: Int) -> WeeklySales.Row {
    var full = sales[row]
    full.stockDays = 7
    return full
  }

  private func setSeason(_ market: inout MarketDefinition) {
    let factors = estimates.season.factors.map(\.value)
    guard factors.contains(where: { $0 != 1 }) else { return }
    for index in market.segments.indices { market.segments[index].profile.months = factors }
  }

  private func setElasticities(_ scenario: inout Scenario) {
    guard case .calibrated(var targets) = scenario.intent.source else { return }
    let demand = estimates.category
    targets.longRunElasticity = demand.longRun.value
    if targets.promotionElasticity != nil { targets.promotionElasticity = demand.promotion.value }
    if targets.lifts.display != nil { targets.lifts.display = demand.displayLift?.share.value }
    if targets.lifts.mailer != nil { targets.lifts.mailer = demand.featureLift?.share.value }
    scenario.intent.source = .calibrated(targets)
    for index in scenario.assumptions.indices {
      switch scenario.assumptions[index].subject {
      case .longRunElasticity: scenario.assumptions[index].take(demand.longRun)
      case .promotionElasticity: scenario.assumptions[index].take(demand.promotion)
      case .displayLift: scenario.assumptions[index].take(demand.displayLift?.share)
      case .mailerLift: scenario.assumptions[index].take(demand.featureLift?.share)
      default: break
      }
    }
  }
}

extension Estimate {
  /// A percentage as a share.
  fileprivate var share: Estimate { Estimate(value / 100, standardError: standardError / 100) }
}

extension Assumption {
  fileprivate mutating func take(_ estimate: Estimate?) {
    guard let estimate else { return }
    centre = estimate.value
    halfWidth = estimate.halfWidth
  }
}

extension StrategySpecification {
  /// The same dates, counted from a time 0 that lies `days` days earlier.
  fileprivate func delayed(days: Int) -> StrategySpecification {
    guard case .replay(let prices, let next) = self else { return self }
    return .replay(
      prices: prices.map { .init(day: $0.day + days, product: $0.product, price: $0.price) },
      then: next)
  }
}
