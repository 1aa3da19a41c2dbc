import Testing

@testable import ResultsStore

@Suite("promotions in results")
struct PromotionTablesTests {
  private let folder = TemporaryFolder()

  private static func cell(_ number: Int, redemptions: Int64) -> CellRecord {
    var cell = makeCell("mail", number)
    var row = CellRecord.PromotionRow(
      promotion: "coupon", firm: "shop", product: "lungo", segment: "hunters")
    row.units = redemptions
    row.redemptions = redemptions
    row.saving = redemptions * 1_000_000
    row.discount = redemptions * 934_579
    cell.promotions = [row]
    var total = CellRecord.PromotionTotal(promotion: "coupon")
    total.contacts = 40
    total.contactCost = 1_600_000
    total.spent = row.discount + total.contactCost
    total.budget = 12_000_000
    total.stop = redemptions > 10 ? "budget" : ""
    total.stopDay = redemptions > 10 ? 17 : -1
    cell.promotionTotals = [total]
    return cell
  }

  @Test("a cell with promotions read back equals the cell committed, and its digest differs")
  func roundTrip() throws {
    let store = try RunStore(folder: folder.path, access: .write)
    let cell = Self.cell(0, redemptions: 11)
    try store.commit(cell)
    #expect(try store.cell(digest: cell.digest) == cell)
    let other = try RunStore(folder: folder.path + "/other", access: .write)
    try other.commit(makeCell("mail", 0))
    #expect(try store.contentDigest() != other.contentDigest())
  }

  @Test("tables hold means by promotion and segment, costs by replication")
  func tables() {
    let tables = ResultTables.promotionTables([
      Self.cell(0, redemptions: 11), Self.cell(1, redemptions: 8),
    ])
    #expect(tables.map(\.name) == ["promotions", "promotion_costs"])
    #expect(
      tables[0].table.text == """
        strategy,promotion,firm,product,segment,units,redemptions,saving,discount,funding
        mail,coupon,shop,lungo,hunters,9.5,9.5,9.5,8.8785005,0.0

        """)
    #expect(
      tables[1].table.text == """
        strategy,replication,promotion,contacts,contact_cost,handling_cost,spent,budget,stop,stop_day
        mail,0,coupon,40,1.6,0.0,11.880369,12.0,budget,18
        mail,1,coupon,40,1.6,0.0,9.076632,12.0,,

        """)
  }

  @Test("without promotions there are no tables")
  func none() {
    #expect(ResultTables.promotionTables([makeCell("today", 0)]).isEmpty)
  }
}
