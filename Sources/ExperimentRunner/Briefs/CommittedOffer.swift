import EventSimulation
import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles

/// A policy that reacts to the market, fixed at the commonest of its first offers.
struct CommittedOffer: Hashable {
  /// What the committed strategy's name ends in.
  static let suffix = " (committed)"

  /// First day, counted from time 0.
  var firstDay: Int
  /// Last day; `nil` for prices that stay.
  var lastDay: Int?
  /// Prices by product id.
  var prices: [String: Money]

  /// Finds the commonest first offer of fresh seasons; of equally common ones the earliest, then the
  /// one of the first season.
  ///
  /// - Throws: `BriefError.nothingToCommit` where no season has another price than list.
  init(_ cells: [CellRecord], scenario: Scenario, strategy: String) throws {
    let offers = cells.compactMap { Self.first($0, scenario: scenario) }
    var counts: [CommittedOffer: Int] = [:]
    for offer in offers { counts[offer, default: 0] += 1 }
    let best = offers.indices.min { left, right in
      let (first, second) = (offers[left], offers[right])
      let order = (-(counts[first] ?? 0), first.firstDay, left)
      return order < (-(counts[second] ?? 0), second.firstDay, right)
    }
    guard let best else {
      throw BriefError.nothingToCommit(
        strategy: strategy, reason: "its prices are list prices in every season")
    }
    self = offers[best]
  }

  private init(firstDay: Int, lastDay: Int?, prices: [String: Money]) {
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.prices = prices
  }

  /// A season's first days on which some focal price is not list, as long as those prices stand.
  private static func first(_ cell: CellRecord, scenario: Scenario) -> CommittedOffer? {
    let market = scenario.market
    let focal = market.offers.indices.filter { market.offers[$0].firm == market.focalFirm }
    func price(_ offer: Int, _ day: Int) -> Int64 {
      cell.daily.prices[day * cell.daily.offerCount + offer]
    }
    func changed(_ day: Int) -> [Int] {
      focal.filter { price($0, day) != market.offers[$0].listPrice.millionths }
    }
    let days = min(market.calendar.horizonWeeks * 7, cell.daily.dayCount)
    guard let firstDay = (0..<days).first(where: { !changed($0).isEmpty }) else { return nil }
    let offers = changed(firstDay)
    let end =
      (firstDay + 1..<days).first { day in
        offers.contains { price($0, day) != price($0, firstDay) }
      } ?? days
    let longest = Int(scenario.promotionMaxDuration.microseconds / MarketSimulation.day)
    let isCut = offers.allSatisfy {
      price($0, firstDay) < market.offers[$0].listPrice.millionths
    }
    let stays = end - firstDay > longest || !isCut
    return CommittedOffer(
      firstDay: firstDay, lastDay: stays ? nil : end - 1,
      prices: Dictionary(
        uniqueKeysWithValues: offers.map {
          (market.offers[$0].product, Money(millionths: price($0, firstDay)))
        }))
  }

  /// The offer as a strategy of its own, without promotions.
  func strategy(named name: String, market: MarketDefinition) -> Scenario.NamedStrategy {
    let products = prices.keys.sorted()
    let start = products.map {
      StrategySpecification.DatedPrice(
        day: firstDay, product: $0, price: prices[$0] ?? .zero)
    }
    let back = products.compactMap { product -> StrategySpecification.DatedPrice? in
      guard let lastDay,
        let offer = market.offers.first(where: {
          $0.product == product && $0.firm == market.focalFirm
        })
      else { return nil }
      return StrategySpecification.DatedPrice(
        day: lastDay + 1, product: product, price: offer.listPrice)
    }
    return Scenario.NamedStrategy(
      name: name + Self.suffix, specification: .replay(prices: start + back), promotions: [])
  }
}
