import Foundation
import Testing

@testable import ResultsStore

@Suite("ResultsError")
struct ResultsErrorTests {
  private let folder = TemporaryFolder()

  @Test(
    "SQLite's refusals say what to do",
    arguments: [
      (13, "the disk is full", "free some space; finished cells are kept"),
      (
        8 | 3 << 8, "the store is read-only",
        "make the folder writable, or name another folder for the results"
      ),
      (
        5, "the store is locked by another process",
        "wait until it has ended, or stop it; finished cells are kept"
      ),
      (
        10 | 3 << 8, "the disk reported an error (boom)",
        "check free space and the disk; finished cells are kept"
      ),
      (11, "the store is damaged: boom", "delete the run's folder and start the run again"),
      (14, "cannot open the store", "check that the folder exists and may be written to"),
      (1, "the store failed (SQLite 1: boom)", "report this with the scenario file"),
    ] as [(Int32, String, String)])
  func databaseErrors(code: Int32, problem: String, hint: String) {
    let error = ResultsError.database(path: "results/a/run.sqlite", code: code, message: "boom")
    #expect(error.description == "results/a/run.sqlite: error: \(problem)\nhint: \(hint)")
  }

  @Test("a file that is no database is left alone and named")
  func foreignFile() throws {
    let contents = "not a database, I fear"
    try folder.write(contents, to: "run.sqlite")
    let message = """
      \(folder.path)/run.sqlite: error: the file is not a store of runs
      hint: move the file away, or name another folder for the results
      """
    #expect(failure { _ = try RunStore(folder: folder.path, access: .write) } == message)
    #expect(folder.text("run.sqlite") == contents)
  }

  @Test("another program's database is left alone and named")
  func foreignDatabase() throws {
    let store = try RunStore(folder: folder.path, access: .write)
    try store.execute("PRAGMA application_id = 7")
    try store.finish()
    let before = try FileTree.contents(of: store.path)
    let message = """
      \(store.path): error: the file is not a store of runs
      hint: move the file away, or name another folder for the results
      """
    #expect(failure { _ = try RunStore(folder: folder.path, access: .write) } == message)
    #expect(try FileTree.contents(of: store.path) == before)
  }

  @Test("a store of a newer version is refused")
  func newerStore() throws {
    let store = try RunStore(folder: folder.path, access: .write)
    try store.execute("INSERT INTO grdb_migrations VALUES ('from the future')")
    let message = """
      \(folder.path)/run.sqlite: error: the store was written by a newer version of marketeer
      hint: update marketeer, or name another folder for the results
      """
    #expect(failure { _ = try RunStore(folder: folder.path, access: .write) } == message)
    #expect(failure { _ = try RunStore(folder: folder.path, access: .read) } == message)
  }

  @Test("reading a run that is not there names the file and creates nothing")
  func missingStore() {
    let path = folder.path + "/none"
    let message = """
      \(path)/run.sqlite: error: cannot open the store
      hint: check that the folder exists and may be written to
      """
    #expect(failure { _ = try RunStore(folder: path, access: .read) } == message)
    #expect(FileManager.default.fileExists(atPath: path) == false)
  }

  @Test("a store opened for reading refuses to commit")
  func readOnlyAccess() throws {
    try RunStore(folder: folder.path, access: .write).finish()
    let store = try RunStore(folder: folder.path, access: .read)
    let message = """
      \(folder.path)/run.sqlite: error: the store is read-only
      hint: make the folder writable, or name another folder for the results
      """
    #expect(failure { try store.commit(makeCell("today", 0)) } == message)
  }

  @Test("a folder that may not be written to is named", .enabled(if: getuid() != 0))
  func readOnlyFolder() {
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    let hint = "hint: make the folder writable, or name another folder for the results"
    #expect(
      failure { _ = try RunStore(folder: folder.path + "/a", access: .write) }
        == "\(folder.path)/a: error: cannot create the folder: permission denied\n\(hint)")
    #expect(
      failure { try AtomicFile.write("x", to: folder.path + "/t.csv") }
        == "\(folder.path)/t.csv: error: cannot write: permission denied\n\(hint)")
  }

  @Test("a file where a folder should be is named")
  func fileInTheWay() throws {
    try folder.write("x", to: "a")
    let message = """
      \(folder.path)/a: error: cannot create the folder: not a directory
      hint: something else has this name; move it away
      """
    #expect(failure { _ = try RunStore(folder: folder.path + "/a/b", access: .write) } == message)
  }

  @Test("a store that another process writes to reports the lock")
  func locked() throws {
    let holder = try RunStore(folder: folder.path, access: .write)
    let waiter = try RunStore(folder: folder.path, access: .write, lockTimeoutSeconds: 0.05)
    let message = """
      \(folder.path)/run.sqlite: error: the store is locked by another process
      hint: wait until it has ended, or stop it; finished cells are kept
      """
    try holder.writing { _ in
      #expect(failure { try waiter.commit(makeCell("today", 0)) } == message)
    }
    try waiter.commit(makeCell("today", 0))
  }

  @Test("a disk that takes no more bytes fails the commit and keeps the earlier cells")
  func fullDisk() async throws {
    await #expect(processExitsWith: .success) {
      let path = NSTemporaryDirectory() + "/marketeer-test-full"
      try? FileManager.default.removeItem(atPath: path)
      let store = try RunStore(folder: path, access: .write)
      try store.commit(makeCell("today", 0))
      try store.execute("PRAGMA max_page_count = 40")
      let message = """
        \(path)/run.sqlite: error: the disk is full
        hint: free some space; finished cells are kept
        """
      try #require(failure { try store.commit(makeWideCell()) } == message)
      try #require(try store.cells(part: "rank") == [makeCell("today", 0)])
      try FileManager.default.removeItem(atPath: path)
    }
  }
}

/// Returns the message of the error thrown, or a text that equals no message.
private func failure(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch {
    return "\(error)"
  }
}

/// A cell of some 200 kB, more than 40 pages of 4 kB.
private func makeWideCell() -> CellRecord {
  var cell = makeCell("wide", 0)
  cell.draws = (0..<10_000).map { .init(name: "assumption \($0)", value: 1) }
  return cell
}
