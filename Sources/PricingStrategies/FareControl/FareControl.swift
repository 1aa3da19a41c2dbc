public import MarketModel

/// How many units of each fare class of one stock may be sold, as a scenario names it.
public enum FareControl: Sendable, Hashable {
  /// Units kept for a class and all dearer ones, by product id, as stated.
  case stated(protected: [String: Int])
  /// Units kept by a rule from the demand to come.
  case nested(ProtectionRule, demand: DemandKnowledge)
  /// A request is accepted if it earns at least what the unit is worth later.
  case bidPrice(demand: DemandKnowledge)
  /// The set of classes on sale is chosen anew at every epoch.
  case choiceBased(demand: DemandKnowledge)

  /// The name that scenarios use.
  public var kind: String {
    switch self {
    case .stated: "protection_levels"
    case .nested(let rule, _): rule.rawValue
    case .bidPrice: "bid_price"
    case .choiceBased: "choice_based"
    }
  }

  /// What it may know.
  public var information: InformationClass {
    switch self {
    case .stated: .seller
    case .nested(_, let demand), .bidPrice(let demand), .choiceBased(let demand):
      demand.information
    }
  }

  /// The rule as a sentence for a plan or report.
  public var ruleInWords: String {
    switch self {
    case .stated(let protected):
      "list prices; keeps "
        + protected.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        .map { "\($0.value) units for \($0.key) and dearer" }.joined(separator: ", ")
    case .nested(let rule, let demand): "list prices; \(rule.words), \(demand.wordsOfRequests)"
    case .bidPrice(let demand):
      "list prices; sells a class if it earns at least what the unit is worth later, "
        + demand.wordsOfRequests
    case .choiceBased(let demand):
      "list prices; at every epoch the set of classes that earns most, with what a unit is worth "
        + "later, " + demand.wordsOfRequests
    }
  }

  /// - Throws: `StrategyError.unplannable` in markets that the control doesn't fit.
  func makeStrategy(context: StrategyContext) throws -> any PricingStrategy {
    switch self {
    case .stated(let protected):
      try StatedProtection(protected: protected, context: context)
    case .nested(let rule, let demand):
      try NestedLimits(rule: rule, demand: demand, context: context)
    case .bidPrice(let demand): try BidPriceControl(demand: demand, context: context)
    case .choiceBased(let demand): try ChoiceBasedControl(demand: demand, context: context)
    }
  }
}

extension DemandKnowledge {
  fileprivate var wordsOfRequests: String {
    switch self {
    case .known: "with the true demand"
    case .estimated: "with demand estimated from its own sales"
    }
  }
}
