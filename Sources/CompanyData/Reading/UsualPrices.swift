import ScenarioFiles

/// Finds prices that can only be slips of the decimal mark: they would decide an elasticity alone.
struct UsualPrices {
  private let rows: SalesRows
  private let skus: [String]
  private let medians: [Double]

  /// A price so many times the product's median is a mistake; one so many times below it is noted.
  private static let factor = 10.0

  /// Takes the rows of the sales file and the skus that they name.
  init(_ rows: SalesRows, skus: [String]) {
    (self.rows, self.skus) = (rows, skus)
    var prices = Array(repeating: [Double](), count: skus.count)
    for row in 0..<rows.count where rows.item[row] >= 0 && !rows.price[row].isNaN {
      prices[Int(rows.item[row])].append(rows.price[row])
    }
    medians = prices.map { $0.isEmpty ? .nan : $0.sorted()[($0.count - 1) / 2] }
  }

  /// Notes every price that is far from its product's median.
  func check() {
    for row in 0..<rows.count where rows.item[row] >= 0 {
      check(row, "price", rows.price[row])
      check(row, "list_price", rows.listPrice[row])
    }
  }

  private func check(_ row: Int, _ key: String, _ price: Double) {
    let usual = medians[Int(rows.item[row])]
    let table = rows.table
    if price > usual * Self.factor {
      let place = table.place(row, table.isEmpty(row, key) ? "net_sales" : key)
      table.log.error(
        place,
        "\(key) \(NumberText.text(price)) is more than \(NumberText.text(Self.factor)) times the "
          + "usual price of '\(skus[Int(rows.item[row])])', \(NumberText.text(usual))",
        hint: "check the decimal mark")
    } else if price < usual / Self.factor {
      table.log.note(
        table.file, line: table.line(row),
        "a \(key) below a tenth of the sku's usual price is taken as it stands")
    }
  }
}
