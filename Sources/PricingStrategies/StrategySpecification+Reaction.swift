extension StrategySpecification {
  /// Whether its prices can depend on what other firms do: on their prices, or on own sales.
  public var reactsToOthers: Bool {
    switch self {
    case .matchLowest, .undercut, .bestResponse, .inventoryThreshold, .llm, .finitePriceDP,
      .learning, .rangeLearning:
      true
    case .gallegoVanRyzin(let policy): policy == .optimal
    case .replay(_, let then): then?.reactsToOthers ?? false
    case .fixed, .costPlus, .schedule, .markdown, .highLow, .randomDiscount, .timeOfDay, .nash,
      .jointProfit, .referencePriceDP, .couponTargeting:
      false
    }
  }

  /// Whether an adviser proposes its prices, so that runs need recorded answers.
  public var needsAdviser: Bool {
    if case .llm = self { true } else { false }
  }

  /// Whether it solves games on the closed form of consumers' demand.
  public var readsConsumerDemand: Bool {
    switch self {
    case .nash, .bestResponse, .jointProfit: true
    case .replay(_, let then): then?.readsConsumerDemand ?? false
    default: false
    }
  }
}
