/// How close one method's forecasts came.
///
/// WAPE is the sum of absolute errors over the sum of units sold, bias the sum of errors over it. Rows
/// without a forecast of the method do not count; `rows` says how many did.
public struct ForecastScore: Sendable, Hashable, Codable {
  /// The method.
  public var method: ForecastTable.Method
  /// Rows with a forecast.
  public var rows: Int
  /// WAPE of items and weeks.
  public var itemWeeks: Double
  /// WAPE of items over all weeks.
  public var items: Double
  /// WAPE of weeks over all items.
  public var weeks: Double
  /// Forecast less actual units over actual units; positive where too much was forecast.
  public var bias: Double
  /// Share of the outcomes of items and weeks inside the interval for four in five; `nil` without
  /// intervals.
  public var coverage: Double?

  /// Scores a method; `nil` where it has no forecast or nothing was sold.
  public init?(_ table: ForecastTable, method: ForecastTable.Method) {
    let column = table.forecasts[method] ?? []
    let rows = column.indices.filter { column[$0] != nil }
    let sold = rows.reduce(0) { $0 + table.actual[$1] }
    guard !rows.isEmpty, sold > 0 else { return nil }
    let error = rows.map { (column[$0]?.mean ?? 0) - table.actual[$0] }
    func wape(_ group: (Int) -> Int) -> Double {
      var sums: [Int: Double] = [:]
      for (row, error) in zip(rows, error) { sums[group(row), default: 0] += error }
      return sums.sorted { $0.key < $1.key }.reduce(0) { $0 + abs($1.value) } / sold
    }
    self.method = method
    self.rows = rows.count
    itemWeeks = error.reduce(0) { $0 + abs($1) } / sold
    items = wape { table.item[$0] }
    weeks = wape { table.week[$0] }
    bias = error.reduce(0, +) / sold
    coverage = Self.coverage(rows.map { (column[$0], table.actual[$0]) })
  }

  private static func coverage(_ rows: [(ForecastTable.Forecast?, Double)]) -> Double? {
    let inside = rows.compactMap { forecast, actual -> Bool? in
      guard let low = forecast?.low, let high = forecast?.high else { return nil }
      return low <= actual && actual <= high
    }
    return inside.isEmpty ? nil : Double(inside.count { $0 }) / Double(inside.count)
  }
}
