import Foundation
import Testing

@testable import ResultsStore

@Suite("The store's differences to twins")
struct IncrementalityStoreTests {
  private let folder = TemporaryFolder()

  private func record(_ number: Int, units: Int64 = 3) -> IncrementalityRecord {
    IncrementalityRecord(
      digest: "digest \(number)", strategy: "spring", part: "fresh", family: 4, number: number,
      removals: [
        .init(
          name: "spring, \"early\"", kind: .dated, firstDay: 14, lastDay: 27,
          products: ["lungo", "crema"],
          rows: [
            .init(
              twin: .direct, category: "coffee", segment: "regulars", window: "in", week: 3,
              quantity: .promoted, units: units, amount: -7_000_001),
            .init(
              twin: .total, category: "coffee", segment: "", window: "", week: 0,
              quantity: .contribution, units: 0, amount: .max),
          ]),
        .init(
          name: "all promotions", kind: .all, firstDay: 0, lastDay: 0, products: [], rows: []),
      ])
  }

  @Test("a record read back equals the record committed, once")
  func roundTrip() throws {
    let store = try RunStore(folder: folder.path, access: .write)
    for number in [2, 0, 0] { try store.commit(record(number)) }
    #expect(try store.incrementality() == [record(0), record(2)])
    #expect(try store.finishedDigests() == ["digest 0", "digest 2"])
  }

  @Test("records count in the content digest, and only where there are some")
  func contentDigest() throws {
    var digests: [String] = []
    for (name, records) in [("none", []), ("one", [record(0)]), ("other", [record(0, units: 4)])] {
      let store = try RunStore(folder: folder.path + "/" + name, access: .write)
      try store.commit(makeCell("today", 0))
      for record in records { try store.commit(record) }
      digests.append(try store.contentDigest())
    }
    #expect(Set(digests).count == 3)
    let plain = try RunStore(folder: folder.path + "/old", access: .write)
    try plain.commit(makeCell("today", 0))
    try plain.execute("DROP TABLE twin_difference")
    try plain.execute("DROP TABLE removal")
    try plain.execute("DROP TABLE twin_cell")
    #expect(try plain.contentDigest() == digests[0])
    #expect(try plain.finishedDigests() == [makeCell("today", 0).digest])
  }

  @Test("another run's records are taken over by digest")
  func adopts() throws {
    let other = try RunStore(folder: folder.path + "/other", access: .write)
    for number in 0..<3 { try other.commit(record(number)) }
    let store = try RunStore(folder: folder.path + "/this", access: .write)
    let wanted: Set = ["digest 1", "digest 2", "digest 9"]
    #expect(try store.adoptIncrementality(from: other.folder, digests: wanted) == 2)
    #expect(try store.incrementality() == [record(1), record(2)])
  }
}
