import Foundation
import Testing

/// Programs beside a scenario that propose prices, good ones and bad ones.
@Suite("external programs", .serialized)
struct ExternalProgramTests {
  private static func scenario(
    _ command: String = "[/bin/bash, program.sh]", more: String = ""
  ) -> String {
    WidgetMarket.scenario(weeks: 4, mine: "{command: \(command)\(more)}")
  }

  private static let same = "while read -r line; do echo '{\"prices\": {\"widget\": 1.5}}'; done\n"

  private func compared(
    program: String, scenario: String = scenario(), arguments: [String] = ["--allow-programs"]
  ) throws -> (folder: Folder, outcome: Program.Outcome) {
    let folder = try Folder()
    try folder.write(scenario, to: WidgetMarket.fileName)
    try folder.write(program, to: "program.sh")
    let outcome = try Program.run(["compare", "widgets.yaml", "--quiet"] + arguments, in: folder)
    return (folder, outcome)
  }

  @Test("a program that posts what the baseline posts earns the same")
  func same() throws {
    let (folder, outcome) = try compared(program: Self.same)
    #expect(outcome.code == 0, "\(outcome.messages)")
    let json = try Program.run(
      ["compare", "widgets.yaml", "--quiet", "--allow-programs", "--format", "csv"], in: folder)
    let rows = json.output.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    let earned = Dictionary(uniqueKeysWithValues: rows.map { ($0[1], $0) })
    let (known, mine) = (try #require(earned["known"]), try #require(earned["mine"]))
    #expect(known[6] == mine[6])
  }

  @Test("a changed program is another run, and no season of the old one counts")
  func changed() throws {
    let (folder, _) = try compared(program: Self.same)
    let arguments = ["compare", "widgets.yaml", "--quiet", "--allow-programs", "--format", "csv"]
    try folder.write(Self.same.replacing("1.5", with: "1"), to: "program.sh")
    let changed = try Program.run(arguments, in: folder)
    let fresh = try Folder()
    for name in ["widgets.yaml", "program.sh"] {
      try fresh.write(try folder.text(name), to: name)
    }
    #expect(changed.output == (try Program.run(arguments, in: fresh)).output)
  }

  @Test("the first question holds what a seller sees, and nothing comes twice")
  func question() throws {
    let program = """
      read -r line; echo "$line" >> questions; echo '{"prices": {"widget": 1}}'
      read -r line; echo "$line" >> questions; echo '{"prices": {}}'
      while read -r line; do echo '{"prices": {}}'; done

      """
    let (folder, outcome) = try compared(
      program: program, arguments: ["--allow-programs", "--replications", "2", "--threads", "1"])
    #expect(outcome.code == 0, "\(outcome.messages)")
    let lines = try folder.text("questions").split(separator: "\n")
    let first = try #require(lines.first)
    #expect(
      first.hasPrefix(
        """
        {"contribution":0,"day":0,"decision":0,"hour":0,"own":[{"highest":3,"list_price":1.5,"lowest":0.01,\
        "posted":1.5,"product":"widget","recent_units":0,"unit_cost":0.1,"unit_profit":1.4}],\
        "protocol_version":1,"rivals":[],"season":{"currency":"EUR","scenario":"widgets","seed":
        """))
    #expect(first.hasSuffix(#","start":"2026-03-02","strategy":"mine","weeks":4}}"#))
    let second = try #require(lines.dropFirst().first)
    #expect(second.contains(#""day":7,"decision":1"#) && second.contains(#""posted":1,"#))
    #expect(second.contains(#""feedback":{"censored":false,"chances":1,"price":1,"units":"#))
  }

  @Test(
    "what a program can do wrong has a name, a day and a remedy, and other strategies are kept",
    arguments: [
      ("read -r line; echo boom >&2; exit 3", "day 0", "ended (exit code 3): boom"),
      ("read -r line; kill -9 $$", "day 0", "ended (signal 9)"),
      ("read -r line; exec >&-; sleep 5", "day 0", "ended (it closed its output)"),
      (
        "echo hello; cat > rest", "day 0",
        "gave an answer that can't be used: it is no JSON object: 'hello'"
      ),
      (
        "echo '{\"prices\": {\"widget\": NaN}}'; cat > rest", "day 0",
        "gave an answer that can't be used: it is no JSON object"
      ),
      ("echo '{\"price\": 2}'; cat > rest", "day 0", "it has no 'prices'"),
      ("echo '{\"prices\": {\"widget\": \"2\"}}'; cat > rest", "day 0", "does not give a number"),
      (
        "echo '{\"prices\": {\"widget\": -1}}'; cat > rest", "day 0",
        "-1.0 is no price for 'widget'"
      ),
      (
        "echo '{\"prices\": {\"gadget\": 2}}'; cat > rest", "day 0",
        "there is no product 'gadget'; there are widget"
      ),
      (
        "echo '{\"prices\": {\"widget\": 1}}'; echo '{\"prices\": {\"widget\": 9}}'; cat > rest",
        "day 7", "asks 9 for 'widget', and business rules allow 0.01 to 3"
      ),
      ("read -r line; sleep 20", "day 0", "gave no answer within 0.5 s"),
      (
        "head -c 2000000 /dev/zero | tr '\\\\0' x; cat > rest", "day 0",
        "it has more than 1048576 bytes"
      ),
    ])
  func faults(program: String, day: String, words: String) throws {
    let (folder, outcome) = try compared(
      program: program + "\n", scenario: Self.scenario(more: ", time_limit: 0.5"))
    #expect(outcome.code == 4, "\(outcome.messages)")
    #expect(
      outcome.messages.hasPrefix(
        "widgets.yaml: error: strategy 'mine', \(day): program `/bin/bash program.sh` "),
      "\(outcome.messages)")
    #expect(outcome.messages.contains(words), "\(outcome.messages)")
    #expect(outcome.messages.contains("\nhint: "))
    // Mended, only the program's own seasons are missing.
    try folder.write(Self.same, to: "program.sh")
    let again = try Program.run(
      ["compare", "widgets.yaml", "--quiet", "--allow-programs"], in: folder)
    #expect(again.code == 0, "\(again.messages)")
  }

  @Test("a program that is not there is named")
  func notThere() throws {
    let (_, outcome) = try compared(program: "", scenario: Self.scenario("[nosuchprogram, a]"))
    #expect(outcome.code == 4)
    let place = "widgets.yaml: error: strategy 'mine', day 0: program `nosuchprogram a` "
    #expect(outcome.messages.hasPrefix(place + "could not be started: "))
    #expect(
      outcome.messages.hasSuffix(
        """
        nosuchprogram': No such file or directory
        hint: check 'command'; it starts in the scenario's folder, without a shell

        """))
  }

  @Test("nothing is started without leave")
  func leave() throws {
    let (folder, outcome) = try compared(program: "touch started\n", arguments: [])
    #expect(outcome.code == 2)
    #expect(
      outcome.messages == """
        widgets.yaml: error: strategy 'mine' runs the program `/bin/bash program.sh`
        hint: look at it, then add --allow-programs

        """)
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "started").path))
  }
}
