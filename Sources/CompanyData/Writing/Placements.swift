import MarketModel

/// Displays and features of the planned weeks: promotions without a price of their own.
struct Placements {
  /// Consecutive weeks in which a product stands where it stands.
  struct Run: Hashable {
    var name: String
    var item: Int
    var weeks: ClosedRange<Int>
    /// Shares of shops or days, in percent.
    var display: Int
    var feature: Int
  }

  /// Runs in the order of products, then weeks.
  let runs: [Run]

  /// Shares are rounded to quarters, so that a run is not cut by a shop more or less.
  private static let steps = 4.0

  init(_ category: CategoryImport) {
    var runs: [Run] = []
    for row in category.plan.future {
      let flags = (Self.percent(row.display), Self.percent(row.feature))
      guard flags.0 + flags.1 > 0 else { continue }
      if let last = runs.last, last.item == row.item, last.weeks.upperBound == row.week - 1,
        (last.display, last.feature) == flags
      {
        runs[runs.count - 1].weeks = last.weeks.lowerBound...row.week
      } else {
        runs.append(
          Run(
            name: "shown-\(runs.count + 1)", item: row.item, weeks: row.week...row.week,
            display: flags.0, feature: flags.1))
      }
    }
    self.runs = runs
  }

  private static func percent(_ share: Double) -> Int {
    Int((share * steps).rounded() / steps * 100)
  }
}

/// How deep and how often the company cuts prices.
struct DealHabit {
  /// Median depth below list.
  let depth: Double
  /// Median weeks from the start of a product's cut to the start of its next.
  let everyWeeks: Int

  /// Prices this far below list are cuts.
  private static let least = 0.05

  /// Looks at the past; `nil` with fewer than three cuts.
  init?(_ sales: WeeklySales) {
    var depths: [Double] = []
    var gaps: [Int] = []
    var lastStart: (item: Int32, week: Int32)?
    var wasCut = false
    for row in 0..<sales.count {
      let isCut = sales.price[row] < sales.listPrice[row] * (1 - Self.least)
      let isFirst = row == 0 || sales.item[row] != sales.item[row - 1]
      if isCut, isFirst || !wasCut {
        depths.append(1 - sales.price[row] / sales.listPrice[row])
        if let last = lastStart, last.item == sales.item[row] {
          gaps.append(Int(sales.week[row] - last.week))
        }
        lastStart = (sales.item[row], sales.week[row])
      }
      wasCut = isCut
    }
    guard depths.count >= 3 else { return nil }
    depths.sort()
    gaps.sort()
    depth = min(0.6, (depths[depths.count / 2] * 100).rounded() / 100)
    everyWeeks = max(2, gaps.isEmpty ? 6 : gaps[gaps.count / 2])
  }
}
