import CompanyData

/// What a planner without a model would say: as last week, or as a year ago.
struct NaiveForecasts {
  private let units: [Key: Double]
  private let last: [Int: Double]

  private struct Key: Hashable {
    var item: Int
    var week: Int
  }

  /// Takes the sales before the holdout; weeks without full stock tell less than was wanted and do not
  /// count.
  init(_ past: WeeklySales) {
    var units: [Key: Double] = [:]
    var last: [Int: Double] = [:]
    for row in 0..<past.count where past.stockDays[row] >= 7 {
      let item = Int(past.item[row])
      units[Key(item: item, week: Int(past.week[row]))] = past.units[row]
      last[item] = past.units[row]
    }
    self.units = units
    self.last = last
  }

  /// The item's last week.
  func naive(item: Int) -> ForecastTable.Forecast? {
    last[item].map { ForecastTable.Forecast($0) }
  }

  /// The item's units 52 weeks before.
  func seasonal(item: Int, week: Int) -> ForecastTable.Forecast? {
    units[Key(item: item, week: week - 52)].map { ForecastTable.Forecast($0) }
  }
}
