import Foundation
import ResultsStore
import Testing

/// Interrupted runs go on to the same bytes as an uninterrupted one.
@Suite(.serialized) struct ResumeTests {
  /// Files that must be equal, and the digest of the record.
  struct Result: Equatable {
    var files: [String: Data]
    var digest: String

    init(_ folder: Folder) throws {
      // SQLite's own files: the store, and its log while two processes had it open at the end.
      files = try folder.files(below: "results/shelf/latest")
        .filter { !$0.key.hasPrefix(RunStore.fileName) && $0.key != Manifest.fileName }
      digest = try Manifest.read(
        runFolder: folder.url.appending(path: "results/shelf/latest").path
      ).contentDigest
    }
  }

  /// Waits until the run's record holds so many cells; the process must still be alive then.
  private func wait(for cells: Int, of process: Process, in folder: Folder) throws {
    let deadline = Date(timeIntervalSinceNow: 30)
    while process.isRunning, Date() < deadline {
      let runs = RunRegistry(root: folder.url.appending(path: "results").path).runs()
      let store = runs.first.flatMap { try? RunStore(folder: $0.folder, access: .read) }
      if let count = try? store?.finishedDigests().count, count >= cells { return }
      usleep(2_000)
    }
    Issue.record("the run ended before it had \(cells) cells")
  }

  private func uninterrupted() throws -> Result {
    let folder = try Shelf.folder()
    #expect(try Program.run(Shelf.compare(threads: 1), in: folder).code == 0)
    return try Result(folder)
  }

  @Test("a killed run goes on to the same bytes, on another number of threads")
  func killed() throws {
    let expected = try uninterrupted()
    #expect(expected.files.keys.contains("report.html") && expected.files.count > 10)
    let folder = try Shelf.folder()
    for cells in [0, 20, 60] {
      let running = try Program.start(Shelf.compare(threads: 2), in: folder)
      try wait(for: cells, of: running.process, in: folder)
      kill(running.process.processIdentifier, SIGKILL)
      #expect(try running.outcome().code == 128 + SIGKILL)
    }
    #expect(try Program.run(Shelf.compare(threads: 2), in: folder).code == 0)
    #expect(try Result(folder) == expected)
  }

  @Test("Ctrl-C ends with 130 and a message, and the same command resumes")
  func interrupted() throws {
    let expected = try uninterrupted()
    let folder = try Shelf.folder()
    let running = try Program.start(Shelf.compare(threads: 1), in: folder)
    try wait(for: 5, of: running.process, in: folder)
    kill(running.process.processIdentifier, SIGINT)
    #expect(
      try running.outcome()
        == Program.Outcome(
          code: 130, output: "",
          messages: """

            stopping after the current cells; press Ctrl-C again to stop at once
            interrupted; finished cells are kept
            hint: the same command resumes the run

            """))
    #expect(try Program.run(Shelf.compare(threads: 2), in: folder).code == 0)
    #expect(try Result(folder) == expected)
  }

  @Test("two processes may run the same scenario at once")
  func together() throws {
    let folder = try Shelf.folder()
    let command = Shelf.compare(threads: 1) + ["--replications", "2"]
    let alone = try Program.run(command, in: folder)
    let expected = try Result(folder)
    for _ in 0..<4 {
      try FileManager.default.removeItem(at: folder.url.appending(path: "results"))
      let first = try Program.start(command, in: folder)
      let second = try Program.start(command, in: folder)
      #expect(try first.outcome() == alone)
      #expect(try second.outcome() == alone)
      #expect(try Result(folder) == expected)
    }
  }

  @Test("with --quiet each format is alone on standard output, and standard error is empty")
  func formats() throws {
    let folder = try Shelf.folder()
    for (format, start) in [
      ("json", "[\n"), ("csv", "rank,strategy,"), ("md", "|  | strategy |"),
      ("table", "`dearer` earns"),
    ] {
      let outcome = try Program.run(Shelf.compare() + ["--format", format], in: folder)
      #expect(outcome.code == 0 && outcome.messages.isEmpty)
      #expect(outcome.output.hasPrefix(start) && !outcome.output.contains("\u{1B}"))
    }
  }
}
