// The files of `plan/` that other programs read: prices with dates and promotions.
extension PlanFiles {
  /// Writes `price_list.csv` where there is a list, and `promo_calendar.csv` and `.ics` where there are
  /// promotions; removes what an older run of the folder left of the others.
  ///
  /// - Throws: `ResultsError`.
  public static func write(
    priceList: PriceList?, calendar: PromotionCalendar, runFolder: String
  ) throws {
    let plan = runFolder + "/plan"
    try FileTree.createFolder(plan)
    try replace(priceList?.table.text, at: "\(plan)/\(PriceList.fileName)")
    let isEmpty = calendar.entries.isEmpty
    try replace(
      isEmpty ? nil : calendar.table.text, at: "\(plan)/\(PromotionCalendar.tableName)")
    try replace(
      isEmpty ? nil : calendar.calendarText, at: "\(plan)/\(PromotionCalendar.calendarName)")
  }

  private static func replace(_ text: String?, at path: String) throws {
    guard let text else { return FileTree.removeFile(path) }
    try AtomicFile.write(text, to: path)
  }
}
