public import CompanyData
import Dispatch
import MarketModel
import RandomStreams
public import ScenarioFiles
import ScientificComputing
import Synchronization

/// Forecasts the last weeks of a company's sales from the weeks before, and compares.
public struct Backtest: Sendable {
  /// How to test.
  public struct Options: Sendable {
    /// Weeks that are forecast.
    public var holdout: Int
    /// Simulations, each with assumptions of its own.
    public var replications: Int
    /// Simulations at once; results do not depend on it.
    public var threads: Int

    /// Gathers the parts.
    public init(holdout: Int, replications: Int, threads: Int) {
      self.holdout = holdout
      self.replications = replications
      self.threads = threads
    }
  }

  /// Weeks of sales before the holdout at least.
  public static let leastHistory = 16
  /// Chance that an outcome lies inside a forecast's interval.
  static let probability = 0.8

  private let scenario: Scenario
  private let sales: WeeklySales
  private let options: Options

  /// Takes a scenario and the weekly sales of its products.
  ///
  /// - Throws: `BacktestError` for sales that are too few.
  public init(_ scenario: Scenario, sales: WeeklySales, options: Options) throws(BacktestError) {
    let known = sales.weeks - options.holdout
    guard known >= Self.leastHistory else {
      throw .tooFewWeeks(
        weeks: sales.weeks, holdout: options.holdout, needed: Self.leastHistory)
    }
    self.scenario = scenario
    self.sales = sales
    self.options = options
  }

  /// Reads the weekly sales that a scenario names.
  ///
  /// - Throws: `BacktestError` where it names none, `CompanyDataError`.
  public static func sales(of scenario: Scenario) throws -> WeeklySales {
    guard let path = scenario.actualsPath else { throw BacktestError.noActuals }
    let market = scenario.market
    let own = market.offers.filter { $0.firm == market.focalFirm }
    let sales = try ActualSales.read(
      path: path, products: own.map(\.product), listPrices: own.map(\.listPrice.units))
    guard sales.items.contains(where: { item in own.contains { $0.product == item } }) else {
      throw BacktestError.noCommonProduct(actuals: path)
    }
    return sales
  }

  /// Estimates, simulates and compares.
  ///
  /// - Throws: `EstimationError`, `CalibrationError`, `RunRefusal`.
  public func outcome() throws -> BacktestOutcome {
    let holdout = sales.weeks - options.holdout..<sales.weeks
    let estimates = try DemandEstimates(sales, window: 0..<holdout.lowerBound)
    let past = BacktestScenario(sales, estimates: estimates, holdout: holdout)
    let moved = past.moved(scenario)
    let prepared = try PreparedMarket(
      moved, weights: ScorerSource(moved).weights, threads: options.threads)
    let units = try simulatedUnits(prepared, past)
    let simulated = SimulatedForecast(units, past: past, offers: past.offerIndices(moved.market))
    return BacktestOutcome(table: table(past, simulated), past: past, scenario: scenario)
  }

  /// Units per replication; shape `[replication][week from time 0, offer]`.
  private func simulatedUnits(
    _ prepared: PreparedMarket, _ past: BacktestScenario
  ) throws -> [[Double]] {
    let results = Mutex([Result<[Double], any Error>?](repeating: nil, count: options.replications))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, options.threads)) { _ in
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < options.replications else { return }
        let result = Result { try weeklyUnits(prepared, number: number, past) }
        results.withLock { $0[number] = result }
      }
    }
    return try results.withLock { try $0.compactMap { try $0?.get() } }
  }

  private func weeklyUnits(
    _ prepared: PreparedMarket, number: Int, _ past: BacktestScenario
  ) throws -> [Double] {
    let run = try ReplicationRun(
      prepared: prepared, replication: ReplicationKey(.rank, number: number))
    let strategy = prepared.scenario.strategies[0]
    let daily = try run.simulate(strategy.specification, promotions: strategy.promotions).daily
    let offers = daily.offerCount
    var weekly = Array(repeating: 0.0, count: (past.lead + past.holdout.count) * offers)
    for cell in weekly.indices {
      let (week, offer) = (cell / offers, cell % offers)
      weekly[cell] = Double(daily.units(ofOffer: offer, before: 7 * (week + 1), days: 7))
    }
    return weekly
  }

  // MARK: - Comparison

  private func table(_ past: BacktestScenario, _ simulated: SimulatedForecast) -> ForecastTable {
    let naive = NaiveForecasts(sales.rows(in: 0..<past.holdout.lowerBound))
    var table = ForecastTable(items: sales.items)
    for row in 0..<sales.count {
      let (item, week) = (Int(sales.item[row]), Int(sales.week[row]))
      guard past.holdout.contains(week), sales.stockDays[row] >= 7 else { continue }
      let interval = past.estimates.interval(
        past.fullyStocked(row), probability: Self.probability)
      var forecasts: [ForecastTable.Method: ForecastTable.Forecast] = [:]
      forecasts[.regression] = .init(interval.mean, low: interval.lower, high: interval.upper)
      forecasts[.simulation] = simulated.forecast(item: item, week: week, regression: interval)
      forecasts[.naive] = naive.naive(item: item)
      forecasts[.seasonalNaive] = naive.seasonal(item: item, week: week)
      table.append(item: item, week: week, actual: sales.units[row], forecasts: forecasts)
    }
    return table
  }
}

/// Why sales can't be forecast.
public enum BacktestError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The scenario names no sales.
  case noActuals
  /// Too few weeks before the holdout.
  case tooFewWeeks(weeks: Int, holdout: Int, needed: Int)
  /// No product of the scenario has sales.
  case noCommonProduct(actuals: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .noActuals:
      """
      the scenario names no weekly sales
      hint: write actuals: sales.csv, with the columns sku, week, units, price, list_price
      """
    case .tooFewWeeks(let weeks, let holdout, let needed):
      """
      \(weeks) weeks of sales leave \(max(0, weeks - holdout)) before a holdout of \(holdout); \
      \(needed) are needed
      hint: choose a shorter --holdout
      """
    case .noCommonProduct(let actuals):
      """
      no product of the scenario has sales in '\(actuals)'
      hint: products' ids must be the skus of that file
      """
    }
  }
}
