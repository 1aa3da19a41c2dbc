import EventSimulation
import Glibc
public import MarketModel
import ScientificComputing

/// Estimates demand from the firm's own sales and posts the prices that are best if the estimate is true,
/// a little above or below so that prices go on telling about demand; all products of a category at once.
///
/// A multinomial logit by maximum likelihood, with a belief about the elasticity, from the weeks of the
/// warm-up and every decision's span since. Sources: K. Train, *Discrete Choice Methods with Simulation*,
/// 2nd ed., 2009, chapter 3, for the estimate; N. B. Keskin and A. Zeevi, *Operations Research* 62(5), 2014, for
/// deviations that shrink with the fourth root of time.
public struct ElasticityStrategy: PricingStrategy {
  /// Fits a demand model to its own sales.
  public let information = InformationClass.model
  /// Decides at fixed intervals.
  public let reviews: ReviewPlan
  /// Learns.
  public let readsFeedback = true
  private let settings: ElasticityPricing
  private var categories: [CategoryPricing]
  private var decisions: Int64 = 0
  private let draws: NamedDraws
  private let firm: String

  /// Starts with what is believed.
  ///
  /// - Throws: `StrategyError.drawsMissing` where the context has no random numbers, and
  ///   `.retailerBetween` where the firm's prices are not the shelf's.
  public init(_ settings: ElasticityPricing, context: StrategyContext) throws {
    guard let draws = context.draws else {
      throw StrategyError.drawsMissing(strategy: "elasticity")
    }
    self.settings = settings
    self.draws = draws
    let market = context.market
    firm = market.firms[context.firm].name
    guard market.firms[context.firm].terms.retailer == nil else {
      throw StrategyError.retailerBetween(strategy: "elasticity", firm: firm)
    }
    reviews = ReviewPlan(every: settings.every)
    categories = market.categoryOffers.compactMap { offers in
      CategoryPricing(offers: offers, market: market, firm: context.firm, settings)
    }
  }

  /// Learns from what has been sold, and returns the best prices, moved a little.
  public mutating func prices(for observation: Observation) -> [Money] {
    defer { decisions += 1 }
    var chosen: [Int: Double] = [:]
    for index in categories.indices {
      let best = categories[index].bestPrices(observation)
      for (offer, price) in zip(categories[index].own, best) { chosen[offer] = price }
    }
    return observation.own.map { offer in
      chosen[offer.offer].map { Money(moved($0, offer)) } ?? offer.listPrice
    }
  }

  /// Moves a price to the drawn side, or to the other where that leaves the range.
  private func moved(_ price: Double, _ offer: Observation.OwnOffer) -> Double {
    guard settings.explore > 0 else { return price }
    let step = price * settings.explore / sqrt(sqrt(Double(decisions + 1)))
    let side =
      draws.uniform(["elasticity", firm, offer.product], index: decisions) < 0.5 ? -1.0 : 1
    let range = settings.range(of: offer)
    let moved = price + side * step
    return range.clamped(range.contains(moved) ? moved : price - side * step)
  }
}

extension ElasticityStrategy {
  /// By how much it believes a product's utility to fall when its price rises from nothing to the category's mean list
  /// price; one for each category, under its first product.
  public var beliefs: [PriceBelief] { categories.compactMap(\.belief) }
}

extension ElasticityPricing {
  /// The prices of an offer to choose from.
  func range(of offer: Observation.OwnOffer) -> ClosedRange<Double> {
    let list = offer.listPrice.units
    return list * (1 - range)...list * (1 + range)
  }
}

/// A firm's offers in one category, what is known of their demand, and what rivals asked.
private struct CategoryPricing: Sendable {
  /// The firm's offers.
  let own: [Int]
  /// Rivals' offers and their list prices.
  private let rivals: [Int: Double]
  private let settings: ElasticityPricing
  private let firstProduct: String
  private var demand: EstimatedDemand
  /// The rivals' price level at the last decision.
  private var rivalLevel = 1.0

  /// Returns `nil` where the firm sells nothing in the category.
  init?(offers: Range<Int>, market: MarketDefinition, firm: Int, _ settings: ElasticityPricing) {
    own = offers.filter { market.offers[$0].firm == firm }
    guard let first = own.first else { return nil }
    firstProduct = market.offers[first].product
    rivals = Dictionary(
      uniqueKeysWithValues: offers.filter { market.offers[$0].firm != firm }
        .map { ($0, market.offers[$0].listPrice.units) })
    demand = EstimatedDemand(
      listPrices: own.map { market.offers[$0].listPrice.units }, settings)
    self.settings = settings
  }

  /// What is believed of the price's coefficient; `nil` before the first sales.
  var belief: PriceBelief? {
    demand.priceCoefficient.map {
      PriceBelief(product: firstProduct, coefficient: $0.mean, standardError: $0.standardError)
    }
  }

  /// Learns, and returns the best prices of `own`; list prices before the first sales.
  mutating func bestPrices(_ observation: Observation) -> [Double] {
    let offers = observation.own.filter { own.contains($0.offer) }
    learn(from: offers, observation.rivals.filter { rivals[$0.offer] != nil })
    guard let fit = demand.fit else { return offers.map(\.listPrice.units) }
    let logit = demand.logit(
      fit.coefficients, costs: offers.map { observation.money.breakEven(unitCost: $0.unitCost) },
      ranges: offers.map(settings.range), rivalLevel: rivalLevel)
    return (try? logit.best()) ?? offers.map(\.listPrice.units)
  }

  private mutating func learn(
    from offers: [Observation.OwnOffer], _ seen: [Observation.RivalOffer]
  ) {
    for week in 0..<(offers.map(\.past.count).min() ?? 0) {
      let level = level(seen.map { ($0.offer, $0.pastPrices[week]) })
      demand.add(offers.map { $0.past[week] }, rivalLevel: level)
    }
    let sold = offers.compactMap(\.feedback)
    if sold.count == offers.count { demand.add(sold, rivalLevel: rivalLevel) }
    rivalLevel = level(seen.filter(\.available).map { ($0.offer, $0.price) })
    demand.refit()
  }

  /// The mean price over list of some of the rivals' offers; 1 without any.
  private func level(_ prices: [(offer: Int, price: Money)]) -> Double {
    guard !prices.isEmpty else { return 1 }
    let ratios = prices.map { $0.price.units / (rivals[$0.offer] ?? $0.price.units) }
    return ratios.reduce(0, +) / Double(ratios.count)
  }
}
