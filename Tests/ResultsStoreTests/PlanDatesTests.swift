import Testing

@testable import ResultsStore

@Suite("Price list and promotion calendar")
struct PlanDatesTests {
  static let list = PriceList(
    channel: "shop", currency: "EUR", taxBasis: "including 7 % tax",
    rows: [
      .init(
        sku: "lungo", validFrom: "2026-03-02", validTo: "2026-03-15", price: 5.49, comparison: .none
      ),
      .init(
        sku: "lungo", validFrom: "2026-03-16", validTo: "2026-03-29", price: 4.39,
        comparison: .allowed(was: 5.49)),
      .init(
        sku: "lungo", validFrom: "2026-03-30", validTo: "2026-04-05", price: 4.39,
        comparison: .withheld(because: "fail EU-6a-2")),
      .init(
        sku: "tea, \"green\"", validFrom: "2026-03-02", validTo: "2026-04-05", price: 3,
        comparison: .unchecked(was: 3.5)),
    ])

  static let calendar = PromotionCalendar(
    scenario: "coffee", channel: "shop", start: "2026-03-02",
    entries: [
      .init(
        promotion: "spring", skus: ["lungo", "espresso"], mechanic: "percent off", offer: "20% off",
        firstDay: "2026-03-16", lastDay: "2026-03-31", placement: "display, mailer",
        funding: "80% of the discount"),
      .init(
        promotion: "flash; a, b\\c\nend", skus: ["lungo"], mechanic: "amount off",
        offer: "€0.50 off, 中文 " + String(repeating: "ä", count: 60), firstDay: "2026-12-31",
        lastDay: "2026-12-31", startTime: "18:00", placement: "", funding: ""),
    ])

  @Test("the price list is as recorded")
  func priceList() throws {
    try expectGolden(Self.list.table.text, "price_list.csv")
  }

  @Test("the promotion calendar is as recorded")
  func promotions() throws {
    try expectGolden(Self.calendar.table.text, "promo_calendar.csv")
    // Goldens are read as text, so line ends are shown.
    try expectGolden(
      Self.calendar.calendarText.replacing("\r\n", with: "<CRLF>\n"), "promo_calendar.ics.txt")
  }

  @Test("no line of a calendar is longer than 75 octets, and folding loses nothing")
  func folding() {
    let text = Self.calendar.calendarText
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(lines.contains { $0.utf8.first == 0x20 })
    let unfolded = text.replacing("\r\n ", with: "")
    #expect(unfolded.contains(String(repeating: "ä", count: 60)))
    #expect(unfolded.contains("SUMMARY:shop: flash\\; a\\, b\\\\c\\nend\r\n"))
  }

  @Test("an all-day event ends with the day after its last one, over the end of a month and a year")
  func ends() {
    let text = Self.calendar.calendarText
    #expect(text.contains("DTSTART;VALUE=DATE:20260316\r\nDTEND;VALUE=DATE:20260401\r\n"))
    #expect(text.contains("DTSTART:20261231T180000\r\nDTEND:20270101T000000\r\n"))
  }

  @Test("an event keeps its identifier when its dates change, and another channel has another")
  func identifiers() {
    func identifier(_ edit: (inout PromotionCalendar) -> Void) -> Substring? {
      var calendar = Self.calendar
      edit(&calendar)
      return calendar.calendarText.split(separator: "\r\n").first { $0.hasPrefix("UID:") }
    }
    let first = identifier { _ in }
    #expect(first == identifier { $0.entries[0].lastDay = "2026-04-07" })
    #expect(first != identifier { $0.channel = "market" })
    #expect(first != identifier { $0.entries[0].promotion = "summer" })
  }

  @Test("files of an older plan go where the policy has none")
  func removal() throws {
    let folder = TemporaryFolder()
    try PlanFiles.write(
      priceList: Self.list, calendar: Self.calendar, runFolder: folder.path)
    #expect(
      FileTree.names(in: folder.path + "/plan")
        == ["price_list.csv", "promo_calendar.csv", "promo_calendar.ics"])
    var none = Self.calendar
    none.entries = []
    try PlanFiles.write(priceList: nil, calendar: none, runFolder: folder.path)
    #expect(FileTree.names(in: folder.path + "/plan").isEmpty)
  }
}
