public import EventSimulation
public import MarketModel

/// List until a day, then a cut that grows by a step at fixed intervals.
public struct MarkdownStrategy: PricingStrategy {
  /// The day of the first cut, counted from time 0.
  public let firstDay: Int
  /// Between cuts.
  public let every: SimulationDuration
  /// What each cut adds to the depth, as a share of list.
  public let step: Double
  /// The deepest cut.
  public let deepest: Double
  /// Reads its own offers only.
  public let information = InformationClass.seller
  /// Decides at every cut.
  public let reviews: ReviewPlan

  /// Gathers the parts.
  public init(firstDay: Int, every: SimulationDuration, step: Double, deepest: Double) {
    precondition(every > .zero, "cuts lie some time apart")
    self.firstDay = firstDay
    self.every = every
    self.step = step
    self.deepest = deepest
    reviews = ReviewPlan(every: every, offsets: [.days(firstDay)])
  }

  /// Returns list less the depth that has been reached.
  public func prices(for observation: Observation) -> [Money] {
    let depth = depth(at: observation.time)
    return observation.own.map { $0.listPrice.scaled(by: 1 - depth) }
  }

  private func depth(at time: Int64) -> Double {
    let since = time - SimulationDuration.days(firstDay).microseconds
    guard since >= 0 else { return 0 }
    return min(deepest, step * Double(since / every.microseconds + 1))
  }
}
