import Testing

@testable import marketeer

@Suite("The reference page of commands")
struct CommandReferenceTests {
  private func reference() throws -> CommandReference {
    let outcome = try Program.run(["--experimental-dump-help"], in: try Folder())
    #expect(outcome.code == 0 && outcome.messages.isEmpty)
    return try CommandReference(dump: outcome.output)
  }

  @Test("the page is what the program declares")
  func page() throws {
    try expectGolden(try reference().markdown, "../../../docs/reference/commands.md")
  }

  @Test("every command's help is recorded")
  func helpIsComplete() throws {
    #expect(Set(try reference().paths) == Set(HelpTests.commands))
  }

  @Test("every exit code has words of its own")
  func exitCodes() {
    let reasons = ExitReason.allCases
    #expect(Set(reasons.map(\.words)).count == reasons.count)
    #expect(Set(reasons.map(\.meaning)).count == reasons.count)
    #expect(reasons.map(\.rawValue) == reasons.map(\.rawValue).sorted())
  }
}
