public import EventSimulation
public import MarketModel

/// Prices that an adviser proposes from what any seller sees, at fixed intervals.
///
/// Where the adviser says nothing, the posted prices stay.
public struct AdvisedStrategy: PricingStrategy {
  /// The adviser is shown the observation and nothing else.
  public let information = InformationClass.seller
  /// Decides at fixed intervals.
  public let reviews: ReviewPlan
  private let adviser: any PriceAdviser

  /// Takes the context's adviser.
  ///
  /// - Throws: `StrategyError.adviserMissing` where the context has none.
  public init(every: SimulationDuration, context: StrategyContext) throws {
    guard let adviser = context.adviser else {
      throw StrategyError.adviserMissing(strategy: "llm")
    }
    self.adviser = adviser
    reviews = ReviewPlan(every: every)
  }

  /// Returns the proposed prices.
  public func prices(for observation: Observation) -> [Money] {
    adviser.prices(for: observation) ?? observation.own.map(\.posted)
  }
}
