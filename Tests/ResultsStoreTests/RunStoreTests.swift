import Foundation
import Testing

@testable import ResultsStore

@Suite("RunStore")
struct RunStoreTests {
  private let folder = TemporaryFolder()

  @Test("a cell read back equals the cell committed")
  func roundTrip() throws {
    let store = try RunStore(folder: folder.path + "/a/b", access: .write)
    let cell = makeCell("high_low", 2, days: 140)
    try store.commit(cell)
    #expect(try store.cell(digest: cell.digest) == cell)
    #expect(try store.cell(digest: "0") == nil)
  }

  @Test("rows on supply are kept, and enter the digest only where there are some")
  func supply() throws {
    let store = try RunStore(folder: folder.path, access: .write)
    try store.commit(makeCell("today", 0))
    let without = try store.contentDigest()
    var cell = makeCell("today", 1)
    cell.supply = [
      .init(.market, "", quantity: "visits", 812),
      .init(.offer, "shop/lungo", quantity: "cost of expired units", 12.345_678),
    ]
    try store.commit(cell)
    #expect(try store.cell(digest: cell.digest) == cell)
    let with = try store.contentDigest()
    cell.supply = []
    let other = try RunStore(folder: folder.path + "/other", access: .write)
    try other.commit(makeCell("today", 0))
    #expect(try other.contentDigest() == without)
    try other.commit(cell)
    #expect(try other.contentDigest() != with)
  }

  @Test("committing a digest again changes nothing")
  func idempotent() throws {
    let store = try RunStore(folder: folder.path, access: .write)
    try store.commit(makeCell("today", 0))
    let before = try store.contentDigest()
    try store.commit(makeCell("today", 0))
    #expect(try store.contentDigest() == before)
    #expect(try store.finishedDigests() == [makeCell("today", 0).digest])
  }

  @Test("cells come by part, ordered by strategy and number")
  func order() throws {
    let store = try RunStore(folder: folder.path, access: .write)
    let places = [("today", 10), ("today", 2), ("high_low", 1), ("high_low", 0)]
    for (strategy, number) in places { try store.commit(makeCell(strategy, number)) }
    try store.commit(makeCell("today", 0, part: "fresh", family: 30))
    let ranked = try store.cells(part: "rank").map { "\($0.strategy) \($0.number)" }
    #expect(ranked == ["high_low 0", "high_low 1", "today 2", "today 10"])
    #expect(try store.cells(part: "fresh") == [makeCell("today", 0, part: "fresh", family: 30)])
  }

  @Test("the content digest does not depend on the order of commits, and does on every value")
  func contentDigest() throws {
    let cells = (0..<4).map { makeCell("today", $0) }
    let forward = try RunStore(folder: folder.path + "/forward", access: .write)
    let backward = try RunStore(folder: folder.path + "/backward", access: .write)
    for cell in cells { try forward.commit(cell) }
    for cell in cells.reversed() { try backward.commit(cell) }
    #expect(try forward.contentDigest() == backward.contentDigest())
    try backward.setMetadata("7", for: "seed")
    #expect(try forward.contentDigest() != backward.contentDigest())
  }

  @Test("one changed unit on one day changes the content digest")
  func digestSeesDailySeries() throws {
    var changed = makeCell("today", 0)
    changed.daily.units[5] += 1
    var digests: Set<String> = []
    for (name, cell) in [("a", makeCell("today", 0)), ("b", changed)] {
      let store = try RunStore(folder: folder.path + "/" + name, access: .write)
      try store.commit(cell)
      digests.insert(try store.contentDigest())
    }
    #expect(digests.count == 2)
  }

  @Test(
    "a packed column reads back as it was",
    arguments: [
      [], [0], [1, -1, 63, 64, -64, -65], [.min, .max, 0, .max, .min], [5_490_000, -1, 5_490_000],
    ] as [[Int64]])
  func packedColumn(values: [Int64]) {
    for stride in 1...3 {
      let bytes = CompactColumn.pack(values, stride: stride)
      #expect(CompactColumn.unpack(bytes, stride: stride, as: Int64.self) == values)
    }
    let narrow = CompactColumn.unpack(
      CompactColumn.pack([Int64.max], stride: 1), stride: 1, as: Int32.self)
    #expect(narrow == nil)
  }

