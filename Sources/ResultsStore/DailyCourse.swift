/// How one offer's units, price and stock went day by day, over replications of one strategy.
public struct DailyCourse: Sendable {
  /// What the replications showed on one day.
  public struct Distribution: Sendable, Equatable {
    /// The mean.
    public var mean: Double
    /// The 10 % quantile.
    public var low: Double
    /// The median.
    public var median: Double
    /// The 90 % quantile.
    public var high: Double

    /// Summarises values, of which there is at least one.
    ///
    /// Quantiles interpolate linearly between the order statistics.
    ///
    /// - SeeAlso: R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", *The
    ///   American Statistician* 50(4), 1996, definition 7.
    public init(of values: [Double]) {
      precondition(!values.isEmpty, "a distribution needs a value")
      let sorted = values.sorted()
      mean = values.reduce(0, +) / Double(values.count)
      low = Self.quantile(sorted, 0.1)
      median = Self.quantile(sorted, 0.5)
      high = Self.quantile(sorted, 0.9)
    }

    /// Returns the distribution of the values divided by a number.
    func divided(by divisor: Double) -> Distribution {
      var result = self
      result.mean /= divisor
      result.low /= divisor
      result.median /= divisor
      result.high /= divisor
      return result
    }

    private static func quantile(_ sorted: [Double], _ probability: Double) -> Double {
      let position = Double(sorted.count - 1) * probability
      let below = Int(position)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }
  }

  /// The selling firm.
  public var firm: String
  /// The product's id.
  public var product: String
  /// Units sold on each day.
  public var units: [Distribution]
  /// Effective price at each day's end, in currency units.
  public var prices: [Distribution]
  /// Units on hand at each day's end; empty when stock is unlimited.
  public var stock: [Distribution]

  /// Returns one course per offer, in the cells' order of offers.
  ///
  /// The cells are replications of one strategy, with the same offers and days.
  public static func courses(of cells: [CellRecord]) -> [DailyCourse] {
    guard let first = cells.first else { return [] }
    let days = cells.map(\.daily.dayCount).min() ?? 0
    return (0..<first.daily.offerCount).map { offer in
      func column(_ value: (CellRecord.DailySeries, Int) -> Double) -> [Distribution] {
        (0..<days).map { day in
          Distribution(of: cells.map { value($0.daily, day * $0.daily.offerCount + offer) })
        }
      }
      let isUnlimited = first.daily.stock.isEmpty || first.daily.stock[offer] < 0
      return DailyCourse(
        firm: first.offers[offer].firm, product: first.offers[offer].product,
        units: column { Double($0.units[$1]) },
        prices: column { Double($0.prices[$1]) }.map { $0.divided(by: 1e6) },
        stock: isUnlimited ? [] : column { Double($0.stock[$1]) })
    }
  }

  /// Returns the course as the report draws it.
  public func path(strategy: String, isFocal: Bool) -> ComparisonSummary.OfferPath {
    ComparisonSummary.OfferPath(
      strategy: strategy, firm: firm, product: product, isFocal: isFocal,
      priceLow: prices.map(\.low), priceMedian: prices.map(\.median),
      priceHigh: prices.map(\.high), units: units.map(\.mean), unitsLow: units.map(\.low),
      unitsHigh: units.map(\.high), stock: stock.map(\.mean))
  }
}
