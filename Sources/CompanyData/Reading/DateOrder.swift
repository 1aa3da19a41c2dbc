import MarketModel
import ScenarioFiles

/// Turns the date cells of a column into days.
///
/// Dates with slashes need the mapping's `date_format` or, in their column, a number above 12 in the
/// place of the day; otherwise they are a mistake.
struct DateOrder {
  /// What the mapping says.
  let stated: DateFormat?

  /// Returns a day per different text of the column, `nil` for an empty one; mistakes are noted.
  func days(_ cells: ColumnCells, column: Int, in table: DelimitedText, log: ImportLog)
    -> [CivilDate?]
  {
    let dates = cells.texts.map(DateText.init)
    let order = slashOrder(dates, cells, column: column, in: table, log: log)
    return cells.texts.indices.map { index in
      guard !cells.texts[index].isEmpty else { return nil }
      let date = resolved(dates[index], order: order)
      if case .day(let day) = date { return day }
      if case .slashes = date { return nil }
      log.error(
        table.place(cells.firstRows[index], column), "'\(cells.texts[index])' is not a date",
        hint: "write it as 2026-03-02, 02.03.2026, 2026-W10 or KW 10/2026")
      return nil
    }
  }

  private func resolved(_ date: DateText, order: SlashOrder?) -> DateText {
    guard case .slashes(let first, let second, let year) = date, let order else { return date }
    return order == .dayFirst
      ? DateText.day(first, second, year: year) : DateText.day(second, first, year: year)
  }

  private func slashOrder(
    _ dates: [DateText], _ cells: ColumnCells, column: Int, in table: DelimitedText, log: ImportLog
  ) -> SlashOrder? {
    if let order = stated?.slashOrder { return order }
    var (anySlash, dayFirst, monthFirst): (Int?, Int?, Int?) = (nil, nil, nil)
    for (index, date) in dates.enumerated() {
      guard case .slashes(let first, let second, _) = date else { continue }
      anySlash = anySlash ?? index
      if first > 12 { dayFirst = dayFirst ?? index }
      if second > 12 { monthFirst = monthFirst ?? index }
    }
    guard let anySlash else { return nil }
    if dayFirst != nil, monthFirst == nil { return .dayFirst }
    if monthFirst != nil, dayFirst == nil { return .monthFirst }
    let index = max(dayFirst ?? anySlash, monthFirst ?? anySlash)
    let problem =
      dayFirst == nil
      ? "may be day/month or month/day" : "contradicts the order of day and month above"
    log.error(
      table.place(cells.firstRows[index], column), "'\(cells.texts[index])' \(problem)",
      hint:
        "add `date_format: dd/mm/yyyy` or `date_format: mm/dd/yyyy` for this table to mapping.yaml")
    return nil
  }
}
