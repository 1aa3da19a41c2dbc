public import MarketModel

/// Where a Q-learner sits in a market: whose prices it watches, on which grids, and what it expects.
public struct QLearningSeat: Sendable, Hashable {
  /// The offers whose prices make the state: its own and those of rivals in its category, in the
  /// market's order.
  public let offers: [Int]
  /// The place of its own offer among them.
  public let own: Int
  /// The prices of each, shape `[offer][price]`.
  public let grids: [[Money]]
  /// The learner before the first period.
  public let learner: QLearner

  /// Returns the state in which offers have these prices: on their grids, the nearest.
  public func state(_ prices: [Money]) -> Int {
    zip(grids, prices).reduce(0) { state, place in
      state * place.0.count + place.0.nearest(to: place.1)
    }
  }

  /// Returns its own price in a state, as an index into its grid.
  func ownPrice(in state: Int) -> Int {
    grids[(own + 1)...].reduce(state) { $0 / $1.count } % grids[own].count
  }
}

extension QLearning {
  /// The most values that a learner keeps.
  public static let mostValues = 20_000_000

  /// Takes a firm's seat in a market.
  ///
  /// - Throws: `QLearningError`, or `PriceGameError` where there is no equilibrium to be around.
  public func seat(in market: MarketDefinition, firm: Int) throws -> QLearningSeat {
    switch prices {
    case .stated(let product, let prices, let rivals, let initialProfit):
      guard
        let own = market.offers.firstIndex(where: { $0.firm == firm && $0.product == product })
      else { throw QLearningError.severalProducts(firm: market.firms[firm].name) }
      let offers = market.watched(from: own)
      let grids = offers.map { offer in
        offer == own ? prices : rivals[market.label(ofOffer: offer)] ?? prices
      }
      let learner = try learner(grids, own: offers.firstIndex(of: own) ?? 0) { _ in
        prices.map { _ in initialProfit.units / (1 - rule.discount) }
      }
      return seat(offers, own: own, grids, learner)
    case .aroundEquilibrium(let points, let margin):
      let owns = market.offers.indices.filter { market.offers[$0].firm == firm }
      guard owns.count == 1 else {
        throw QLearningError.severalProducts(firm: market.firms[firm].name)
      }
      let offers = market.watched(from: owns[0])
      let grids = try Self.grids(market, offers: offers, points: points, margin: margin)
      let learner = try learner(grids, own: offers.firstIndex(of: owns[0]) ?? 0) { own in
        let game = StageGame(market: market, players: offers, grids: grids)
        return game.meanProfits(of: own).map { $0 / (1 - rule.discount) }
      }
      return seat(offers, own: owns[0], grids, learner)
    }
  }

  private func seat(
    _ offers: [Int], own: Int, _ grids: [[Money]], _ learner: QLearner
  ) -> QLearningSeat {
    QLearningSeat(
      offers: offers, own: offers.firstIndex(of: own) ?? 0, grids: grids, learner: learner)
  }

  private func learner(
    _ grids: [[Money]], own: Int, initial: (Int) -> [Double]
  ) throws -> QLearner {
    let states = grids.reduce(1.0) { $0 * Double($1.count) }
    guard states * Double(grids[own].count) <= Double(Self.mostValues) else {
      throw QLearningError.tooManyStates(prices: grids[own].count, offers: grids.count)
    }
    return QLearner(rule: rule, states: Int(states), initial: initial(own))
  }

  /// The paper's grid of every offer, on the tick.
  private static func grids(
    _ market: MarketDefinition, offers: [Int], points: Int, margin: Double
  ) throws -> [[Money]] {
    guard let (nash, jointProfit) = try market.aggregateSolutions() else {
      throw QLearningError.noEquilibrium
    }
    return try offers.map { offer in
      let grid = PriceLadder.around(
        nash: nash.prices[offer], jointProfit: jointProfit.prices[offer], margin: margin,
        points: points
      ).map { Money($0).rounded(toTick: market.money.tick) }
      guard Set(grid).count == points else {
        throw QLearningError.tickTooCoarse(points: points, tick: market.money.tick)
      }
      return grid
    }
  }
}

extension MarketDefinition {
  /// An offer of a category and all offers of other firms in it.
  fileprivate func watched(from own: Int) -> [Int] {
    offers.indices.filter {
      $0 == own
        || (offers[$0].firm != offers[own].firm && offers[$0].category == offers[own].category)
    }
  }

  /// The offer as `firm/product`.
  fileprivate func label(ofOffer offer: Int) -> String {
    firms[offers[offer].firm].name + "/" + offers[offer].product
  }
}

extension [Money] {
  /// The index of the price nearest to `price`, the first of two.
  func nearest(to price: Money) -> Int {
    indices.reduce(0) {
      abs(self[$1].millionths - price.millionths) < abs(self[$0].millionths - price.millionths)
        ? $1 : $0
    }
  }
}
