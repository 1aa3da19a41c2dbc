import Testing

@testable import ResultsStore

@Suite("Rows about groups and welfare")
struct FairnessRowsTests {
  private let folder = TemporaryFolder()

  private static func cell() -> CellRecord {
    var cell = makeCell("high_low", 2)
    var low = CellRecord.GroupRow(dimension: "income", band: "low")
    (low.consumers, low.holders, low.users) = (40, 20, 10)
    (low.units, low.paid, low.comparedUnits) = (30, 160_000_000, 25)
    low.priceIndex = -0.01
    var high = CellRecord.GroupRow(dimension: "income", band: "high")
    (high.units, high.paid, high.comparedUnits, high.priceIndex) = (5, 30_000_000, 5, 0.025)
    let unseen = CellRecord.GroupRow(dimension: "income", band: "none")
    cell.groups = [low, high, unseen]
    cell.welfare = [.init(.occasions, 1_200), .init(.logSum, factor: 0.9, 1.0 / 3)]
    return cell
  }

  @Test("come back as they were committed")
  func roundTrip() throws { try expectKept(Self.cell(), in: folder) }

  @Test("change the content digest, each value of them; without them it is what it was")
  func digest() throws {
    try expectDigestsDiffer(
      Self.cell(), in: folder,
      changes: [
        { ($0.groups, $0.welfare) = ([], []) }, { _ in }, { $0.groups[1].priceIndex += 1e-9 },
        { $0.groups[0].paid += 1 }, { $0.welfare[1].value += 1e-9 },
      ])
  }

  @Test("a gap is the largest difference between groups that can be compared")
  func gap() {
    let cell = Self.cell()
    #expect(abs(cell.priceGap(of: "income") - 0.035) < 1e-12)
    #expect(cell.priceGap(of: "age") == 0)
  }

  @Test("make tables of their own only where there are any")
  func tables() {
    var summary = makeSummary()
    func names() -> [String] { ResultTables.fromSummary(summary).map(\.name) }
    #expect(!names().contains("fairness") && !names().contains("welfare"))
    let estimate = ComparisonSummary.Estimate(mean: 0.5, low: 0.25, high: 0.75)
    summary.fairness = FairnessSummary(rows: [
      .init(
        strategy: "today", dimension: "income", group: "low", metric: .priceIndex,
        estimate: estimate)
    ])
    summary.welfare = WelfareSummary(
      kind: .surplus,
      rows: [.init(strategy: "today", measure: .surplusChange, estimate: estimate)])
    #expect(names().suffix(2) == ["fairness", "welfare"])
    #expect(
      summary.fairness?.table.text
        == "strategy,dimension,group,metric,unit,mean,low,high\n"
        + "today,income,low,price index,share,0.5,0.25,0.75\n")
    #expect(
      summary.welfare?.table.text
        == "strategy,measure,unit,mean,low,high\n"
        + "today,change of consumer surplus,money,0.5,0.25,0.75\n")
  }
}
