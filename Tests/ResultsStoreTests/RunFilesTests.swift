import Foundation
import Testing

@testable import ResultsStore

@Suite("Files of a run")
struct RunFilesTests {
  private let folder = TemporaryFolder()
  private var registry: RunRegistry { RunRegistry(root: folder.path) }

  /// Makes a run; without a time of finishing it stays unfinished.
  private func makeRun(_ scenario: String, _ runID: String, finishedAt: String?) throws {
    var summary = makeSummary()
    (summary.header.scenario, summary.header.runID) = (scenario, runID)
    let path = registry.folder(scenario: scenario, runID: runID)
    let store = try RunStore(folder: path, access: .write)
    try summary.write(runFolder: path)
    guard let finishedAt else { return }
    let environment = Manifest.Environment(
      operatingSystem: "os", processor: "cpu", toolchain: "swift", finishedAt: finishedAt)
    try Manifest(
      summary: summary, resolvedScenario: "name: \(scenario)\n", store: store,
      environment: environment
    ).write(runFolder: path)
  }

  @Test("a manifest read back equals the one written, and holds every file's digest")
  func manifest() throws {
    try makeRun("coffee", "aa11", finishedAt: "2026-03-02T10:00:00Z")
    let path = registry.folder(scenario: "coffee", runID: "aa11")
    let manifest = try Manifest.read(runFolder: path)
    let text = try makeSummaryText(runID: "aa11")
    #expect(manifest.files == ["summary.json": SHA256Digest.hex(of: text)])
    #expect(manifest.scenarioDigest == SHA256Digest.hex(of: "name: coffee\n"))
    #expect(manifest.strategies == ["high_low", "today"])
    #expect(manifest.seed == 20_260_302)
  }

  private func makeSummaryText(runID: String) throws -> String {
    var summary = makeSummary()
    summary.header.runID = runID
    return try summary.json()
  }

  @Test("a summary read back equals the one written, numbers that are none included")
  func summary() throws {
    try makeSummary().write(runFolder: folder.path)
    let copy = try ComparisonSummary.read(runFolder: folder.path)
    #expect(try copy.json() == makeSummary().json())
    #expect(copy.strategies[1].adjustedP.isNaN)
  }

  @Test("runs are listed by scenario, oldest first, unfinished last")
  func list() throws {
    try makeRun("tea", "cc33", finishedAt: "2026-01-01T00:00:00Z")
    try makeRun("coffee", "ab12", finishedAt: nil)
    try makeRun("coffee", "bb22", finishedAt: "2026-03-01T00:00:00Z")
    try makeRun("coffee", "aa11", finishedAt: "2026-03-02T00:00:00Z")
    try registry.markLatest(scenario: "coffee", runID: "aa11")
    #expect(registry.runs().map(\.runID) == ["bb22", "aa11", "ab12", "cc33"])
    #expect(registry.runs().map { $0.manifest == nil } == [false, false, true, false])
  }

  @Test(
    "a run answers to its folder, its id, its beginning and `latest`",
    arguments: [
      ("results/coffee/aa11", "aa11"), ("aa11", "aa11"), ("b", "bb22"), ("coffee/aa", "aa11"),
      ("coffee/latest", "bb22"), ("latest", "bb22"), ("results/tea/latest/", "aa12"),
    ])
  func naming(name: String, expected: String) throws {
    try makeRun("coffee", "aa11", finishedAt: "2026-03-02T00:00:00Z")
    try makeRun("coffee", "bb22", finishedAt: "2026-03-03T00:00:00Z")
    try makeRun("tea", "aa12", finishedAt: "2026-03-01T00:00:00Z")
    try registry.markLatest(scenario: "coffee", runID: "aa11")
    try registry.markLatest(scenario: "coffee", runID: "bb22")
    try registry.markLatest(scenario: "tea", runID: "aa12")
    #expect(try registry.run(named: name).runID == expected)
  }

