import Foundation
import MarketModel

/// The tables beside an imported scenario.
struct ImportedTables {
  let category: CategoryImport

  /// Prices of the past and of the planned weeks: a line where a price changes.
  func priceCalendar() -> String {
    let sales = category.sales
    var lines = ["date,sku,price"]
    for item in category.plan.items {
      let past = (0..<sales.count).filter { Int(sales.item[$0]) == item }.map { sales[$0] }
      var last = ""
      for row in past + category.plan.future.filter({ $0.item == item }) {
        let price = amount(row.price)
        guard price != last else { continue }
        lines.append("\(monday(row.week)),\(sales.items[item]),\(price)")
        last = price
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Displays and features of the planned weeks.
  func promotions() -> String {
    var lines = ["id,product,from,to,percent_off,display,mailer"]
    for run in Placements(category).runs {
      let last = monday(run.weeks.upperBound).adding(days: 6)
      lines.append(
        "\(run.name),\(category.sales.items[run.item]),\(monday(run.weeks.lowerBound)),\(last),0,"
          + "\(place(run.display)),\(place(run.feature))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func place(_ percent: Int) -> String {
    percent == 0 ? "0" : percent == 100 ? "1" : "\(percent)%"
  }

  /// Rivals' prices by day.
  func competitorPrices() -> String {
    var lines = ["date,competitor,sku,price,available"]
    for row in category.competitorPrices {
      guard let price = row.price else { continue }
      lines.append(
        "\(row.date),\(category.rivals[row.competitor] ?? row.competitor),\(row.sku),\(amount(price)),"
          + "\(row.isAvailable ? 1 : 0)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Weekly sales in the form that `backtest` reads.
  func actuals() -> String {
    let sales = category.sales
    var lines = ["sku,week,units,price,list_price,promo,display,feature,stock_days"]
    for row in 0..<sales.count {
      let cells = [
        sales.items[Int(sales.item[row])], "\(monday(Int(sales.week[row])))",
        number(sales.units[row]), number(sales.price[row]), number(sales.listPrice[row]),
        sales.isPromoted[row] ? "1" : "0", number(sales.display[row]), number(sales.feature[row]),
        number(sales.stockDays[row]),
      ]
      lines.append(cells.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func monday(_ week: Int) -> CivilDate { category.sales.firstDay.adding(days: 7 * week) }
  private func amount(_ price: Double) -> String { String(format: "%.2f", max(0.01, price)) }

  private func number(_ value: Double) -> String {
    value == value.rounded() ? String(format: "%.0f", value) : String(format: "%.4f", value)
  }
}
