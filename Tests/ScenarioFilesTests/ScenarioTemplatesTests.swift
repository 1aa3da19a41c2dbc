import Testing

@testable import ScenarioFiles

/// Templates as scenarios of one's own.
@Suite("Scenario templates")
struct ScenarioTemplatesTests {
  @Test(
    "a scenario is named after its file, and nothing else differs from the template",
    arguments: ScenarioTemplates.names)
  func ownName(template: String) throws {
    let text = try #require(ScenarioTemplates.text(named: template, forFile: "scenarios/mine.yaml"))
    let original = try #require(ScenarioTemplates.text(named: template))
    let changed = zip(text.split(separator: "\n"), original.split(separator: "\n")).filter {
      $0 != $1
    }
    #expect(changed.map { String($0.0) } == ["name: mine"])
    #expect(text.split(separator: "\n").count == original.split(separator: "\n").count)
    #expect(try Shop.load(["shop.yaml": text]).get().scenario.name == "mine")
  }

  @Test(
    "what a name can't hold is left out of it",
    arguments: [
      ("My shop 2.yaml", "My-shop-2"), ("a/b.c/tea_room.v2.yml", "tea_room.v2"),
      ("no-ending", "no-ending"), ("_-draft.yaml", "draft"), ("café.yaml", "caf-"),
      ("日本.yaml", "coffee"), (".yaml", "coffee"), ("null.yaml", "coffee"),
    ])
  func names(path: String, name: String) throws {
    let text = try #require(ScenarioTemplates.text(named: "coffee", forFile: path))
    #expect(try Shop.load(["shop.yaml": text]).get().scenario.name == name)
  }

  @Test("there is no text without a template")
  func unknown() {
    #expect(ScenarioTemplates.text(named: "tea", forFile: "tea.yaml") == nil)
  }
}
