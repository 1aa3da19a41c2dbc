import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles
import ScientificComputing

// What strategies that learn by trial have lost and found.
extension ComparisonBuilder {
  /// The learners of the comparison against those who know better; `nil` where nobody learns.
  func learning() -> LearningSummary? {
    let learners = scenario.strategies.filter(\.specification.learnsByTrial)
    guard !learners.isEmpty else { return nil }
    let courses = Dictionary(
      uniqueKeysWithValues: scenario.strategies.map { ($0.name, contributions(of: $0.name)) })
    let references = references(courses)
    return LearningSummary(
      references: references,
      learners: learners.map { strategy in
        LearningSummary.Learner(
          strategy: strategy.name, kind: strategy.specification.kind,
          regrets: references.filter { $0.strategy != strategy.name }.map {
            regret(courses[strategy.name] ?? [], against: courses[$0.strategy] ?? [], $0.role)
          },
          tried: pricesTried(by: strategy.name), last: lastPrices(of: strategy),
          beliefs: beliefs(of: strategy.name), settled: settled(strategy))
      })
  }

  /// Cumulative contribution of the focal firm at each week's end; shape `[replication][week]`.
  private func contributions(of strategy: String) -> [[Double]] {
    (rank.cells[strategy] ?? []).map { scenario.market.weeklyContribution($0.daily) }
  }

  // MARK: - References

  /// The best that knows demand, the best that never moves a price, and the baseline, each once.
  private func references(_ courses: [String: [[Double]]]) -> [LearningSummary.Reference] {
    func mean(_ name: String) -> Double {
      SampleStatistics.mean((courses[name] ?? []).map { $0.last ?? 0 })
    }
    func best(_ fits: (StrategySpecification) -> Bool) -> String? {
      scenario.strategies.filter { fits($0.specification) && !$0.specification.learnsByTrial }
        .map(\.name).max { mean($0) < mean($1) }
    }
    let found: [(LearningSummary.Reference.Role, String?)] = [
      (.clairvoyant, best { $0.information.isReference }),
      (.bestFixed, best { $0.kind == "fixed" }), (.baseline, baselineName),
    ]
    var references: [LearningSummary.Reference] = []
    for (role, name) in found {
      guard let name, !references.contains(where: { $0.strategy == name }) else { continue }
      references.append(.init(role: role, strategy: name, contribution: mean(name)))
    }
    return references
  }

  // MARK: - Regret

  private func regret(
    _ learner: [[Double]], against reference: [[Double]], _ role: LearningSummary.Reference.Role
  ) -> LearningSummary.Regret {
    let behind = zip(reference, learner).map { zip($0, $1).map { $0 - $1 } }
    let weeks = behind.first?.indices ?? 0..<0
    let columns = weeks.map { week in behind.map { $0[week] } }
    let breakEvens = behind.compactMap { Self.breakEven($0) }
    return LearningSummary.Regret(
      role: role, mean: columns.map(SampleStatistics.mean),
      low: columns.map { SampleStatistics.quantile($0, 0.1) },
      high: columns.map { SampleStatistics.quantile($0, 0.9) },
      aheadShare: Double(breakEvens.count) / Double(max(1, behind.count)),
      breakEvenWeek: breakEvens.isEmpty
        ? nil : SampleStatistics.quantile(breakEvens.map { Double($0) }, 0.5))
  }

  /// The first week, from 1, from which on the learner is ahead to the end; `nil` where it is not.
  private static func breakEven(_ behind: [Double]) -> Int? {
    guard let last = behind.last, last < 0 else { return nil }
    return (behind.lastIndex { $0 >= 0 } ?? -1) + 2
  }

  // MARK: - Prices

  private func pricesTried(by strategy: String) -> [LearningSummary.PricesTried] {
    let market = scenario.market
    let cells = (rank.cells[strategy] ?? []).map(\.daily)
    return market.offers.indices.compactMap { offer in
      guard market.offers[offer].firm == market.focalFirm else { return nil }
      return TriedPrices(
        cells, offer: offer, days: 7 * market.calendar.horizonWeeks,
        tick: market.money.tick.millionths
      ).summary(product: market.offers[offer].product)
    }
  }

  /// The last four weeks of the first replication, where a firm learns against others.
  private func lastPrices(of strategy: Scenario.NamedStrategy) -> [LearningSummary.LastPrices] {
    guard case .qLearning = strategy.specification, let cell = rank.cells[strategy.name]?.first
    else { return [] }
    let market = scenario.market
    let end = 7 * market.calendar.horizonWeeks
    return market.offers.indices.map { offer in
      LearningSummary.LastPrices(
        firm: market.firms[market.offers[offer].firm].name, product: market.offers[offer].product,
        prices: (max(0, end - 28)..<end).map {
          Double(cell.daily.prices[$0 * cell.daily.offerCount + offer]) / 1e6
        })
    }
  }
}

extension MarketDefinition {
  /// What the focal firm has earned by each week's end of the horizon, units times what a unit leaves at
  /// the day's closing price; fixed costs and promotions' funding are left out.
  func weeklyContribution(_ daily: CellRecord.DailySeries) -> [Double] {
    let own = offers.indices.filter { offers[$0].firm == focalFirm }
    let rules = money(ofFirm: focalFirm)
    var sum = 0.0
    return (0..<calendar.horizonWeeks).map { week in
      for day in 7 * week..<7 * (week + 1) {
        for offer in own {
          let place = day * daily.offerCount + offer
          let left =
            rules.netShare * Double(daily.prices[place]) / 1e6 - offers[offer].unitCost.units
            - rules.orderCost.units
          sum += left * Double(daily.units[place])
        }
      }
      return sum
    }
  }
}
