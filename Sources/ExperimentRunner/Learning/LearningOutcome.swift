public import CompanyData
import MarketModel
import ScenarioFiles

/// A forecast beside what was sold, and what that says about the scenario's assumptions.
public struct LearningOutcome: Sendable {
  /// The run as the user named it.
  public let run: String
  /// The strategy whose forecast it is.
  public let strategy: String
  /// The file of sales.
  public let actuals: String
  /// How close the forecast came in the compared weeks; `nil` when nothing was sold.
  public let score: ForecastScore?
  /// Level and elasticities.
  public let assumptions: [LearnedAssumption]
  /// Shares of units, one per product with compared weeks.
  public let shares: [LearnedShare]
  /// Units sold over the mean forecast.
  public let ratio: Double
  /// Ends of the forecast's 80 % interval, over its mean.
  public let ratioLow: Double
  /// The upper end.
  public let ratioHigh: Double

  /// What was merged, netted or imputed while the sales were read.
  public private(set) var notes: [ImportNote] = []

  let table: LearningTable
  let forecast: LearningForecast

  /// Reads a run's forecast and its products' sales, and compares.
  ///
  /// - Parameters:
  ///   - run: The run's folder.
  ///   - actuals: The file of sales, with the columns of `sales.csv`.
  ///   - strategy: The strategy that was followed; `nil` takes the verdict's.
  /// - Returns: The comparison.
  /// - Throws: `LearningError`, `ResultsError`, `CompanyDataError`.
  public static func read(
    run: String, actuals: String, strategy: String?
  ) throws -> LearningOutcome {
    let forecast = try LearningForecast.read(folder: run, strategy: strategy)
    let read = try ActualSales.readWithNotes(
      path: actuals, products: forecast.products, listPrices: forecast.listPrices)
    var outcome = try LearningOutcome(forecast, sales: read.sales, path: actuals)
    outcome.notes = read.notes
    return outcome
  }

  init(
    _ forecast: LearningForecast, sales: WeeklySales, path: String
  ) throws(LearningError) {
    let table = try LearningTable(forecast, sales: sales, path: path)
    let diagnosis = LearningDiagnosis(forecast, table)
    run = forecast.run
    strategy = forecast.strategy
    actuals = path
    score = Self.score(table, forecast)
    assumptions = diagnosis.assumptions()
    shares = diagnosis.shares()
    (ratio, ratioLow, ratioHigh) = diagnosis.totalRatio()
    self.table = table
    self.forecast = forecast
  }

  /// The scenario, for a layer of new targets.
  var scenario: Scenario { forecast.scenario }

  private static func score(
    _ table: LearningTable, _ forecast: LearningForecast
  ) -> ForecastScore? {
    var scored = ForecastTable(items: forecast.products)
    for row in table.rows where row.status == .compared {
      scored.append(
        item: row.item, week: row.week, actual: row.units,
        forecasts: [.simulation: row.forecast])
    }
    return ForecastScore(scored, method: .simulation)
  }

  /// The Monday of a row.
  func monday(_ row: LearningTable.Row) -> String {
    "\(forecast.firstMonday.adding(days: 7 * row.week))"
  }

  // MARK: - Sentences

  /// What was off, in sentences.
  public var sentences: [String] {
    [totalSentence] + assumptions.compactMap(sentence) + shareSentence
  }

  private var totalSentence: String {
    let isInside = (ratioLow...ratioHigh).contains(ratio)
    return "\(LearningText.factor(ratio)) the forecast units were sold; four in five outcomes were "
      + "expected from \(LearningText.factor(ratioLow)) to \(LearningText.factor(ratioHigh)), so that "
      + "is \(isInside ? "as expected" : "outside")."
  }

  private func sentence(_ learned: LearnedAssumption) -> String? {
    guard learned.isOff, let correction = learned.correction else { return nil }
    let change = LearningText.signed(correction)
    return switch learned.subject {
    case .level:
      "The level was off: at list prices \(LearningText.factor(correction)) the forecast. "
        + "Conversion or traffic: sales can't tell which."
    case .promotion: "The promotion elasticity was off by \(change)."
    case .longRun: "The long-run elasticity was off by \(change)."
    }
  }

  private var shareSentence: [String] {
    let off = shares.filter(\.isOff).map(\.sku)
    guard !off.isEmpty else { return [] }
    return ["Shares of units were off: \(off.joined(separator: ", "))."]
  }
}
