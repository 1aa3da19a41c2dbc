import MarketModel
import ScenarioFiles
import ScientificComputing

/// What a run forecast for one strategy: units of each focal product in each whole calendar week, once
/// per replication.
struct LearningForecast: Sendable {
  /// The run as the user named it.
  var run: String
  /// The strategy.
  var strategy: String
  /// The scenario it was made from.
  var scenario: Scenario
  /// Ids of the focal products.
  var products: [String]
  /// Their list prices, in currency units.
  var listPrices: [Double]
  /// The first whole week's Monday.
  var firstMonday: CivilDate
  /// Whole weeks.
  var weeks: Int
  /// Units of the real market; shape `[replication][item, week]`, row-major.
  var units: [[Double]]
  /// Planned prices, in currency units; shape `[item, week]`, row-major.
  var prices: [Double]
  /// Assumptions by replication, in the order of `scenario.assumptions`.
  var draws: [[Double]]

  /// Mean units with the 10 % and 90 % quantiles.
  func forecast(item: Int, week: Int) -> ForecastTable.Forecast {
    let sample = units.map { $0[item * weeks + week] }
    return .init(
      SampleStatistics.mean(sample), low: SampleStatistics.quantile(sample, 0.1),
      high: SampleStatistics.quantile(sample, 0.9))
  }

  /// The planned price.
  func price(item: Int, week: Int) -> Double { prices[item * weeks + week] }

  /// Mean of an assumption over the replications; `nil` where the scenario is certain of it.
  func meanDraw(of subject: Assumption.Subject) -> Double? {
    guard let index = scenario.assumptions.firstIndex(where: { $0.subject == subject }),
      !draws.isEmpty
    else { return nil }
    return SampleStatistics.mean(draws.map { $0[index] })
  }
}
