public import MarketModel
import RandomStreams
import ResultsStore
import ScenarioFiles

/// What the focal firm's products cost on the shelf and what was bought, in the first fresh season:
/// the record that rules on price announcements ask for.
public struct OfferHistory: Sendable, Hashable {
  /// One product's record.
  public struct Product: Sendable, Hashable {
    /// The product's id.
    public var id: String
    /// Prices on the shelf with the second from which they held, counted from time 0; negative in the
    /// warm-up.
    public var prices: [Price]
    /// Units bought on each day at each price paid.
    public var sales: [Sale]
  }

  /// A price and the second from which it held.
  public struct Price: Sendable, Hashable {
    /// Seconds from time 0.
    public var from: Int64
    /// The price.
    public var price: Money
  }

  /// A day's sales at one price.
  public struct Sale: Sendable, Hashable {
    /// Days from time 0.
    public var day: Int
    /// What a unit cost its buyers, coupons and packs taken off.
    public var price: Money
    /// Units.
    public var units: Int64
  }

  /// The focal firm's products, in the scenario's order.
  public var products: [Product]
  /// The first second of the record.
  public var start: Int64
  /// The second after its last.
  public var end: Int64

  /// Returns a product's record.
  public func product(_ id: String) -> Product? { products.first { $0.id == id } }
}

extension OfferHistory {
  /// Simulates the first fresh season again under a strategy and keeps its prices and sales.
  init(_ source: SeasonSource, strategy index: Int) throws {
    let books = PaidPrices(offers: source.scenario.market.offers.count)
    var replication = try source.replication(source.freshKeys[0], paidPrices: books)
    let conduct = source.conduct(index)
    if conduct == .passive { try replication.recordRivals() }
    var season = replication.snapshot
    try replication.measure(source.scenario.strategies[index], rivals: conduct, in: &season)
    let market: MarketDefinition = source.scenario.market
    end = Int64(market.calendar.days) * 86_400
    start = Int64(-market.calendar.warmUpWeeks * 7) * 86_400
    products = market.offers.indices.filter { market.offers[$0].firm == market.focalFirm }
      .map { Product(season, offer: $0, id: market.offers[$0].product) }
  }
}

extension OfferHistory.Product {
  fileprivate init(_ season: MarketSimulation, offer: Int, id: String) {
    self.id = id
    prices = season.shelfPrices(ofOffer: offer).map {
      OfferHistory.Price(from: $0.time.floorDivided(by: 1_000_000), price: $0.price)
    }
    sales = (season.paidPrices?.sales[offer] ?? []).map {
      OfferHistory.Sale(day: $0.day, price: Money(millionths: $0.price), units: $0.units)
    }
  }

  /// The price at a second; the first one before the record starts.
  public func price(at second: Int64) -> Money {
    prices.last { $0.from <= second }?.price ?? prices.first?.price ?? .zero
  }

  /// The price just before a second.
  public func price(before second: Int64) -> Money {
    prices.last { $0.from < second }?.price ?? prices.first?.price ?? .zero
  }

  /// The lowest price of the days before a second, earlier promotions included.
  public func lowest(daysBefore days: Int64, second: Int64) -> Money {
    let from = second - days * 86_400
    let inside = prices.filter { $0.from > from && $0.from < second }.map(\.price)
    return (inside + [price(at: from)]).min() ?? .zero
  }

  /// Days among the last `days` before a second on whose noon the price stood.
  public func days(at wanted: Money, of days: Int, before second: Int64) -> Int {
    (1...max(1, days)).count {
      price(at: second - Int64($0) * 86_400 + 43_200) == wanted
    }
  }
}
