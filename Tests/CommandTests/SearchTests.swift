import Foundation
import Testing

/// `marketeer search` as a user calls it.
@Suite struct SearchCommandTests {
  private static let scenario = TeaMarket.scenario(
    strategy: "hilo: {high_low: {depth: 20%, every: 2 weeks}}")

  @Test("what is found is written as an overlay, which compare takes and recommends")
  func overlay() throws {
    let folder = try Folder()
    try folder.write(Self.scenario, to: "tea.yaml")
    let found = try Program.run(
      ["search", "tea.yaml", "--strategy", "list", "--vary", "tea=3..9"], in: folder)
    #expect(found.code == 0)
    // 400 x 2 weeks x (16 at 6.00 - 15 at 5.00).
    #expect(
      found.output.hasPrefix("list with prices.tea 6.00 earns 800 EUR more than as it stands "))
    let line = try #require(found.messages.split(separator: "\n").last)
    #expect(line.hasPrefix("next    marketeer compare tea.yaml --overlay results/tea/"))
    let command = line.split(separator: " ").dropFirst(2).map(String.init)
    let compared = try Program.run(command, in: folder)
    #expect(compared.code == 0)
    #expect(compared.output.contains("list_found"))
    let listed = try Program.run(["runs", "list"], in: folder).output
    #expect(listed.contains("  search  2 strategies  8 replications  "))
    #expect(listed.contains("  list with prices.tea 6.00 earns "))
  }

  @Test("another optimiser asks line by line")
  func evaluate() throws {
    let folder = try Folder()
    try folder.write(Self.scenario, to: "tea.yaml")
    let outcome = try Program.shell(
      #"printf '{"tea": 6}\n{}\n{"tea": 1e-9}\n' | "$MARKETEER" search tea.yaml --strategy list --evaluate"#,
      in: folder)
    #expect(outcome.code == 2)
    #expect(
      outcome.output == """
        {"feasible":true,"mean":12800,"reason":"","standard_error":0}
        {"feasible":true,"mean":12000,"reason":"","standard_error":0}

        """)
    #expect(
      outcome.messages == """
        tea.yaml: error: line 3: 'tea' must be an amount such as 5.49, above 0, found '1e-09'
        hint: write one JSON object per line, such as {"depth": 0.2, "every": "4 weeks"}

        """)
  }

  @Test("the strategy is kept, with exit code 0, where nothing beats it")
  func keep() throws {
    let folder = try Folder()
    try folder.write(Self.scenario, to: "tea.yaml")
    let outcome = try Program.run(
      ["search", "tea.yaml", "--strategy", "list", "--vary", "tea=2.50,3", "--quiet"], in: folder)
    #expect(outcome.code == 0 && outcome.messages.isEmpty)
    #expect(outcome.output.hasPrefix("Keep list as it stands: no other point was better"))
  }

  @Test(
    "mistakes are told with what there is",
    arguments: [
      (
        ["--strategy", "hi"], 64,
        "tea.yaml: error: the scenario has no strategy 'hi'\nhint: choose one of: list, hilo\n"
      ),
      (
        ["--strategy", "hilo", "--vary", "depth=5%..40%", "--budget", "soon"], 64,
        "tea.yaml: error: --budget is 'soon', but must be such as '400 cells' or '60 seconds'\n"
          + "hint: write a number above 0 and its unit\n"
      ),
    ])
  func mistakes(arguments: [String], code: Int32, text: String) throws {
    let folder = try Folder()
    try folder.write(Self.scenario, to: "tea.yaml")
    let outcome = try Program.run(["search", "tea.yaml"] + arguments, in: folder)
    #expect(outcome == Program.Outcome(code: code, output: "", messages: text))
  }
}
