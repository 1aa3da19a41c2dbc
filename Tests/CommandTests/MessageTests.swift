import Foundation
import Testing

/// Mistakes on the command line and around it: the whole message and the exit code.
@Suite struct MessageTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var code: Int32
    var messages: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let mistakes = [
    Mistake(
      arguments: Shelf.compare() + ["--set", "experiment.sed=1"], code: 2,
      messages: """
        --set:1:1: error: unknown key 'sed' in 'experiment'
        hint: did you mean 'seed'?

        """),
    Mistake(
      arguments: ["compare", "no.yaml"], code: 2,
      messages: """
        no.yaml:1:1: error: can't read 'no.yaml'
        hint: check the path; it is relative to the current folder

        """),
    Mistake(
      arguments: ["validate", "."], code: 2,
      messages: """
        .:1:1: error: can't read '.'
        hint: this is a folder; name a file in it

        """),
    Mistake(
      arguments: ["run", Shelf.fileName, "--strategy", "cheaper"], code: 64,
      messages: """
        error: the scenario has no strategy 'cheaper'
        hint: choose one of: today, dearer, hilo

        """),
    Mistake(
      arguments: ["record", Shelf.fileName, "--strategy", "hilo"], code: 64,
      messages: """
        my shelf.yaml: error: strategy 'hilo' is 'high_low', which asks no language model
        hint: name a strategy of kind llm

        """),
    Mistake(
      arguments: ["equilibrium", Shelf.fileName, "--hold", "nobody"], code: 64,
      messages: """
        my shelf.yaml: error: the market has no firm 'nobody'
        hint: choose one of: shop

        """),
    Mistake(
      arguments: ["plan", Shelf.fileName, "--threads", "0"], code: 64,
      messages: """
        Error: --threads is 0, but must be 1 or more
        Usage: marketeer plan <scenario> [--overlay <overlay> ...] [--set <set> ...] [--seed <seed>] [--replications \
        <replications>] [--incrementality <incrementality>] [--threads <threads>]
          See 'marketeer plan --help' for more information.

        """),
    Mistake(
      arguments: ["init", Shelf.fileName], code: 1,
      messages: """
        error: 'my shelf.yaml' exists
        hint: choose another name, or add --force to replace it

        """),
    Mistake(
      arguments: ["init", "no/such/folder.yaml"], code: 1,
      messages: """
        no/such/folder.yaml: error: cannot write: no such file or directory
        hint: check the path

        """),
    Mistake(
      arguments: Shelf.compare(results: Shelf.fileName), code: 1,
      messages: """
        my shelf.yaml: error: cannot create the folder: not a directory
        hint: something else has this name; move it away

        """),
    Mistake(
      arguments: ["runs", "show", "nothing"], code: 1,
      messages: """
        results: error: no run is called 'nothing'
        hint: `marketeer runs list` shows the runs

        """),
  ]

  @Test("a mistake is explained on standard error, with its exit code", arguments: mistakes)
  func mistake(_ mistake: Mistake) throws {
    let outcome = try Program.run(mistake.arguments, in: Shelf.folder())
    #expect(
      outcome == Program.Outcome(code: mistake.code, output: "", messages: mistake.messages))
  }

  @Test("a wrong key in the file is reported at its place, with exit code 2")
  func wrongKey() throws {
    let folder = try Shelf.folder("unit_cost: 2.00", "unit_csot: 2.00")
    let outcome = try Program.run(Shelf.compare(), in: folder)
    #expect(outcome.code == 2 && outcome.output.isEmpty)
    #expect(
      outcome.messages == """
        my shelf.yaml:6:35: error: unknown key 'unit_csot' in the product
        hint: did you mean 'unit_cost'?

        """)
  }

  @Test("a broken guardrail ends with exit code 3")
  func guardrail() throws {
    let folder = try Shelf.folder(
      "experiment:", "guardrails: [units >= -1% vs baseline]\nexperiment:")
    let outcome = try Program.run(Shelf.compare(), in: folder)
    #expect(outcome.code == 3 && outcome.messages.isEmpty)
    #expect(outcome.output.hasPrefix("Keep the baseline `today`."))
  }

  @Test("a result that can't be written ends with a message, not with a crash")
  func fullDisk() throws {
    let folder = try Folder()
    let full = try Program.shell(#""$MARKETEER" schema > /dev/full"#, in: folder)
    #expect(full.code == 1)
    #expect(
      full.messages == """
        standard output: error: cannot write: no space left on device
        hint: free some space; finished cells are kept

        """)
    let closed = try Program.shell(#""$MARKETEER" validate no.yaml 2>&-"#, in: folder)
    #expect(closed == Program.Outcome(code: 2, output: "", messages: ""))
    let early = try Program.shell(#""$MARKETEER" schema | head -1"#, in: folder)
    #expect(early == Program.Outcome(code: 0, output: "{\n", messages: ""))
  }
}
