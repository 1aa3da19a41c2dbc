import Testing

@testable import ResultsStore

@Suite("Rows about announced reductions")
struct ClaimRowsTests {
  private let folder = TemporaryFolder()

  private static func cell() -> CellRecord {
    var cell = makeCell("high_low", 2)
    cell.claims = [
      .init(product: "lungo", rule: "", announced: 5, unlawful: 3, open: 1),
      .init(product: "lungo", rule: "EU-6a-3", announced: 5, unlawful: 3, open: 1),
      .init(product: "crema", rule: "", announced: 2, unlawful: 1, open: 0),
    ]
    return cell
  }

  @Test("come back as they were committed")
  func roundTrip() throws { try expectKept(Self.cell(), in: folder) }

  @Test("change the content digest, each value of them; without them it is what it was")
  func digest() throws {
    try expectDigestsDiffer(
      Self.cell(), in: folder,
      changes: [
        { $0.claims = [] }, { _ in }, { $0.claims[1].unlawful += 1 }, { $0.claims[0].open += 1 },
      ])
  }

  @Test("unlawful claims are counted once, whatever rules they break")
  func total() {
    #expect(Self.cell().unlawfulClaims == 4)
  }

  @Test("make a table of their own only where there are any")
  func tables() {
    var summary = makeSummary()
    func table() -> TidyCSV? {
      ResultTables.fromSummary(summary).first { $0.name == "claims" }?.table
    }
    #expect(table() == nil)
    summary.claims = ClaimSummary(
      jurisdiction: "eu", banner: "Not legal advice.",
      rows: [
        .init(
          strategy: "hilo", rule: "EU-6a-3", metric: .unlawful,
          estimate: .init(mean: 0.5, low: 0.25, high: 0.75))
      ])
    #expect(
      table()?.text == """
        strategy,jurisdiction,rule,metric,unit,mean,low,high
        hilo,eu,EU-6a-3,unlawful,count,0.5,0.25,0.75

        """)
  }
}
