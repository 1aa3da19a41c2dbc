import PricingStrategies

/// Who proposes the prices of one season from outside the simulation.
protocol SeasonAdviser: PriceAdviser {
  /// Ends the season and returns how its questions went.
  ///
  /// - Throws: The first error of a question.
  func finish() throws -> AdviceTally
}
