// Tables about consumers' memory and about returns; left out where there is nothing.
extension ResultTables {
  static func fromMemory(_ summary: ComparisonSummary) -> [Named] {
    var tables: [Named] = []
    if let courses = summary.memory { tables.append(Named(name: "memory", table: memory(courses))) }
    if let rows = summary.returns { tables.append(Named(name: "returns", table: returns(rows))) }
    return tables
  }

  private static func memory(_ courses: [ComparisonSummary.MemoryCourse]) -> TidyCSV {
    var table = TidyCSV(columns: ["strategy", "measure", "unit", "subject", "week", "mean"])
    for course in courses {
      for (week, value) in course.values.enumerated() {
        table.append([
          .text(course.strategy), .text(course.measure),
          ColumnDictionary.unit(of: course.measure, in: "memory"), .text(course.subject),
          .integer(week + 1), .number(value),
        ])
      }
    }
    return table
  }

  private static func returns(_ rows: [ComparisonSummary.ReturnsRow]) -> TidyCSV {
    var table = TidyCSV(
      columns: ["strategy", "sold", "returned", "refunds", "handling", "recovered"])
    for row in rows {
      table.append(
        [.text(row.strategy)]
          + [row.sold, row.returned, row.refunds, row.handling, row.recovered].map { .number($0) })
    }
    return table
  }
}
