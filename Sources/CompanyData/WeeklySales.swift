public import MarketModel

/// What a firm sold of one category, week by week, in columns.
///
/// One row per item and week of the item's life: from its first to its last week with a record. Rows are
/// sorted by item, then week. A week without a record inside that life has zero units at the price in
/// force.
public struct WeeklySales: Sendable, Hashable {
  /// Names of the items in the order of the product list.
  public var items: [String]
  /// The Monday of week 0.
  public var firstDay: CivilDate
  /// Number of weeks, from week 0.
  public var weeks: Int

  /// Item, `0..<items.count`.
  public var item: [Int32] = []
  /// Week, `0..<weeks`.
  public var week: [Int32] = []
  /// Units sold less units returned; at least zero.
  public var units: [Double] = []
  /// Mean price paid per unit, in the tax basis of the list price.
  public var price: [Double] = []
  /// List price of the week.
  public var listPrice: [Double] = []
  /// Whether a promotion ran.
  public var isPromoted: [Bool] = []
  /// Share of the shops or days with a display, 0 to 1.
  public var display: [Double] = []
  /// Share of the shops or days with a feature in the mailer, 0 to 1.
  public var feature: [Double] = []
  /// Days of the week in stock, 0 to 7; below 7 the week's sales are censored.
  public var stockDays: [Double] = []

  /// Creates an empty table.
  public init(items: [String], firstDay: CivilDate, weeks: Int) {
    self.items = items
    self.firstDay = firstDay
    self.weeks = weeks
  }

  /// Rows.
  public var count: Int { item.count }

  /// One row, as it is handed over.
  public struct Row: Sendable, Hashable {
    /// Item, from 0.
    public var item: Int
    /// Week, from 0.
    public var week: Int
    /// Units sold less units returned.
    public var units: Double
    /// Mean price paid per unit.
    public var price: Double
    /// List price of the week.
    public var listPrice: Double
    /// Whether a promotion ran.
    public var isPromoted: Bool
    /// Share with a display.
    public var display: Double
    /// Share with a feature.
    public var feature: Double
    /// Days in stock.
    public var stockDays: Double

    /// Gathers the parts.
    public init(
      item: Int, week: Int, units: Double, price: Double, listPrice: Double,
      isPromoted: Bool = false, display: Double = 0, feature: Double = 0, stockDays: Double = 7
    ) {
      self.item = item
      self.week = week
      self.units = units
      self.price = price
      self.listPrice = listPrice
      self.isPromoted = isPromoted
      self.display = display
      self.feature = feature
      self.stockDays = stockDays
    }
  }

  /// Adds a row after the last one.
  public mutating func append(_ row: Row) {
    item.append(Int32(row.item))
    week.append(Int32(row.week))
    units.append(row.units)
    price.append(row.price)
    listPrice.append(row.listPrice)
    isPromoted.append(row.isPromoted)
    display.append(row.display)
    feature.append(row.feature)
    stockDays.append(row.stockDays)
  }

  /// Returns a row.
  public subscript(row: Int) -> Row {
    Row(
      item: Int(item[row]), week: Int(week[row]), units: units[row], price: price[row],
      listPrice: listPrice[row], isPromoted: isPromoted[row], display: display[row],
      feature: feature[row], stockDays: stockDays[row])
  }

  /// Returns the rows of some weeks; weeks keep their numbers.
  public func rows(in window: Range<Int>) -> WeeklySales {
    var part = WeeklySales(items: items, firstDay: firstDay, weeks: weeks)
    for row in 0..<count where window.contains(Int(week[row])) { part.append(self[row]) }
    return part
  }
}
