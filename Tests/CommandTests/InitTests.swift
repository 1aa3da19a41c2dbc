import Testing

/// A first scenario of one's own.
@Suite("the command init")
struct InitTests {
  @Test("the written scenario is valid and has the file's name, not the template's")
  func ownName() throws {
    let folder = try Folder()
    let outcome = try Program.run(["init", "--template", "duopoly", "my market.yaml"], in: folder)
    #expect(outcome.code == 0 && outcome.output.isEmpty)
    #expect(outcome.messages == "wrote my market.yaml\nnext: marketeer compare 'my market.yaml'\n")
    let lines = try folder.text("my market.yaml").split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("name: ") } == ["name: my-market"])
    let checked = try Program.run(["validate", "my market.yaml"], in: folder)
    #expect(checked.code == 0, "\(checked.messages)")
  }
}
