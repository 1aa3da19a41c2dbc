public import MarketModel

/// Why a firm can't learn by Q-learning in a market.
public enum QLearningError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The grid around the equilibrium is of one product.
  case severalProducts(firm: String)
  /// There is no solved equilibrium for a grid.
  case noEquilibrium
  /// Grid prices fall together.
  case tickTooCoarse(points: Int, tick: Money)
  /// The table would not fit.
  case tooManyStates(prices: Int, offers: Int)

  /// What is wrong, and what to do.
  public var description: String { message + "\nhint: " + hint }

  /// What is wrong.
  public var message: String {
    switch self {
    case .severalProducts(let firm):
      "'around_equilibrium' sets one price, and '\(firm)' doesn't sell just one product"
    case .noEquilibrium:
      "'around_equilibrium' needs sales that are a 'linear' function of prices or 'logit_shares'"
    case .tickTooCoarse(let points, let tick):
      "\(points) prices around the equilibrium fall together on the tick \(tick.units)"
    case .tooManyStates(let prices, let offers):
      "a price for every combination of \(prices) prices of \(offers) offers is too much to learn"
    }
  }

  /// What to do.
  public var hint: String {
    switch self {
    case .severalProducts, .noEquilibrium: "write a list, such as prices: {tea: [4.50, 5.00]}"
    case .tickTooCoarse: "lower 'tick' in 'money', or 'points'"
    case .tooManyStates: "choose among fewer prices, or leave fewer rivals in the category"
    }
  }
}
