import Foundation
import Testing

/// Commands for comparisons, on the folders of searches and sweeps.
@Suite("The folder of a search or a sweep")
struct RunKindTests {
  /// Runs a command and returns the folder that it made.
  private func made(_ arguments: [String], in folder: Folder) throws -> String {
    try folder.write(TeaMarket.scenario, to: TeaMarket.fileName)
    let outcome = try Program.run(arguments, in: folder)
    #expect(outcome.code == 0)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appending(path: "results/tea").path)
    return "results/tea/" + (try #require(names.first))
  }

  private func message(_ run: String, _ kind: String) -> String {
    """
    \(run): error: this is the folder of a \(kind); it has no summary.json, which only a comparison has
    hint: read \(kind).csv and report.html there, or name a run of `marketeer compare`; \
    `marketeer runs list` shows all runs

    """
  }

  @Test(
    "is named as what it is by every command that needs a comparison",
    arguments: [
      ("sweep", ["sweep", "tea.yaml", "--vary", "products.tea.unit_cost=1,2", "--quiet"]),
      ("search", ["search", "tea.yaml", "--strategy", "list", "--vary", "tea=3..9", "--quiet"]),
    ])
  func refused(kind: String, arguments: [String]) throws {
    let folder = try Folder()
    let run = try made(arguments, in: folder)
    for command in [
      ["export", run], ["explain", run], ["brief", run], ["learn", run, "sales.csv"],
      ["runs", "diff", run, run],
    ] {
      let outcome = try Program.run(command, in: folder)
      #expect(
        outcome == Program.Outcome(code: 1, output: "", messages: message(run, kind)),
        "\(command.joined(separator: " "))")
    }
    let again = try Program.run(["rerun", run, "--verify"], in: folder)
    #expect(again.code == 1 && again.output.isEmpty)
    #expect(
      again.messages == """
        \(run)/manifest.json: error: a \(kind) can't be computed again from its manifest, only a comparison
        hint: start the same `marketeer \(kind)` with another --results; equal options give equal files

        """)
  }

  @Test(
    "is named with the command that goes on with it where the run is not finished",
    arguments: [
      ("sweep", ["sweep", "tea.yaml", "--vary", "products.tea.unit_cost=1,2", "--quiet"]),
      ("search", ["search", "tea.yaml", "--strategy", "list", "--vary", "tea=3..9", "--quiet"]),
    ])
  func unfinished(kind: String, arguments: [String]) throws {
    let folder = try Folder()
    let run = try made(arguments, in: folder)
    for name in ["manifest.json", "\(kind).json"] {
      try FileManager.default.removeItem(at: folder.url.appending(path: "\(run)/\(name)"))
    }
    let message = """
      \(run): error: this is the folder of a \(kind) that is not finished, and no comparison
      hint: name a run of `marketeer compare`; the same `marketeer \(kind)` goes on where this one stopped

      """
    for command in ["export", "explain", "brief"] {
      let outcome = try Program.run([command, run], in: folder)
      #expect(
        outcome == Program.Outcome(code: 1, output: "", messages: message), "\(command)")
    }
    let shown = try Program.run(["runs", "show", run], in: folder)
    let name = run.dropFirst("results/".count)
    #expect(
      shown.output
        == "\(name): an unfinished \(kind); the same `marketeer \(kind)` goes on where it stopped\n"
    )
    let listed = try Program.run(["runs", "list"], in: folder)
    #expect(listed.output == "\(name)  \(kind), unfinished\n")
  }

  @Test("is shown by `runs show`")
  func shown() throws {
    let folder = try Folder()
    let run = try made(
      ["sweep", "tea.yaml", "--vary", "products.tea.unit_cost=1,2", "--quiet"], in: folder)
    #expect(try Program.run(["runs", "show", run], in: folder).code == 0)
  }
}
