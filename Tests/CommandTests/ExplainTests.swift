import Foundation
import Testing

/// Why a strategy of a finished run earns more or less.
@Suite(.serialized) struct ExplainTests {
  private func compared() throws -> Folder {
    let folder = try Shelf.folder()
    let command = Shelf.compare() + ["--replications", "3"]
    #expect(try Program.run(command, in: folder).code == 0)
    return folder
  }

  /// What JSON says, as far as the tests read it.
  private struct Answer: Decodable {
    struct Amount: Decodable { var estimate: Estimate }
    struct Estimate: Decodable { var mean: Double }
    struct Part: Decodable { var part: String; var amount: Amount }
    struct Bridge: Decodable { var parts: [Part]; var total: Estimate }
    struct Decision: Decodable { var proposed: Double; var bound: String? }
    struct Course: Decodable { var replication: Int; var decisions: [Decision] }
    var strategy: String
    var bridge: Bridge
    var decisions: Course?
    var notes: [String]
  }

  private func answer(_ arguments: [String], in folder: Folder) throws -> Answer {
    let outcome = try Program.run(["explain"] + arguments + ["--format", "json"], in: folder)
    #expect(outcome.code == 0 && outcome.messages.isEmpty)
    return try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
  }

  @Test("the recommended strategy is explained unless another is named, and its parts add up")
  func parts() throws {
    let folder = try compared()
    let winner = try answer(["shelf/latest"], in: folder)
    #expect(winner.strategy == "dearer" && winner.decisions?.replication == 0)
    for name in ["dearer", "hilo"] {
      let found = try answer(["results/shelf/latest", "--strategy", name], in: folder)
      let sum = found.bridge.parts.reduce(0) { $0 + $1.amount.estimate.mean }
      #expect(found.strategy == name && abs(sum - found.bridge.total.mean) < 1e-6)
      let replication = ["--replication", "2", "--decisions", "all"]
      let other = try answer(["shelf/latest", "--strategy", name] + replication, in: folder)
      #expect(other.decisions?.replication == 2 && other.decisions?.decisions.isEmpty == false)
    }
    let none = try answer(["shelf/latest", "--decisions", "none"], in: folder)
    #expect(none.decisions == nil)
  }

  @Test("the table, Markdown and CSV tell the same")
  func formats() throws {
    let folder = try compared()
    let table = try Program.run(["explain", "shelf/latest"], in: folder)
    #expect(table.code == 0 && table.output.hasPrefix("`dearer` brings "))
    for word in ["Price  ", "Volume  ", "own elasticity", "proposed", "The rule: "] {
      #expect(table.output.contains(word), "\(word)")
    }
    // All costs belong to some segment and week here.
    #expect(!table.output.contains("in none"))
    #expect(table.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
    let markdown = try Program.run(["explain", "shelf/latest", "--format", "md"], in: folder)
    #expect(markdown.output.contains("| contribution | EUR | 95 % interval | standard error |"))
    let tidy = try Program.run(["explain", "shelf/latest", "--format", "csv"], in: folder)
    let lines = tidy.output.split(separator: "\n")
    #expect(lines[0] == "strategy,by,name,units,mean,low,high,standard_error")
    #expect(lines[1].hasPrefix("dearer,total,contribution,"))
    // The run keeps the same rows, of all strategies.
    let kept = try folder.text("results/shelf/latest/tables/bridge.csv").split(separator: "\n")
    #expect(Set(lines).isSubset(of: Set(kept)))
  }

  @Test("mistakes name what there is")
  func mistakes() throws {
    let folder = try compared()
    let cases: [([String], Int32, String)] = [
      (
        ["--strategy", "hi"], 64,
        "error: the run has no strategy 'hi'\nhint: choose one of: dearer, today, hilo\n"
      ),
      (
        ["--strategy", "today"], 64,
        "error: 'today' is the baseline, which the others are held against\n"
          + "hint: choose one of: dearer, hilo\n"
      ),
      (
        ["--replication", "3"], 64,
        "error: --replication is 3, but the run's ranking has seasons 0 to 2\n"
          + "hint: choose one of those\n"
      ),
    ]
    for (arguments, code, message) in cases {
      let outcome = try Program.run(["explain", "shelf/latest"] + arguments, in: folder)
      #expect(outcome.code == code && outcome.messages == message)
    }
    let missing = try Program.run(["explain", "other/latest"], in: folder)
    #expect(missing.code == 1 && missing.messages.contains("'other/latest'"))
  }

  @Test("a run whose file was taken away says which")
  func damaged() throws {
    let folder = try compared()
    let link = folder.url.appending(path: "results/shelf/latest")
    try FileManager.default.removeItem(at: link.appending(path: "summary.json"))
    let outcome = try Program.run(["explain", "shelf/latest"], in: folder)
    #expect(outcome.code == 1)
    #expect(outcome.messages.contains("summary.json: error: "))
  }

  @Test("a run of the baseline alone has nothing to explain")
  func alone() throws {
    let folder = try Shelf.folder()
    let command = ["run", Shelf.fileName, "--strategy", "today", "--replications", "2", "--quiet"]
    #expect(try Program.run(command, in: folder).code == 0)
    let outcome = try Program.run(["explain", "shelf/latest"], in: folder)
    #expect(outcome.code == 1)
    #expect(
      outcome.messages == """
        error: the run has no strategy but the baseline 'today', so there is no difference to explain
        hint: compare other strategies with it

        """)
  }
}
