/// For which strategies a comparison removes promotions one by one.
public enum IncrementalityScope: String, Sendable, CaseIterable {
  /// For the one that leads the ranking and for the baseline.
  case winner
  /// For every strategy.
  case all
  /// For none.
  case none
}
