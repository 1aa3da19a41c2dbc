import Testing

@testable import ScenarioFiles

@Suite("The resolved text identifies a scenario")
struct ResolvedTextTests {
  @Test("comments, layout, quotes and units do not change it")
  func formatting() throws {
    let plain = try Shop.load()
    let other = try Shop.load(
      ("horizon: 12 weeks", "\"horizon\": 84 days"), ("focal:", "# who\nfocal:"),
      ("conversion: 5%", "conversion: 0.05"), ("list_price: 5.00", "list_price: 5"),
      ("{fixed: 1/week}", "{fixed: 1 / week}"))
    #expect(other.resolvedText == plain.resolvedText)
  }

  @Test("a default that is written out does not change it")
  func defaults() throws {
    let other = try Shop.load(("horizon: 12 weeks", "horizon: 12 weeks, warm_up: 26 weeks"))
    #expect(try other.resolvedText == Shop.load().resolvedText)
  }

  @Test("anything that matters changes it")
  func content() throws {
    let plain = try Shop.load().resolvedText
    #expect(try Shop.load(("list_price: 5.00", "list_price: 5.01")).resolvedText != plain)
    #expect(try Shop.load(overrides: ["experiment.seed=2"]).resolvedText != plain)
  }

  @Test("it is a scenario file with the same resolved text", arguments: ScenarioTemplates.names)
  func roundTrip(name: String) throws {
    let text = try #require(ScenarioTemplates.text(named: name))
    let first = try Shop.load(["shop.yaml": text]).get().resolvedText
    let second = try Shop.load(["shop.yaml": first]).get().resolvedText
    #expect(first == second)
  }

  @Test("it holds a table's content, not the table's name")
  func tables() throws {
    let text = Mistake.table("products")
    let rows = "id,list_price,unit_cost\nlungo,5.00,2.70\ndecaf,6.00,3.30\n"
    let moved = text.replacing("products.csv", with: "other.csv")
    let first = try Shop.load(["shop.yaml": text, "products.csv": rows]).get()
    let second = try Shop.load(["shop.yaml": moved, "other.csv": rows]).get()
    let third = try Shop.load(
      ["shop.yaml": text, "products.csv": rows.replacing("6.00", with: "6.10")]
    ).get()
    #expect(try first.resolvedText == Shop.load().resolvedText)
    #expect(first.resolvedText == second.resolvedText)
    #expect(first.resolvedText != third.resolvedText)
  }
}
