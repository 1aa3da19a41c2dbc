import Foundation
import Testing

@Suite struct PlanTests {
  @Test("a policy's own cuts are in price list and calendar, without was-prices that nobody asked")
  func cuts() throws {
    let folder = try ExportTests.promotingFolder()
    let command = ["run", Shelf.fileName, "--strategy", "hilo", "--replications", "6", "--quiet"]
    #expect(try Program.run(command, in: folder).code == 0)
    // Before the first cut the shelf asked 9.00, not 3.00; in the 30 days before the second the lowest
    // price was the first's 2.40, which the second does not undercut.
    let list = try folder.text("results/shelf/latest/plan/price_list.csv")
    #expect(
      list.split(separator: "\n").prefix(5) == [
        "sku,channel,valid_from,valid_to,price,was_price,currency,tax_basis,was_price_check",
        "green,shop,2026-03-02,2026-03-08,2.4,,EUR,no tax,fail EU-6a-1 EU-6a-3",
        "green,shop,2026-03-09,2026-03-29,3.0,,EUR,no tax,",
        "green,shop,2026-03-30,2026-04-05,2.4,,EUR,no tax,fail EU-6a-1 EU-6a-3 EU-6a-4",
        "green,shop,2026-04-06,2026-04-26,3.0,,EUR,no tax,",
      ])
    let calendar = try folder.text("results/shelf/latest/plan/promo_calendar.csv")
    #expect(
      calendar.hasPrefix(
        """
        promotion,sku,channel,mechanic,offer,from,to,start_time,end_time,placement,funding
        cut 2026-03-02 to 2026-03-08,green,shop,price cut,
        """.trimmingCharacters(in: .newlines)))
    let events = try folder.text("results/shelf/latest/plan/promo_calendar.ics")
    #expect(events.contains("DTSTART;VALUE=DATE:20260330\r\nDTEND;VALUE=DATE:20260406\r\n"))
  }

  @Test("a policy whose prices differ between seasons has no price list, and no cuts in a calendar")
  func drawnCosts() throws {
    let folder = try ExportTests.promotingFolder()
    let text = try folder.text(Shelf.fileName).replacing(
      "hilo: {high_low: {depth: 20%, every: 4 weeks}}", with: "hilo: {cost_plus: {markup: 60%}}")
    let fewer = text.replacing("  dearer: {fixed: {factor: 110%}}\n", with: "")
    try folder.write(fewer, to: Shelf.fileName)
    #expect(try Program.run(Shelf.compare("--replications", "6"), in: folder).code == 0)
    let plan = Set(try folder.files(below: "results/shelf/latest/plan").keys)
    #expect(plan == ["price_recommendations.csv", "weekly_plan.csv"])
    let prices = try folder.text("results/shelf/latest/plan/price_recommendations.csv")
    #expect(prices.contains("cost"))
  }
}
