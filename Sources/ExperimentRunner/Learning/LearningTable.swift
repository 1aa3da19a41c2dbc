import CompanyData
import MarketModel

/// Product-weeks that a forecast and a company's sales have in common, in columns.
struct LearningTable: Sendable {
  /// Whether a product-week's forecast can be held against its sales.
  enum Status: String, Sendable, Codable {
    /// It can.
    case compared
    /// The price was not the planned one: a forecast for another price is no forecast.
    case otherPrice = "other price"
    /// Not in stock all week: how much would have been sold is not known.
    case notInStock = "not in stock"
  }

  /// One product in one week.
  struct Row: Sendable {
    var item: Int
    /// Week from the forecast's first.
    var week: Int
    var forecast: ForecastTable.Forecast
    var units: Double
    var plannedPrice: Double
    var price: Double
    var status: Status
  }

  /// By item, then week.
  let rows: [Row]
  /// Product-weeks of the forecast without sales in the file.
  let missing: Int
  /// Skus of the file that the run does not know.
  let unknownSkus: [String]

  /// Prices closer than this share are the same: what customers paid is rounded, and differs by coupons.
  static let priceTolerance = 0.01

  /// Joins by sku and Monday; `path` names the file of sales in messages.
  ///
  /// - Throws: `LearningError` without a common sku, week or comparable row.
  init(
    _ forecast: LearningForecast, sales: WeeklySales, path: String
  ) throws(LearningError) {
    let items = sales.items.map { forecast.products.firstIndex(of: $0) }
    var rows: [Row] = []
    var known = 0
    for row in 0..<sales.count {
      guard let item = items[Int(sales.item[row])] else { continue }
      known += 1
      let day = sales.firstDay.adding(days: 7 * Int(sales.week[row])).dayNumber
      let week = (day - forecast.firstMonday.dayNumber) / 7
      guard day >= forecast.firstMonday.dayNumber, week < forecast.weeks else { continue }
      rows.append(Self.row(forecast, item: item, week: week, sale: sales[row]))
    }
    guard known > 0 else {
      throw .noCommonProduct(actuals: path, products: forecast.products)
    }
    guard !rows.isEmpty else { throw Self.noCommonWeek(forecast, sales, path) }
    self.rows = rows.sorted { ($0.item, $0.week) < ($1.item, $1.week) }
    missing = forecast.products.count * forecast.weeks - rows.count
    unknownSkus = sales.items.filter { !forecast.products.contains($0) }
    guard count(.compared) > 0 else {
      throw .nothingComparable(otherPrice: count(.otherPrice), censored: count(.notInStock))
    }
  }

  /// Rows of a status.
  func count(_ status: Status) -> Int { rows.count { $0.status == status } }

  private static func row(
    _ forecast: LearningForecast, item: Int, week: Int, sale: WeeklySales.Row
  ) -> Row {
    let planned = forecast.price(item: item, week: week)
    let isPlanned = abs(sale.price - planned) <= priceTolerance * planned
    let status: Status =
      sale.stockDays < 7 ? .notInStock : isPlanned ? .compared : .otherPrice
    return Row(
      item: item, week: week, forecast: forecast.forecast(item: item, week: week),
      units: sale.units, plannedPrice: planned, price: sale.price, status: status)
  }

  private static func noCommonWeek(
    _ forecast: LearningForecast, _ sales: WeeklySales, _ path: String
  ) -> LearningError {
    func span(_ first: CivilDate, _ weeks: Int) -> String {
      "\(first) to \(first.adding(days: 7 * weeks - 1))"
    }
    return .noCommonWeek(
      actuals: path, sales: span(sales.firstDay, sales.weeks),
      forecast: span(forecast.firstMonday, forecast.weeks))
  }
}
