/// How far the sales carry the estimates.
public struct EstimateQuality: Sendable, Hashable {
  /// A row that the regression cannot explain.
  public struct Outlier: Sendable, Hashable {
    /// The item's place in the table.
    public let item: Int
    /// The week.
    public let week: Int
    /// Units sold.
    public let units: Double
    /// Units expected.
    public let expected: Double
    /// Residual over its standard deviation.
    public let standardizedResidual: Double
  }

  /// Items of the table.
  public let items: Int
  /// Items with a row in the window.
  public let itemsWithRows: Int
  /// Items whose elasticity is mostly the prior.
  public let itemsMostlyPrior: Int
  /// Items whose own sales show no elasticity at all.
  public let itemsWithoutSlope: Int
  /// Rows more than 4 standard deviations from what was expected, in the order of the table.
  public let outliers: [Outlier]
  /// Share of item-weeks of the window with a row.
  public let coverage: Double
  /// Share of rows with fewer than 7 days in stock.
  public let censoredShare: Double
  /// Share of rows without units.
  public let zeroShare: Double
  /// Rows that the regression used.
  public let rowsUsed: Int
  /// Weeks that share one time effect: 1, or 4 where fewer than three items sell in a week.
  public let weeksPerTimeEffect: Int

  /// Standard deviations beyond which a row is an outlier.
  public static let outlierLimit = 4.0

  /// How many elasticities are mostly the prior, in words.
  public var elasticitySentence: String {
    "the elasticity of \(itemsMostlyPrior) of \(items) skus is mostly the prior"
  }
}

extension EstimateQuality {
  /// Counts.
  init(
    _ sales: WeeklySales, window: Range<Int>, items: [ItemDemand], fit: DemandRegression,
    dispersion: DispersionFit
  ) {
    let rows = Double(max(1, sales.count))
    self.items = sales.items.count
    itemsWithRows = items.count { $0.weeks > 0 }
    itemsMostlyPrior = items.count { $0.isMostlyPrior }
    itemsWithoutSlope = items.count { $0.rawElasticity == nil }
    coverage = Double(sales.count) / Double(max(1, sales.items.count * window.count))
    censoredShare = Double(sales.stockDays.count { $0 < 7 }) / rows
    zeroShare = Double(sales.units.count { $0 == 0 }) / rows
    rowsUsed = fit.design.source.count
    weeksPerTimeEffect = fit.design.periodLength
    outliers = Self.outliers(sales, fit, dispersion)
  }

  private static func outliers(
    _ sales: WeeklySales, _ fit: DemandRegression, _ dispersion: DispersionFit
  ) -> [Outlier] {
    fit.means.indices.compactMap { row in
      let source = fit.design.source[row]
      let deviation = dispersion.expectedSquares[row].squareRoot()
      let residual = (fit.design.units[row] - fit.means[row]) / max(deviation, 1e-9)
      guard abs(residual) > outlierLimit else { return nil }
      return Outlier(
        item: Int(sales.item[source]), week: Int(sales.week[source]), units: sales.units[source],
        expected: fit.means[row], standardizedResidual: residual)
    }
  }
}
