public import MarketModel

extension StrategySpecification {
  /// Returns the strategy in its state at the start.
  ///
  /// - Throws: `StrategyError` or `PriceGameError`, by strategies that solve games.
  public func makeStrategy(context: StrategyContext) throws -> any PricingStrategy {
    switch self {
    case .fixed(let prices): FixedStrategy(prices: prices)
    case .replay(let prices, let next):
      try ReplayStrategy(prices: prices, next: next?.makeStrategy(context: context))
    case .costPlus(let markup): CostPlusStrategy(markup: markup)
    case .schedule(let steps): ScheduleStrategy(steps: steps)
    case .markdown(let firstDay, let every, let step, let deepest):
      MarkdownStrategy(firstDay: firstDay, every: every, step: step, deepest: deepest)
    case .highLow(let depth, let every, let lasting, let products):
      HighLowStrategy(depth: depth, every: every, lasting: lasting, products: products)
    case .randomDiscount(let depth, let probability, let every, let products):
      try RandomDiscountStrategy(
        depth: depth, probability: probability, every: every, products: products, context: context)
    case .matchLowest(let latency, let floorMargin):
      MatchLowestStrategy(latency: latency, floorMargin: floorMargin)
    case .undercut(let share, let latency, let floorMargin):
      UndercutStrategy(share: share, latency: latency, floorMargin: floorMargin)
    case .inventoryThreshold(let lowCoverWeeks, let raise, let highCoverWeeks, let cut, let every):
      InventoryThresholdStrategy(
        lowCoverWeeks: lowCoverWeeks, raise: raise, highCoverWeeks: highCoverWeeks, cut: cut,
        every: every)
    case .timeOfDay(let bands): TimeOfDayStrategy(bands: bands)
    case .nash: try NashStrategy(context: context)
    case .bestResponse(let every): try BestResponseStrategy(context: context, every: every)
    case .jointProfit: try JointProfitStrategy(context: context)
    case .referencePriceDP(let settings):
      try ReferencePriceStrategy(settings: settings, context: context)
    case .llm(let every): try AdvisedStrategy(every: every, kind: kind, context: context)
    case .external(let program):
      try AdvisedStrategy(
        every: program.every, kind: kind, readsFeedback: true, context: context)
    case .gallegoVanRyzin(let policy, let demand):
      try GallegoVanRyzinStrategy(policy: policy, demand: demand, context: context)
    case .finitePriceDP(let prices, let demand):
      try FinitePriceStrategy(prices: prices, demand: demand, context: context)
    case .fareControl(let control): try control.makeStrategy(context: context)
    case .learning(let settings): try settings.makeStrategy(context: context)
    case .rangeLearning(let settings): settings.makeStrategy()
    case .elasticity(let settings): try ElasticityStrategy(settings, context: context)
    case .qLearning(let settings): try QLearningStrategy(settings, context: context)
    case .couponTargeting(let settings): try settings.makeStrategy(context: context)
    }
  }

  /// What the strategy may know.
  public var information: InformationClass {
    switch self {
    case .nash, .bestResponse, .referencePriceDP: .oracle
    case .gallegoVanRyzin(_, let demand), .finitePriceDP(_, let demand): demand.information
    case .fareControl(let control): control.information
    case .jointProfit: .coordinated
    case .elasticity: .model
    case .replay(_, let next): next?.information ?? .seller
    case .qLearning(let settings): settings.information
    case .couponTargeting(let settings): settings.information
    case .fixed, .costPlus, .schedule, .markdown, .highLow, .randomDiscount, .matchLowest,
      .undercut, .inventoryThreshold, .timeOfDay, .llm, .external, .learning, .rangeLearning:
      .seller
    }
  }
}
