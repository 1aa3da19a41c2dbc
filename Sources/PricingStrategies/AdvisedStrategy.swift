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
  /// Whether the adviser is told what sold since its last decision.
  public let readsFeedback: Bool
  private let adviser: any PriceAdviser

  /// Takes the context's adviser.
  ///
  /// - Throws: `StrategyError.adviserMissing` where the context has none.
  public init(
    every: SimulationDuration, kind: String, readsFeedback: Bool = false,
    context: StrategyContext
  ) throws {
    guard let adviser = context.adviser else {
      throw StrategyError.adviserMissing(strategy: kind)
    }
    self.adviser = adviser
    self.readsFeedback = readsFeedback
    reviews = ReviewPlan(every: every)
  }

  /// Returns the proposed prices.
  public func prices(for observation: Observation) -> [Money] {
    adviser.prices(for: observation) ?? observation.own.map(\.posted)
  }
}
