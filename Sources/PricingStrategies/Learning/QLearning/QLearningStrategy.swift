import EventSimulation
public import MarketModel

/// Posts the price that is worth most after the last prices of all firms, and learns that worth from its
/// profits: a firm of Calvano, Calzolari, Denicolò and Pastorello (2020) in any market.
///
/// A period is the time between two decisions; its profit is what the units sold have left. Reads what a
/// seller sees; with a grid around the equilibrium it knows the true demand besides. A price that a
/// business rule changed counts for the nearest of the grid, and so do rivals' prices; a period without
/// a chance to sell teaches nothing. Other products of the firm stay at list.
public struct QLearningStrategy: PricingStrategy {
  /// Oracle with a grid around the equilibrium, otherwise seller.
  public let information: InformationClass
  /// Decides at fixed intervals.
  public let reviews: ReviewPlan
  /// Learns.
  public let readsFeedback = true
  private let seat: QLearningSeat
  /// What it has learned.
  public private(set) var learner: QLearner
  private let numbers: NamedStream
  private var lastState: Int?
  private var period: Int64 = 0
  private let product: String

  /// Takes a seat in the context's market.
  ///
  /// - Throws: `QLearningError`, `PriceGameError`, or `StrategyError.drawsMissing` where the context
  ///   has no random numbers.
  public init(_ settings: QLearning, context: StrategyContext) throws {
    guard let draws = context.draws else {
      throw StrategyError.drawsMissing(strategy: "q_learning")
    }
    seat = try settings.seat(in: context.market, firm: context.firm)
    learner = seat.learner
    numbers = seat.numbers(draws, in: context.market)
    product = context.market.offers[seat.offers[seat.own]].product
    information = settings.information
    reviews = ReviewPlan(every: settings.every)
  }

  /// Learns from the period that ends, and returns the next period's prices.
  public mutating func prices(for observation: Observation) -> [Money] {
    let state = seat.state(observation.postedPrices(of: seat.offers))
    if let lastState, let profit = profit(in: observation) {
      learner.learn(
        state: lastState, price: seat.ownPrice(in: state), profit: profit, next: state)
    }
    let price = learner.price(
      in: state, period: period, number: numbers.uniform(at: period))
    lastState = state
    period += 1
    return observation.own.map { offer in
      offer.offer == seat.offers[seat.own] ? seat.grids[seat.own][price] : offer.listPrice
    }
  }

  /// What the units sold since the last decision have left; `nil` without a chance to sell.
  private func profit(in observation: Observation) -> Double? {
    guard let offer = observation.own.first(where: { $0.offer == seat.offers[seat.own] }),
      let sold = offer.feedback, sold.opportunities > 0
    else { return nil }
    return observation.money.unitProfit(price: sold.price.units, cost: offer.unitCost)
      * Double(sold.units)
  }
}

extension QLearningStrategy {
  /// What it holds its prices to be worth, per period: after the last prices, and after those that are best
  /// for it.
  public var beliefs: [PriceBelief] {
    guard let state = lastState else { return [] }
    return seat.grids[seat.own].enumerated().flatMap { price, posted in
      [
        (PriceBelief.Measure.valueHere, learner.value(of: price, in: state)),
        (.valueAtBest, learner.highestValue(of: price)),
      ]
      .map { measure, value in
        PriceBelief(
          product: product, measure: measure, price: posted.units,
          mean: value * (1 - learner.rule.discount))
      }
    }
  }
}

extension QLearningSeat {
  /// The seat's own random numbers, one a period: the same in the market and in a session apart.
  public func numbers(_ draws: NamedDraws, in market: MarketDefinition) -> NamedStream {
    let offer = market.offers[offers[own]]
    return draws.stream(["q_learning", market.firms[offer.firm].name, offer.product])
  }
}

extension Observation {
  /// What stands at the offers now, in their order: its own posted prices, and rivals' effective ones.
  fileprivate func postedPrices(of offers: [Int]) -> [Money] {
    offers.map { offer in
      own.first { $0.offer == offer }?.posted
        ?? rivals.first { $0.offer == offer }?.price ?? .zero
    }
  }
}
