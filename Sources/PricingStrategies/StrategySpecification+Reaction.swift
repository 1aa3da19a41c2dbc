extension StrategySpecification {
  /// Whether its prices can depend on what other firms do: on their prices, or on own sales.
  public var reactsToOthers: Bool {
    switch self {
    case .matchLowest, .undercut, .bestResponse, .inventoryThreshold, .llm, .external,
      .finitePriceDP, .learning, .rangeLearning, .elasticity, .fareControl, .qLearning:
      true
    case .gallegoVanRyzin(let policy, _): policy == .optimal
    case .replay(_, let then): then?.reactsToOthers ?? false
    case .fixed, .costPlus, .schedule, .markdown, .highLow, .randomDiscount, .timeOfDay, .nash,
      .jointProfit, .referencePriceDP, .couponTargeting:
      false
    }
  }

  /// Whether it learns prices by trial, from what its own prices have sold.
  public var learnsByTrial: Bool {
    switch self {
    case .learning, .rangeLearning, .elasticity, .qLearning: true
    default: false
    }
  }

  /// Whether a short cut below list is a deal that it offers, and not a trial or a step of a plan for its stock.
  public var offersCutsAsDeals: Bool {
    switch self {
    case .gallegoVanRyzin, .finitePriceDP: false
    case .replay(_, let then): then?.offersCutsAsDeals ?? true
    default: !learnsByTrial
    }
  }

  /// Whether an adviser outside the simulation proposes its prices.
  public var needsAdviser: Bool { isRecorded || program != nil }

  /// Whether runs replay recorded answers.
  public var isRecorded: Bool {
    if case .llm = self { true } else { false }
  }

  /// The program that proposes its prices; `nil` for others.
  public var program: ExternalProgram? {
    if case .external(let program) = self { program } else { nil }
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
