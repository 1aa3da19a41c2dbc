import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles

// What learners believed, and where Q-learning firms end up.
extension ComparisonBuilder {
  /// What a learner believed in the first replication, by product and measure.
  func beliefs(of strategy: String) -> [LearningSummary.Belief] {
    let rows = rank.cells[strategy]?.first?.beliefs ?? []
    let products = rows.map(\.product).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return products.flatMap { product in
      PriceBelief.Measure.allCases.compactMap { measure in
        let points = rows.filter { $0.product == product && $0.measure == measure.rawValue }
        guard !points.isEmpty else { return nil }
        return LearningSummary.Belief(
          product: product, measure: measure.rawValue,
          points: points.map { row in
            let scale = measure == .sales ? leaves(product, at: row.price) : 1
            return .init(
              day: row.day, price: row.price, mean: scale * row.mean,
              band: row.band.map { scale * $0 })
          })
      }
    }
  }

  /// What a unit of the focal firm's product leaves at a price, in currency units.
  private func leaves(_ product: String, at price: Double) -> Double {
    let market = scenario.market
    let offer = market.offers.first { $0.firm == market.focalFirm && $0.product == product }
    return market.money(ofFirm: market.focalFirm)
      .unitProfit(price: price, cost: offer?.unitCost ?? .zero)
  }

  /// Where a Q-learning firm and its rivals end up if they go on until nobody's plan changes; `nil` where they
  /// can't play apart from the market.
  func settled(_ strategy: Scenario.NamedStrategy) -> LearningSummary.Settled? {
    guard case .qLearning = strategy.specification,
      let experiment = try? CollusionExperiment(scenario, strategy: strategy.name)
    else { return nil }
    let sessions = min(Self.sessions, max(1, rank.cells[strategy.name]?.count ?? 1))
    let outcome = experiment.outcome(
      sessions: sessions,
      ending: .init(
        stablePeriods: CollusionExperiment.Ending.paper.stablePeriods, limit: Self.mostPeriods),
      threads: threads
    ) { _ in }
    let response = outcome.response(periods: 16)
    return LearningSummary.Settled(
      sessions: sessions, convergedShare: outcome.convergedShare,
      profitGain: outcome.profitGain?.mean, deviator: response.map(\.deviator),
      others: response.map(\.others),
      cycleShares: (1...10).map { outcome.share(cycleLength: $0) },
      unprofitableShare: outcome.unprofitableShare, deviationGain: outcome.meanDeviationGain)
  }

  /// Sessions for a report, and the most periods of each: seconds at the very most.
  private static let sessions = 20
  private static let mostPeriods: Int64 = 5_000_000
}
