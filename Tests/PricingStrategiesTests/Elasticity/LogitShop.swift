import EventSimulation
import MarketModel
import RandomStreams

@testable import PricingStrategies

/// A shop with teas and mates, a rival with a tea, and consumers whose choices are a logit.
struct LogitShop {
  var utilities = [1.0, 1.6]
  var slope = 0.9
  var costs = [1.2, 1.8]
  var lists = [3.0, 4.0]
  /// Utils that the outside option loses where rivals ask their list price once more.
  var rivalEffect = 0.0

  var market: MarketDefinition {
    let offers = lists.indices.map { product in
      Offer(
        product: "p\(product)", name: "", brand: "", category: 0, firm: 0,
        listPrice: Money(lists[product]), unitCost: Money(costs[product]))
    }
    let rival = Offer(
      product: "r", name: "", brand: "", category: 0, firm: 1, listPrice: Money(3.0),
      unitCost: Money(1.0))
    return MarketDefinition(
      categories: [Category(name: "drinks", purchase: .repeat)],
      firms: ["shop", "rival"].map { Firm(name: $0, role: .retailer) }, focalFirm: 0,
      offers: offers + [rival], segments: [], population: 0,
      calendar: MarketCalendar(
        start: CivilDate(dayNumber: 0), warmUpWeeks: 0, horizonWeeks: 1, coolDownWeeks: 0),
      money: MoneyRules(), promotions: [], history: .none)
  }

  /// The best prices of somebody who knows demand.
  func best(rivalLevel: Double = 1) throws -> [Double] {
    try logit(rivalLevel).best()
  }

  func logit(_ rivalLevel: Double = 1) -> LogitPrices {
    LogitPrices(
      utilities: utilities.map { $0 + rivalEffect * (rivalLevel - 1) }, slope: slope, costs: costs,
      ranges: lists.map { 0.4 * $0...1.6 * $0 })
  }

  /// What a span sells: every visit chooses by itself.
  func sold(
    at prices: [Double], visits: Int, rivalLevel: Double = 1, from stream: inout RandomStream
  ) -> [OfferFeedback] {
    let shares = logit(rivalLevel).shares(at: prices)
    var units = prices.map { _ in 0 }
    for _ in 0..<visits {
      var rest = stream.nextUniform()
      for (product, share) in shares.enumerated() {
        if rest < share {
          units[product] += 1
          break
        }
        rest -= share
      }
    }
    return zip(prices, units).map {
      OfferFeedback(
        price: Money($0), units: $1, opportunities: Double(visits), isCensored: false)
    }
  }

  func observation(
    past: [[OfferFeedback]] = [], feedback: [OfferFeedback]? = nil, rivalPrice: Double = 3,
    pastRivalPrices: [Double] = []
  ) -> Observation {
    let own = lists.indices.map { product in
      var offer = ownOffer(
        product, product: "p\(product)", list: lists[product], cost: costs[product])
      offer.past = past.map { $0[product] }
      offer.feedback = feedback?[product]
      return offer
    }
    var rival = rivalOffer(rivalPrice, product: "r")
    rival.offer = lists.count
    rival.pastPrices =
      pastRivalPrices.isEmpty ? past.map { _ in Money(3.0) } : pastRivalPrices.map { Money($0) }
    return PricingStrategiesTests.observation(own: own, rivals: [rival])
  }
}
