import EventSimulation
import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles

/// Tells how much of a season's reductions below list promotions gave, and how much lasting lower prices.
///
/// Promotions are what a strategy lists, coupons, and posted cuts that last no longer than the scenario's
/// `promotion_max_duration`; whatever lasts longer is a price. The season's sum of reductions is exact.
/// Where an offer has both in one season, days are weighed by units and by how far the price at each day's
/// end lies below list.
struct PromotionReductions {
  let market: MarketDefinition
  /// Dated promotions that the strategy lists: indices into the market's.
  let listed: [Int]
  /// The longest cut, in days, that counts as a promotion; 0 where short cuts are trials or steps of a plan.
  let longestDays: Int

  /// Reads the strategy's promotions in a scenario.
  init(_ scenario: Scenario, strategy: Scenario.NamedStrategy) {
    market = scenario.market
    listed = strategy.promotions
    longestDays =
      strategy.specification.offersCutsAsDeals
      ? Int(scenario.promotionMaxDuration.microseconds / MarketSimulation.day) : 0
  }

  /// What promotions took off an offer's sales, net of tax; millionths.
  func amount(ofOffer offer: Int, in cell: CellRecord) -> Int64 {
    let itemised = cell.promotions.isEmpty ? 0 : itemised(offer, cell)
    let course = course(ofOffer: offer, in: cell)
    let (dated, short, lasting) = (
      course.dated.reduce(0, +), course.short.reduce(0, +), course.lasting.reduce(0, +)
    )
    guard cell.promotions.isEmpty else {
      // The books name what each promotion took off; the rest are posted prices.
      let posted = max(0, total(offer, cell) - itemised)
      return itemised + Self.share(short, of: short + lasting, in: posted)
    }
    return Self.share(dated + short, of: dated + short + lasting, in: total(offer, cell))
  }

  /// The name under which the books keep posted prices below list.
  static let postedPrice = "posted price"

  private func itemised(_ offer: Int, _ cell: CellRecord) -> Int64 {
    let (firm, product) = names(offer)
    return cell.promotions.filter {
      $0.firm == firm && $0.product == product && $0.promotion != Self.postedPrice
    }.reduce(0) { $0 + $1.discount }
  }

  /// Everything below list: as the books have it, or where a retailer sets the price on the shelf, what the
  /// firm itself receives less.
  private func total(_ offer: Int, _ cell: CellRecord) -> Int64 {
    let (firm, product) = names(offer)
    let rows = cell.sales.filter { $0.firm == firm && $0.product == product }
    let money = market.money(ofFirm: market.focalFirm)
    guard let retailer = money.terms.retailer else { return rows.reduce(0) { $0 + $1.discount } }
    let list = money.split(market.offers[offer].listPrice).net
      .scaled(by: 1 - retailer.margin).millionths
    return rows.reduce(0) { $0 + max(0, $1.units * list - $1.net) }
  }

  private func names(_ offer: Int) -> (firm: String, product: String) {
    (market.firms[market.offers[offer].firm].name, market.offers[offer].product)
  }

  /// An offer's season, day by day: the regular price and what came off it, in units times millionths.
  struct Course {
    let units: [Double]
    /// Lasting prices; list in short cuts.
    var regular: [Int64]
    var dated: [Double] = []
    var short: [Double] = []
    var lasting: [Double] = []
    /// Whether a listed promotion ran.
    let isPromoted: [Bool]

    /// How promotions' reductions lie over the days: by their size, or where none is on the shelf, by units
    /// in the days of listed promotions.
    var promotionWeights: [[Double]] {
      [
        zip(dated, short).map { $0 + $1 }, zip(units, isPromoted).map { $1 ? $0 : 0 }, units,
      ]
    }
  }

  /// Looks at an offer's days.
  func course(ofOffer offer: Int, in cell: CellRecord) -> Course {
    let series = OfferDays(cell, offer: offer)
    let list = market.offers[offer].listPrice.millionths
    let regular = regularPrices(series.prices, offer: offer)
    let short = Set(
      PriceSpells(offer: offer, prices: regular).stretches(below: list)
        .filter { $0.count <= longestDays }.flatMap(Array.init))
    var course = Course(
      units: series.units.map(Double.init), regular: regular,
      isPromoted: series.prices.indices.map { isPromoted(offer, day: $0) })
    for (day, price) in series.prices.enumerated() {
      let units = course.units[day]
      course.dated.append(units * Double(max(0, regular[day] - price)))
      let cut = units * Double(max(0, list - max(price, regular[day])))
      course.short.append(short.contains(day) ? cut : 0)
      course.lasting.append(short.contains(day) ? 0 : cut)
      if short.contains(day) { course.regular[day] = list }
    }
    return course
  }

  /// Each day's price without listed promotions: in their days, the price of the day before they began.
  private func regularPrices(_ prices: [Int64], offer: Int) -> [Int64] {
    var regular = prices
    let list = market.offers[offer].listPrice.millionths
    for (day, price) in prices.enumerated() where isPromoted(offer, day: day) {
      regular[day] = max(price, day > 0 ? regular[day - 1] : list)
    }
    return regular
  }

  private func isPromoted(_ offer: Int, day: Int) -> Bool {
    listed.contains { index in
      let promotion = market.promotions[index]
      return promotion.offers.contains(offer)
        && (promotion.firstDay...promotion.lastDay).contains(day)
    }
  }

  private static func share(_ part: Double, of whole: Double, in amount: Int64) -> Int64 {
    guard whole > 0 else { return 0 }
    return part >= whole ? amount : Int64((Double(amount) * (part / whole)).rounded())
  }
}

/// One offer's units and prices at each day's end.
struct OfferDays {
  let units: [Int32]
  /// Millionths of the currency unit.
  let prices: [Int64]

  init(_ cell: CellRecord, offer: Int) {
    let daily = cell.daily
    let places = stride(from: offer, to: daily.units.count, by: max(1, daily.offerCount))
    units = places.map { daily.units[$0] }
    prices = places.map { daily.prices[$0] }
  }
}
