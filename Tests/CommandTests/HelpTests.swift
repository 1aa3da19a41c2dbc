import Testing

@Suite struct HelpTests {
  static let commands = [
    [], ["init"], ["validate"], ["plan"], ["run"], ["compare"], ["search"], ["sweep"], ["record"],
    ["play"],
    ["rerun"], ["runs", "diff"], ["runs", "tag"], ["runs", "clean"],
    ["equilibrium"],
    ["collusion"], ["schema"], ["demand"], ["explain-intent"], ["recommend"], ["data"],
    ["data", "check"],
    ["data", "prepare"], ["train"], ["evaluate"], ["import"], ["backtest"], ["learn"],
    ["validate-market"], ["segment"], ["check-price-claims"], ["brief"],
    ["brief", "write"], ["brief", "check"], ["brief", "approve"], ["brief", "reject"],
    ["brief", "status"], ["model"], ["model", "list"], ["model", "install"],
    ["model", "path"], ["model", "check"], ["model", "ask"], ["evaluate-copy"],
    ["runs"],
    ["runs", "list"], ["runs", "show"], ["export"], ["explain"],
  ]

  @Test("the help of every command is as recorded")
  func help() throws {
    let folder = try Folder()
    var text = ""
    for command in Self.commands {
      let outcome = try Program.run(command + ["--help"], in: folder)
      #expect(outcome.code == 0 && outcome.messages.isEmpty)
      text += (["$ marketeer"] + command).joined(separator: " ") + " --help\n\(outcome.output)\n"
    }
    try expectGolden(text, "help.txt")
  }
}
