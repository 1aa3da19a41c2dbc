import MarketModel

/// Prices and placements of the past, and of the weeks after it under today's policy.
///
/// Where the company's promotions reach into the weeks to come, these are the plan; otherwise the last
/// weeks are repeated, at today's list prices.
public struct PricePlan: Sendable {
  /// Items still on sale, by the place in the sales' list.
  public let items: [Int]
  /// Rows of the weeks after the last one; units are zero and mean nothing.
  public let future: [WeeklySales.Row]
  /// Whether the future weeks come from the company's promotions, not from repetition.
  public let isPlanned: Bool
  /// Today's list price of every item, by the place in the sales' list.
  public let listPrices: [Double]

  /// An item without a record in so many weeks is no longer sold.
  static let lapse = 8

  /// Plans `horizon` weeks after the sales' last week.
  public init(
    _ sales: WeeklySales, listPrices: [Double], promotions: [CompanyPromotion], horizon: Int
  ) {
    self.listPrices = listPrices
    var last = Array(repeating: -1, count: sales.items.count)
    for row in 0..<sales.count where sales.units[row] > 0 {
      last[Int(sales.item[row])] = max(last[Int(sales.item[row])], Int(sales.week[row]))
    }
    items = last.indices.filter { last[$0] >= sales.weeks - Self.lapse }
    let start = sales.firstDay.adding(days: 7 * sales.weeks)
    let coming = promotions.filter { promotion in
      promotion.to >= start && sales.items.contains(promotion.sku)
    }
    isPlanned = !coming.isEmpty
    let weeks = sales.weeks..<sales.weeks + horizon
    future =
      coming.isEmpty
      ? Self.repeated(sales, items, listPrices, weeks: weeks)
      : Self.planned(sales, items, listPrices, coming, weeks: weeks)
  }

  private static func repeated(
    _ sales: WeeklySales, _ items: [Int], _ listPrices: [Double], weeks: Range<Int>
  ) -> [WeeklySales.Row] {
    var past: [Int: WeeklySales.Row] = [:]
    for row in 0..<sales.count where Int(sales.week[row]) >= sales.weeks - weeks.count {
      past[Int(sales.item[row]) * sales.weeks + Int(sales.week[row])] = sales[row]
    }
    return items.flatMap { item in
      weeks.map { week in
        let model = past[item * sales.weeks + week - weeks.count]
        let ratio = model.map { min(1, $0.price / $0.listPrice) } ?? 1
        return WeeklySales.Row(
          item: item, week: week, units: 0, price: listPrices[item] * ratio,
          listPrice: listPrices[item], isPromoted: model?.isPromoted ?? false,
          display: model?.display ?? 0, feature: model?.feature ?? 0)
      }
    }
  }

  private static func planned(
    _ sales: WeeklySales, _ items: [Int], _ listPrices: [Double], _ promotions: [CompanyPromotion],
    weeks: Range<Int>
  ) -> [WeeklySales.Row] {
    items.flatMap { item in
      weeks.map { week in
        let monday = sales.firstDay.adding(days: 7 * week)
        var row = WeeklySales.Row(
          item: item, week: week, units: 0, price: listPrices[item], listPrice: listPrices[item])
        for promotion in promotions where promotion.sku == sales.items[item] {
          // The price of most days; a week is the step of this plan.
          guard promotion.days(inWeekFrom: monday) >= 4 else { continue }
          row.price = min(row.price, promotion.price(list: listPrices[item]))
          row.isPromoted = true
          row.display = max(row.display, promotion.display)
          row.feature = max(row.feature, promotion.feature)
        }
        return row
      }
    }
  }
}