  @Test("metadata keeps the latest value of a key")
  func metadata() throws {
    let store = try RunStore(folder: folder.path, access: .write)
    try store.setMetadata("1", for: "seed")
    try store.setMetadata("20260302", for: "seed")
    #expect(try store.metadata(for: "seed") == "20260302")
    #expect(try store.metadata(for: "plan") == nil)
  }

  @Test("a larger run adopts the finished cells of a smaller one, and only those it needs")
  func adoption() throws {
    let small = try RunStore(folder: folder.path + "/small", access: .write)
    for number in 0..<3 { try small.commit(makeCell("today", number)) }
    let large = try RunStore(folder: folder.path + "/large", access: .write)
    try large.commit(makeCell("today", 0))
    let needed = Set([0, 1, 7].map { makeCell("today", $0).digest })
    #expect(try large.adoptCells(from: small.folder, digests: needed) == 1)
    #expect(try large.cells(part: "rank") == [makeCell("today", 0), makeCell("today", 1)])
  }

  @Test("a run goes on where an earlier process left it")
  func resume() throws {
    do {
      let store = try RunStore(folder: folder.path, access: .write)
      try store.commit(makeCell("today", 0))
      try store.finish()
    }
    #expect(FileManager.default.fileExists(atPath: folder.path + "/run.sqlite-wal") == false)
    let store = try RunStore(folder: folder.path, access: .write)
    try store.commit(makeCell("today", 1))
    #expect(try store.finishedDigests().count == 2)
  }

  @Test("finishing while the run is open elsewhere is skipped, and both go on")
  func finishWhileShared() throws {
    let first = try RunStore(folder: folder.path, access: .write)
    let second = try RunStore(folder: folder.path, access: .write)
    try first.commit(makeCell("today", 0))
    try first.finish()
    try second.commit(makeCell("today", 1))
    try first.commit(makeCell("today", 2))
    #expect(try first.finishedDigests() == second.finishedDigests())
    #expect(try first.finishedDigests().count == 3)
  }

  @Test("a daily series that was cut off is named")
  func damagedSeries() throws {
    let store = try RunStore(folder: folder.path, access: .write)
    let cell = makeCell("today", 0)
    try store.commit(cell)
    try store.execute("UPDATE daily SET units = x'80'")
    let problem = "the daily series of cell \(cell.digest)"
    #expect(throws: ResultsError.damaged(path: store.path, detail: problem)) {
      try store.cell(digest: cell.digest)
    }
  }

  @Test("many tasks commit at once and nothing is lost")
  func threads() async throws {
    let store = try RunStore(folder: folder.path, access: .write)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<64 { group.addTask { try store.commit(makeCell("today", number)) } }
      try await group.waitForAll()
    }
    #expect(try store.cells(part: "rank").map(\.number) == Array(0..<64))
  }

  @Test("a process killed right after a commit leaves every committed cell")
  func survivesKill() async throws {
    // The killed process can't be handed a folder, so it takes a fixed name of its own.
    let path = NSTemporaryDirectory() + "/marketeer-test-killed"
    try? FileManager.default.removeItem(atPath: path)
    await #expect(processExitsWith: .signal(SIGKILL)) {
      let store = try RunStore(
        folder: NSTemporaryDirectory() + "/marketeer-test-killed", access: .write)
      for number in 0..<20 { try store.commit(makeCell("today", number)) }
      kill(getpid(), SIGKILL)
    }
    let store = try RunStore(folder: path, access: .write)
    #expect(try store.cells(part: "rank") == (0..<20).map { makeCell("today", $0) })
    try? FileManager.default.removeItem(atPath: path)
  }
}