  @Test("an unknown and an ambiguous run are named")
  func unknownRuns() throws {
    try makeRun("coffee", "aa11", finishedAt: nil)
    try makeRun("tea", "aa12", finishedAt: nil)
    #expect(throws: ResultsError.noRun(root: folder.path, name: "x")) {
      try registry.run(named: "x")
    }
    let error = #expect(throws: ResultsError.self) { try registry.run(named: "aa") }
    let message = """
      aa: error: 2 runs answer to this name: coffee/aa11, tea/aa12
      hint: write the run id in full
      """
    #expect(error?.description == message)
  }

  @Test("a scenario's name can't leave the results folder")
  func folderNames() {
    #expect(registry.folder(scenario: "../a b", runID: "1") == folder.path + "/---a-b/1")
    #expect(RunRegistry.folderName("Kaffee_Frühling-2026") == "Kaffee_Frühling-2026")
  }

  @Test("an atomic write replaces the whole file and leaves nothing beside it")
  func atomicWrite() throws {
    try folder.write("a long old text", to: "t.csv")
    try AtomicFile.write("new", to: folder.path + "/t.csv")
    #expect(folder.text("t.csv") == "new")
    #expect(FileTree.names(in: folder.path) == ["t.csv"])
  }

  @Test("bytes are written as they are")
  func atomicBytes() throws {
    let bytes: [UInt8] = [0, 0xFF, 10, 0x80]
    try AtomicFile.write(bytes, to: folder.path + "/weights")
    #expect(try Array(FileTree.contents(of: folder.path + "/weights")) == bytes)
  }

  @Test("a write into a missing folder names the file")
  func missingFolder() {
    let path = folder.path + "/none/t.csv"
    #expect(throws: ResultsError.file(path: path, action: "write", code: ENOENT)) {
      try AtomicFile.write("x", to: path)
    }
  }

  @Test("the plan's files are as recorded")
  func plan() throws {
    let price = PlanFiles.PriceRecommendation(
      sku: "lungo-250", priceNow: 5, recommended: 4.5,
      unitsChange: .init(mean: 120, low: 90, high: 150),
      revenueChange: .init(mean: 300, low: 200, high: 400),
      contributionChange: .init(mean: 75.5, low: -10, high: 160), elasticity: -2.2,
      ruleThatBound: "", isExtrapolated: true, policy: "20 % off every 4 weeks, then back")
    let week = PlanFiles.WeeklyRow(
      sku: "lungo-250", week: 1, from: "2026-03-02", price: 4.5, promotion: "spring",
      unitsLow: 80, unitsMid: 101, unitsHigh: 130, contribution: 75.5, stockCoverWeeks: nil)
    try PlanFiles.write(recommendations: [price], weeks: [week], runFolder: folder.path)
    let text = ["price_recommendations", "weekly_plan"].map { folder.text("plan/\($0).csv") }
    try expectGolden(text.joined(separator: "\n"), "plan.txt")
  }

  @Test("a tag names a run, stands in no digest, and is gone when it is taken away")
  func tags() throws {
    try makeRun("coffee", "aa11", finishedAt: "2026-03-02T00:00:00Z")
    try makeRun("coffee", "bb22", finishedAt: "2026-03-03T00:00:00Z")
    let path = registry.folder(scenario: "coffee", runID: "aa11")
    let before = try Manifest.fileDigests(in: path)
    try RunTags.write(["signed-off", "board", "board"], runFolder: path)
    #expect(try registry.run(named: "signed-off").runID == "aa11")
    #expect(try registry.run(named: "coffee/board").tags == ["board", "signed-off"])
    #expect(try Manifest.fileDigests(in: path) == before)
    try RunTags.write([], runFolder: path)
    #expect(throws: ResultsError.self) { try registry.run(named: "board") }
  }

  @Test(
    "a tag is a word that is no run id", arguments: ["", "latest", "0123456789ab", "a b", "../x/y"])
  func badTag(text: String) {
    #expect(!RunTags.isValid(text))
    #expect(RunTags.isValid("board-2026.03_final"))
  }

  @Test("cleaning leaves the newest runs, `latest`, tagged runs and runs with a brief")
  func cleaning() throws {
    for day in 1...6 {
      try makeRun("coffee", "run\(day)", finishedAt: "2026-03-0\(day)T00:00:00Z")
    }
    try makeRun("coffee", "broken", finishedAt: nil)
    try registry.markLatest(scenario: "coffee", runID: "run1")
    let path = { (runID: String) in registry.folder(scenario: "coffee", runID: runID) }
    try RunTags.write(["kept"], runFolder: path("run2"))
    try FileTree.createFolder(path("run3") + "/brief")
    func candidates(idleSince: Date? = nil) -> [RunCleaning.Candidate] {
      RunCleaning(kept: 2, idleSince: idleSince).candidates(in: registry)
    }
    #expect(candidates().map(\.run.runID) == ["run4"])
    // Somebody may be writing the unfinished run: only one that is older than the given time goes.
    #expect(candidates(idleSince: .distantPast).map(\.run.runID) == ["run4"])
    let idle = candidates(idleSince: .distantFuture)
    #expect(idle.map(\.run.runID) == ["run4", "broken"] && idle.allSatisfy { $0.bytes > 0 })
    try RunCleaning.remove(idle[0].run)
    #expect(candidates().isEmpty && registry.runs().count == 6)
  }
}
