import Foundation
import MarketModel

/// The table of products in the data quality report, in Markdown.
///
/// Suppliers and stock are told where the files have them; nothing is computed with a supplier.
struct QualityColumns {
  private let category: CategoryImport

  /// Takes the category.
  init(_ category: CategoryImport) { self.category = category }

  private struct Column {
    var title: String
    var isText = false
    var cells: [String]
  }

  /// The table: a row per product with sales.
  func table() -> String {
    let columns = estimated + suppliers + stock
    let rows = category.products.indices.map { place in columns.map { $0.cells[place] } }
    let rules = "|" + columns.map { $0.isText ? "---|" : "---:|" }.joined()
    return ([line(columns.map(\.title)), rules] + rows.map(line)).joined(separator: "\n")
  }

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private var estimated: [Column] {
    let items = category.estimates.items
    return [
      Column(title: "sku", isText: true, cells: category.sales.items),
      Column(title: "weeks", cells: items.map { "\($0.weeks)" }),
      Column(title: "units", cells: items.map { whole($0.units) }),
      Column(title: "weeks off list", cells: items.map { "\($0.weeksWithPriceVariation)" }),
      Column(title: "base units a week", cells: items.map { spread($0.baseUnits) }),
      Column(
        title: "elasticity, own sales", cells: items.map { $0.rawElasticity.map(spread) ?? "-" }),
      Column(title: "used", cells: items.map { spread($0.elasticity) }),
      Column(
        title: "own weight", cells: items.map { String(format: "%.0f %%", $0.ownWeight * 100) }),
    ]
  }

  private var suppliers: [Column] {
    let names = category.products.map(\.supplier)
    guard names.contains(where: { $0 != nil }) else { return [] }
    let cells = names.map { ImportedNames.line($0 ?? "-").replacing("|", with: "/") }
    return [Column(title: "supplier", isText: true, cells: cells)]
  }

  /// The last count of each product, and how many of the planned weeks it lasts.
  private var stock: [Column] {
    let levels = category.products.map { category.lastStock[$0.sku] }
    guard levels.contains(where: { $0 != nil }) else { return [] }
    let weeks = Double(Set(category.plan.future.map(\.week)).count)
    let planned = Dictionary(zip(category.plan.items, category.plannedUnits)) { first, _ in first }
    let lasts = levels.enumerated().map { place, level -> String in
      guard let level, isCurrent(level), let units = planned[place], units > 0 else { return "-" }
      return ImportedNames.number(level.units / (units / weeks))
    }
    return [
      Column(title: "in stock", cells: levels.map { $0.map(count) ?? "-" }),
      Column(title: "lasts, weeks", cells: lasts),
    ]
  }

  /// Whether a count is of the last week of sales or later.
  private func isCurrent(_ level: StockLevel) -> Bool {
    level.date.map { $0 >= category.start.adding(days: -7) } ?? true
  }

  private func count(_ level: StockLevel) -> String {
    whole(level.units) + (level.date.map { " on \($0)" } ?? "")
  }

  private func whole(_ value: Double) -> String { String(format: "%.0f", value) }

  private func spread(_ estimate: Estimate) -> String {
    "\(ImportedNames.number(estimate.value)) +- \(ImportedNames.number(estimate.halfWidth))"
  }
}
