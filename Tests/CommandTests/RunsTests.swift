import Foundation
import ResultsStore
import Testing

/// Finished runs: computed again, tagged, compared, removed.
@Suite(.serialized) struct RunsTests {
  private func finished() throws -> (folder: Folder, runID: String) {
    let folder = try Shelf.folder()
    let command = Shelf.compare() + ["--replications", "2"]
    #expect(try Program.run(command, in: folder).code == 0)
    let run = try RunRegistry(root: folder.url.appending(path: "results").path).run(named: "latest")
    return (folder, run.runID)
  }

  @Test("a run computed again from its manifest has the same bytes")
  func verified() throws {
    let (folder, runID) = try finished()
    try FileManager.default.removeItem(at: folder.url.appending(path: Shelf.fileName))
    let outcome = try Program.run(["rerun", "latest", "--verify"], in: folder)
    #expect(outcome.code == 0 && outcome.messages.isEmpty)
    #expect(outcome.output.hasPrefix("verified: "))
    #expect(outcome.output.hasSuffix(" files and the store of \(runID) agree\n"))
  }

  @Test("a file that somebody changed is named, and the exit code is 1")
  func tampered() throws {
    let (folder, runID) = try finished()
    try folder.write("rank,strategy\n", to: "results/shelf/\(runID)/tables/strategies.csv")
    let outcome = try Program.run(["rerun", "latest", "--verify"], in: folder)
    #expect(outcome.code == 1)
    #expect(outcome.output == "changed since it was written: tables/strategies.csv\n")
  }

  @Test("tags name runs, cleaning shows first and keeps what is tagged")
  func tidy() throws {
    let (folder, runID) = try finished()
    let other = Shelf.compare() + ["--replications", "2", "--seed", "8"]
    #expect(try Program.run(other, in: folder).code == 0)
    let tagged = try Program.run(["runs", "tag", runID, "board"], in: folder)
    #expect(tagged.output == "shelf/\(runID) [board]\n")
    let difference = try Program.run(
      ["runs", "diff", "board", "latest", "--format", "csv"], in: folder)
    #expect(difference.output.contains("setting,experiment.seed,7,8\n"))
    let kept = try Program.run(["runs", "clean", "--keep", "0"], in: folder)
    #expect(kept.output.isEmpty && kept.messages == "0 runs, 0.0 MB; add --remove to remove\n")
    _ = try Program.run(["runs", "tag", "board", "--remove", "board"], in: folder)
    let shown = try Program.run(["runs", "clean", "--keep", "0"], in: folder)
    #expect(shown.output.hasPrefix("shelf/\(runID)  comparison  3 strategies  2 replications  "))
    let removed = try Program.run(["runs", "clean", "--keep", "0", "--remove"], in: folder)
    #expect(removed.messages.hasPrefix("removed 1 run, "))
    #expect(try Program.run(["runs", "show", runID], in: folder).code == 1)
  }
}
