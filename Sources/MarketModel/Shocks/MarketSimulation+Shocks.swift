import EventSimulation

/// What shocks do to every offer at a time; arrays by offer.
private struct ShockState {
  var costs: [Double]
  var prices: [Double]
  var utilities: [Double]
  var isAbsent: [Bool]

  init(offerCount: Int) {
    costs = Array(repeating: 1, count: offerCount)
    prices = costs
    utilities = Array(repeating: 0, count: offerCount)
    isAbsent = Array(repeating: false, count: offerCount)
  }

  mutating func apply(
    _ effect: MarketShock.Effect, size: Double, categoryOffers: [Range<Int>]
  ) {
    switch effect {
    case .traffic, .trafficNoise: break
    case .demand(let category, _), .demandNoise(let category, _):
      for offer in categoryOffers[category] { utilities[offer] += size }
    case .cost(let offers, _), .costWalk(let offers, _):
      for offer in offers { costs[offer] *= 1 + size }
    case .absence(let offers):
      for offer in offers { isAbsent[offer] = true }
    case .price(let offers, _):
      for offer in offers { prices[offer] *= 1 + size }
    }
  }
}

extension MarketSimulation {
  /// Adds shocks of traffic to the lifts and schedules the moments at which others begin or end.
  mutating func scheduleShocks(from start: Int64) {
    for source in shockCourse.trafficSources { lifts.add(source) }
    for time in shockCourse.changes(from: start) { schedule(.shocks, at: time, .shock) }
  }

  /// Brings costs, prices, utilities and absences up to a moment at which shocks begin or end.
  mutating func applyShocks(at time: Int64) {
    var state = ShockState(offerCount: market.offers.count)
    for (effect, size) in shockCourse.effects(at: time) {
      state.apply(effect, size: size, categoryOffers: categoryOffers)
    }
    for offer in market.offers.indices {
      shelf.utilityShift[offer] = state.utilities[offer]
      shelf.isAbsent[offer] = state.isAbsent[offer]
      refreshOpening(offer)
      let cost = baseCosts[offer].scaled(by: state.costs[offer])
      let hasNewCost = cost != market.offers[offer].unitCost
      guard hasNewCost || state.prices[offer] != shelf.priceFactor[offer] else { continue }
      market.offers[offer].unitCost = cost
      shelf.priceFactor[offer] = state.prices[offer]
      reprice(offer, at: time)
      if hasNewCost { review(market.offers[offer].firm, at: time) }
    }
  }

  /// Lets a firm whose costs have changed decide anew.
  private mutating func review(_ firm: Int, at time: Int64) {
    guard strategies[firm] != nil else { return }
    schedule(.review(firm: firm, strategy: strategyNumbers[firm]), at: time, .review)
  }

  /// The shocks that happened from time 0 on: name, spells and days, in the scenario's order.
  public var shocksThatHappened: [(name: String, spells: Int, days: Double)] {
    market.shocks.shocks.indices.map {
      let happened = shockCourse.happened(shock: $0)
      return (market.shocks.shocks[$0].name, happened.spells, happened.days)
    }
  }
}
