import MarketModel

/// Days in stock of a product's weeks, as counts of its stock tell.
struct StockWeeks {
  private let counts: [Int: (all: Int, inStock: Int)]

  /// Takes the counts of one product; those without a date tell nothing about a week.
  init(_ levels: [StockLevel] = []) {
    var counts: [Int: (all: Int, inStock: Int)] = [:]
    for level in levels {
      guard let date = level.date else { continue }
      let week = SoldWeek.week(ofDay: date.dayNumber)
      let known = counts[week] ?? (0, 0)
      counts[week] = (known.all + 1, known.inStock + (level.units > 0 ? 1 : 0))
    }
    self.counts = counts
  }

  /// Returns the week's days in stock: the share of its counts above zero, times seven; `nil` without a
  /// count.
  func days(inWeek week: Int) -> Double? {
    counts[week].map { 7 * Double($0.inStock) / Double($0.all) }
  }
}
