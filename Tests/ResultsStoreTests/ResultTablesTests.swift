import Foundation
import Testing

@testable import ResultsStore

@Suite("ResultTables")
struct ResultTablesTests {
  private let folder = TemporaryFolder()

  private func makeStore(_ name: String, reversed: Bool = false) throws -> RunStore {
    let store = try RunStore(folder: folder.path + "/" + name, access: .write)
    var cells = ["high_low", "today"].flatMap { name in (0..<6).map { makeCell(name, $0) } }
    cells += [makeCell("today", 0, part: "fresh", family: 6)]
    for cell in reversed ? cells.reversed() : cells { try store.commit(cell) }
    return store
  }

  @Test("every table is as recorded")
  func golden() throws {
    let tables = try ResultTables.all(makeSummary(), store: makeStore("a"))
    let text = tables.map { "# \($0.name)\n\($0.table.text)" }.joined(separator: "\n")
    try expectGolden(text, "tables.txt")
  }

  @Test("the written tables do not depend on the order in which cells were finished")
  func determinism() throws {
    let stores = try [makeStore("a"), makeStore("b", reversed: true)]
    for store in stores { try ResultTables.write(makeSummary(), store: store) }
    let digests = try stores.map { try Manifest.fileDigests(in: $0.folder) }
    #expect(digests[0] == digests[1])
    #expect(digests[0].count == 15)
    #expect(digests[0].keys.contains("tables/daily_summary.csv"))
  }

  @Test("daily.csv shows the first five replications")
  func firstFive() throws {
    let cells = try makeStore("a").cells(part: "rank")
    // 2 strategies, 5 of 6 replications, 2 offers, 3 days.
    #expect(ResultTables.daily(makeSummary(), cells).rowCount == 2 * 5 * 2 * 3)
  }

  @Test("dates run over the end of a month, of February in a leap year, and of a year")
  func dates() throws {
    let cases = [
      ("2026-02-27", 2, "2026-03-01"), ("2028-02-27", 2, "2028-02-29"),
      ("2026-12-31", 1, "2027-01-01"), ("2026-03-02", 140, "2026-07-20"),
    ]
    for (start, days, expected) in cases {
      #expect(CalendarDay(iso: start)?.adding(days: days).iso == expected)
    }
    #expect(CalendarDay(iso: "2026-02-29") == nil)
  }

  @Test("quantiles of 0 to 10 are 1, 5 and 9, and interpolate between values")
  func quantiles() {
    let eleven = DailyCourse.Distribution(of: (0...10).reversed().map(Double.init))
    #expect([eleven.mean, eleven.low, eleven.median, eleven.high] == [5, 1, 5, 9])
    let two = DailyCourse.Distribution(of: [2, 4])
    #expect([two.low, two.median, two.high] == [2.2, 3, 3.8])
    #expect(DailyCourse.Distribution(of: [7]).high == 7)
  }

  @Test("a course has stock only where stock is limited")
  func stock() {
    let courses = DailyCourse.courses(of: [makeCell("today", 0), makeCell("today", 1)])
    #expect(courses.map(\.stock.count) == [3, 0])
    #expect(courses[0].path(strategy: "today", isFocal: true).units == [5.5, 6.5, 7.5])
  }
}
