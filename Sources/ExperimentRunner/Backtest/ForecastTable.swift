/// Forecasts beside what was sold, per item and week, in columns.
public struct ForecastTable: Sendable, Hashable {
  /// A way to forecast.
  public enum Method: String, Sendable, Hashable, CaseIterable, Codable {
    /// The simulated market.
    case simulation
    /// The regression of units on price ratio and flags with item and week effects.
    case regression
    /// The item's last week before.
    case naive
    /// The item's week a year before.
    case seasonalNaive = "seasonal naive"
  }

  /// A mean with the interval that should hold four in five outcomes.
  public struct Forecast: Sendable, Hashable {
    /// Expected units.
    public var mean: Double
    /// The 10 % quantile; `nil` where the method gives none.
    public var low: Double?
    /// The 90 % quantile.
    public var high: Double?

    /// Gathers the parts.
    public init(_ mean: Double, low: Double? = nil, high: Double? = nil) {
      self.mean = mean
      self.low = low
      self.high = high
    }
  }

  /// Names of the items.
  public let items: [String]
  /// Item per row.
  public private(set) var item: [Int] = []
  /// Week per row, as in the sales.
  public private(set) var week: [Int] = []
  /// Units sold per row.
  public private(set) var actual: [Double] = []
  /// Forecasts per row; `nil` where a method has none.
  public private(set) var forecasts: [Method: [Forecast?]] = [:]

  /// Starts without rows.
  public init(items: [String]) { self.items = items }

  /// Rows.
  public var count: Int { item.count }

  /// Adds a row; methods that are not named have no forecast for it.
  public mutating func append(
    item: Int, week: Int, actual: Double, forecasts row: [Method: Forecast]
  ) {
    self.item.append(item)
    self.week.append(week)
    self.actual.append(actual)
    for method in Method.allCases {
      let given = row[method].flatMap { $0.mean.isFinite ? $0 : nil }
      forecasts[method, default: []].append(given)
    }
  }
}
