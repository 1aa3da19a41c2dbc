import EventSimulation
import MarketModel
import RandomStreams
import ScientificComputing

/// A market of one firm with eight offers, gamma-distributed visit rates of mean one a week, and
/// mixed-logit consumers with tastes of their own; about a third of the occasions end in a purchase.
struct MixedLogitMarket {
  let definition: MarketDefinition
  let population: Population
  let intent: LogitIntent

  static let offerCount = 8
  static let seed: UInt64 = 1
  static let replication = ReplicationKey(.pilot, number: 0)

  /// Draws the consumers of a market that is open for `weeks` weeks.
  init(consumers: Int, weeks: Int) {
    definition = MarketDefinition(
      categories: [Category(name: "yogurt", purchase: .repeat)],
      firms: [Firm(name: "shop", role: .retailer)], focalFirm: 0,
      offers: (0..<Self.offerCount).map(Self.offer),
      segments: [
        Segment(name: "everyone", share: 1, visitRate: .gamma(shape: 1.2, scale: 1 / 1.2))
      ],
      population: consumers,
      calendar: MarketCalendar(
        start: CivilDate(dayNumber: 20_514), warmUpWeeks: 0, horizonWeeks: weeks, coolDownWeeks: 0),
      money: MoneyRules(taxRate: 0.07, paymentShare: 0.012), promotions: [], history: .none)
    population = Population(
      market: definition, size: consumers, seed: Self.seed, replication: Self.replication)
    let parameters = LogitParameters(
      alpha: (0..<Self.offerCount).map { 0.25 * Double($0) - 0.8 }, priceCoefficient: 1,
      logDeviation: 0.3, tasteDeviation: 0.5, displayEffect: 0.3, mailerEffect: 0.1)
    intent = LogitIntent(
      parameters: parameters, market: definition, population: population, seed: Self.seed,
      replication: Self.replication)
  }

  /// Returns the market before its first week.
  func simulation() -> MarketSimulation {
    MarketSimulation(
      market: definition, population: population, intent: intent,
      adjustment: UtilityAdjustment(shifts: Array(repeating: 0, count: Self.offerCount)),
      strategies: [AlternatingPrices()], seed: Self.seed, replication: Self.replication)
  }

  private static func offer(_ number: Int) -> Offer {
    Offer(
      product: "product-\(number)", name: "Product \(number)", brand: "", category: 0, firm: 0,
      listPrice: Money(2 + 0.25 * Double(number)), unitCost: Money(1))
  }
}

/// Changes every price every week: list, 10 % off, list, and so on.
struct AlternatingPrices: PricingStrategy {
  let information = InformationClass.seller
  let reviews = ReviewPlan(every: .weeks(1))

  func prices(for observation: Observation) -> [Money] {
    let factor = (observation.day / 7).isMultiple(of: 2) ? 1 : 0.9
    return observation.own.map { $0.listPrice.scaled(by: factor) }
  }
}
