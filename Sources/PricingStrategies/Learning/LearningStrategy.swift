import EventSimulation
public import MarketModel

/// Posts prices of a list and learns from what they sell, each product by itself; list price elsewhere.
///
/// What sold at a price that is not on the list, by a business rule or a promotion, counts for the
/// nearest price that is. A time without a chance to sell teaches nothing. Draws are named by firm,
/// product and the number of the decision, so that other products, firms and strategies move none.
public struct LearningStrategy<Bandit: PriceBandit>: PricingStrategy {
  /// Reads its own offers and what they sold.
  public let information = InformationClass.seller
  /// Decides at fixed intervals.
  public let reviews: ReviewPlan
  /// Learns.
  public let readsFeedback = true
  private var products: [LearnedProduct<Bandit>]
  private var decisions: Int64 = 0

  /// Starts with a new bandit for each list of prices; `makeBandit` takes the number of prices.
  ///
  /// - Throws: `StrategyError.drawsMissing` where the context has no random numbers.
  public init(
    _ settings: PriceLearning, context: StrategyContext, makeBandit: (Int) -> Bandit
  ) throws {
    guard let draws = context.draws else {
      throw StrategyError.drawsMissing(strategy: settings.kind)
    }
    let firm = context.market.firms[context.firm].name
    products = settings.lists.map { list in
      LearnedProduct(
        list: list, bandit: makeBandit(list.prices.count),
        draws: draws.under(["learned price", firm, list.product]))
    }
    reviews = ReviewPlan(every: settings.every)
  }

  /// Learns from what has been sold since the last decision, and returns the next prices.
  public mutating func prices(for observation: Observation) -> [Money] {
    defer { decisions += 1 }
    return observation.own.map { offer in
      guard let index = products.firstIndex(where: { $0.list.product == offer.product }) else {
        return offer.listPrice
      }
      products[index].learn(from: offer)
      return products[index].price(
        for: offer, money: observation.money,
        decision: decisions)
    }
  }
}

extension LearningStrategy {
  /// What it believes of the prices of its lists.
  public var beliefs: [PriceBelief] {
    products.flatMap { $0.list.beliefs($0.bandit.belief) }
  }
}

/// A product's prices and what is known of them.
private struct LearnedProduct<Bandit: PriceBandit>: Sendable {
  let list: PriceLearning.PriceList
  var bandit: Bandit
  let draws: NamedDraws

  mutating func learn(from offer: Observation.OwnOffer) {
    for trial in list.trials(of: offer) { bandit.learn(trial) }
  }

  func price(
    for offer: Observation.OwnOffer, money: MoneyRules, decision: Int64
  ) -> Money {
    let draws = DecisionDraws(draws: draws, decision: decision)
    let values = list.prices.map { money.unitProfit(price: $0.units, cost: offer.unitCost) }
    return list.prices[bandit.choice(values: values, draws: draws)]
  }
}
