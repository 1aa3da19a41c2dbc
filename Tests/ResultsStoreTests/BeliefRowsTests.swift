import Testing

@testable import ResultsStore

@Suite("Rows about beliefs")
struct BeliefRowsTests {
  private let folder = TemporaryFolder()

  private static func cell() -> CellRecord {
    var cell = makeCell("thompson", 2)
    cell.beliefs = [
      .init(
        day: 0, product: "lungo", measure: "units per chance", price: 5, mean: 0.5,
        band: [0.025, 0.1, 0.9, 0.975]),
      .init(day: 7, product: "lungo", measure: "price coefficient", price: 0, mean: 2, band: []),
    ]
    return cell
  }

  @Test("come back as they were committed")
  func roundTrip() throws { try expectKept(Self.cell(), in: folder) }

  @Test("make a table with empty fields where there is no price and no interval")
  func table() {
    let tables = ResultTables.beliefTables([Self.cell()])
    #expect(
      tables.map(\.table.text) == [
        """
        strategy,replication,day,product,measure,price,mean,low_95,low_80,high_80,high_95
        thompson,2,0.0,lungo,units per chance,5.0,0.5,0.025,0.1,0.9,0.975
        thompson,2,7.0,lungo,price coefficient,,2.0,,,,

        """
      ])
    #expect(ResultTables.beliefTables([makeCell("list", 1)]).isEmpty)
  }
}
