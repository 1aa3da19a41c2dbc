// Tables that add up the stored cells.
extension ResultTables {
  private typealias Field = TidyCSV.Field

  /// How many replications `daily.csv` shows day by day.
  package static let dailyReplications = 5

  /// The focal firm's totals in every replication.
  static func replications(_ summary: ComparisonSummary, _ cells: [CellRecord]) -> TidyCSV {
    let totals =
      SalesColumns.all.map(\.name) + OfferColumns.all.map(\.name).filter { $0 != "left_over" }
    var table = TidyCSV(
      columns: ["strategy", "replication", "objective", "difference"] + totals
        + ["stock_out_days"])
    for (name, group) in byStrategy(cells) {
      let strategy = summary.strategies.first { $0.name == name }
      for (index, cell) in group.enumerated() {
        var fields: [Field] = [.text(name), .integer(cell.number)]
        fields += [strategy?.objectives, strategy?.differences].map { value($0, at: index) }
        table.append(fields + focalTotals(cell, firm: summary.header.firm))
      }
    }
    return table
  }

  private static func value(_ values: [Double]?, at index: Int) -> Field {
    guard let values, index < values.count else { return .missing }
    return .number(values[index])
  }

  private static func focalTotals(_ cell: CellRecord, firm: String) -> [Field] {
    let sales = cell.sales.filter { $0.firm == firm }
    let offers = cell.offers.filter { $0.firm == firm }
    func total(_ path: SalesColumns.Path) -> Int64 { sales.reduce(0) { $0 + $1[keyPath: path] } }
    func total(_ path: OfferColumns.Path) -> Int64 { offers.reduce(0) { $0 + $1[keyPath: path] } }
    var fields = SalesColumns.counts.map { Field.integer(total($0.path)) }
    fields += SalesColumns.amounts.map { .money(total($0.path)) }
    fields += OfferColumns.counts.filter { $0.name != "left_over" }
      .map { .integer(total($0.path)) }
    fields += OfferColumns.amounts.map { .money(total($0.path)) }
    return fields + [.number(offers.reduce(0) { $0 + $1.stockOutDays })]
  }

  /// Means per replication, by strategy, firm, product and segment.
  static func sales(_ cells: [CellRecord]) -> TidyCSV {
    var table = TidyCSV(
      columns: ["strategy", "firm", "product", "segment"] + SalesColumns.all.map(\.name))
    for (name, group) in byStrategy(cells) {
      for row in summedSales(group) {
        let place = [row.firm, row.product, row.segment].map(Field.text)
        let size = Double(group.count)
        let counts = SalesColumns.counts.map { Double(row[keyPath: $0.path]) / size }
        let amounts = SalesColumns.amounts.map { Double(row[keyPath: $0.path]) / (1e6 * size) }
        let means = (counts + amounts).map(Field.number)
        table.append([.text(name)] + place + means)
      }
    }
    return table
  }

  /// Adds rows of the same offer and segment, in order of first appearance.
  private static func summedSales(_ cells: [CellRecord]) -> [CellRecord.SalesRow] {
    var sums: [CellRecord.SalesRow] = []
    var places: [[String]: Int] = [:]
    for row in cells.flatMap(\.sales) {
      let key = [row.firm, row.product, row.segment]
      guard let place = places[key] else {
        places[key] = sums.count
        sums.append(row)
        continue
      }
      for column in SalesColumns.all {
        sums[place][keyPath: column.path] += row[keyPath: column.path]
      }
    }
    return sums
  }

  /// The first replications, day by day.
  static func daily(_ summary: ComparisonSummary, _ cells: [CellRecord]) -> TidyCSV {
    var table = TidyCSV(columns: [
      "strategy", "replication", "firm", "product", "day", "date", "units", "price", "stock",
    ])
    for (name, group) in byStrategy(cells) {
      for cell in group.prefix(dailyReplications) {
        for (offer, row) in cell.offers.enumerated() {
          for day in 0..<cell.daily.dayCount {
            let place = day * cell.daily.offerCount + offer
            let stock = cell.daily.stock[place]
            table.append([
              .text(name), .integer(cell.number), .text(row.firm), .text(row.product),
              .integer(day + 1), date(summary, day), .integer(Int64(cell.daily.units[place])),
              .money(cell.daily.prices[place]), stock < 0 ? .missing : .integer(Int64(stock)),
            ])
          }
        }
      }
    }
    return table
  }

  /// Mean and quantiles over all ranking replications, day by day.
  static func dailySummary(_ summary: ComparisonSummary, _ cells: [CellRecord]) -> TidyCSV {
    var table = TidyCSV(columns: [
      "strategy", "firm", "product", "quantity", "day", "date", "mean", "q10", "q50", "q90",
    ])
    for (name, group) in byStrategy(cells) {
      for course in DailyCourse.courses(of: group) {
        let columns = [("units", course.units), ("price", course.prices), ("stock", course.stock)]
        for (quantity, days) in columns {
          for (day, values) in days.enumerated() {
            table.append([
              .text(name), .text(course.firm), .text(course.product), .text(quantity),
              .integer(day + 1), date(summary, day), .number(values.mean), .number(values.low),
              .number(values.median), .number(values.high),
            ])
          }
        }
      }
    }
    return table
  }

  /// The assumptions drawn in every replication; strategies share them, so one cell speaks for all.
  static func draws(_ cells: [CellRecord]) -> TidyCSV {
    var table = TidyCSV(columns: ["part", "replication", "assumption", "value"])
    var seen: Set<String> = []
    for cell in cells where seen.insert("\(cell.part) \(cell.number)").inserted {
      for draw in cell.draws {
        table.append([
          .text(cell.part), .integer(cell.number), .text(draw.name), .number(draw.value),
        ])
      }
    }
    return table
  }

  private static func date(_ summary: ComparisonSummary, _ day: Int) -> Field {
    guard let start = CalendarDay(iso: summary.header.start) else { return .missing }
    return .text(start.adding(days: day).iso)
  }

  /// Splits cells, which come ordered by strategy, into strategies.
  static func byStrategy(
    _ cells: [CellRecord]
  ) -> [(name: String, cells: [CellRecord])] {
    cells.chunked { $0.strategy }
  }
}

extension Array {
  /// Returns runs of neighbours with the same key.
  fileprivate func chunked(by key: (Element) -> String) -> [(name: String, cells: [Element])] {
    var chunks: [(name: String, cells: [Element])] = []
    for element in self {
      let name = key(element)
      if chunks.last?.name == name {
        chunks[chunks.count - 1].cells.append(element)
      } else {
        chunks.append((name, [element]))
      }
    }
    return chunks
  }
}
