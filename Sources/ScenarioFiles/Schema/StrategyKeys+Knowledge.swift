import MarketModel

// What strategies know, for the reference page.
extension StrategyKeys {
  /// What a kind of strategy may know, and when, where that depends on its keys.
  struct Knowledge: Hashable {
    var information: InformationClass
    /// The key and value with which it is so; `nil` for always.
    var condition: String?
  }

  /// Returns what a kind knows; the first entry holds where nothing is stated.
  static func knowledge(ofKind kind: String) -> [Knowledge] {
    switch kind {
    case "nash", "best_response", "reference_price_dp", "coupon_oracle": always(.oracle)
    case "joint_profit": always(.coordinated)
    case "elasticity", "uplift_coupons": always(.model)
    case "gallego_van_ryzin", "finite_price_dp", "emsr_a", "emsr_b", "optimal_protection",
      "bid_price", "choice_based":
      [
        Knowledge(information: .oracle, condition: "demand: known"),
        Knowledge(information: .model, condition: "demand: estimated"),
      ]
    case "q_learning":
      [
        Knowledge(information: .seller, condition: "prices"),
        Knowledge(information: .oracle, condition: "around_equilibrium"),
      ]
    default: always(.seller)
    }
  }

  private static func always(_ information: InformationClass) -> [Knowledge] {
    [Knowledge(information: information)]
  }
}

extension StrategyKeys.Knowledge {
  /// The class with its condition, for a table's cell.
  var words: String {
    information.rawValue + (condition.map { " (`\($0)`)" } ?? "")
  }
}

extension InformationClass {
  /// What a strategy of the class sees.
  var words: String {
    switch self {
    case .seller:
      "its own prices, costs, stock and past sales, and rivals' prices after its latency"
    case .model: "besides, a model of demand fitted to the firm's own data"
    case .oracle: "the true demand; a reference that is shown and never recommended"
    case .coordinated:
      "the true demand and the rivals' cooperation; a reference that is shown and never recommended"
    }
  }
}
