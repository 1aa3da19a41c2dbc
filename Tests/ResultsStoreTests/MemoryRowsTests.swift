import Testing

@testable import ResultsStore

@Suite("Rows about memory and returns")
struct MemoryRowsTests {
  private let folder = TemporaryFolder()

  private static func remembering() -> CellRecord {
    var cell = makeCell("high_low", 2)
    cell.memory = [
      .init(measure: "awareness", subject: "lungo", values: [0, 0.1, 1.0 / 3]),
      .init(measure: "units at home", subject: "coffee", values: []),
    ]
    var parcel = CellRecord.ReturnRow(firm: "shop", product: "lungo")
    parcel.units = 3
    parcel.gross = 16_470_000
    parcel.tax = 1_077_477
    parcel.goods = 6_200_000
    parcel.handling = 450_000
    cell.returns = [parcel]
    return cell
  }

  @Test("come back as they were committed")
  func roundTrip() throws { try expectKept(Self.remembering(), in: folder) }

  @Test("change the content digest, each value of them")
  func digest() throws {
    try expectDigestsDiffer(
      Self.remembering(), in: folder,
      changes: [
        { ($0.memory, $0.returns) = ([], []) }, { _ in }, { $0.memory[0].values[2] += 1e-9 },
        { $0.returns[0].handling += 1 },
      ])
  }

  @Test("make tables of their own only where there are any")
  func tables() {
    var summary = makeSummary()
    #expect(ResultTables.fromMemory(summary).isEmpty)
    summary.memory = [
      .init(strategy: "today", measure: "awareness", subject: "lungo", values: [0.25])
    ]
    summary.returns = [
      .init(strategy: "today", sold: 10, returned: 1, refunds: 4.5, handling: 2, recovered: 3)
    ]
    let texts = ResultTables.fromMemory(summary).map { $0.name + "\n" + $0.table.text }
    #expect(
      texts == [
        "memory\nstrategy,measure,unit,subject,week,mean\ntoday,awareness,share,lungo,1,0.25\n",
        "returns\nstrategy,sold,returned,refunds,handling,recovered\ntoday,10.0,1.0,4.5,2.0,3.0\n",
      ])
  }
}
