import Foundation
import ResultsStore
import Testing

@testable import Reports

@Suite("Analysis notebook")
struct AnalysisNotebookTests {
  private func notebook(
    _ tables: Set<String> = [], edit: (inout ComparisonSummary) -> Void = { _ in }
  ) -> NotebookDocument {
    var summary = CoffeeShop.summary()
    edit(&summary)
    return AnalysisNotebook(summary, tables: tables).document
  }

  @Test("a notebook is nbformat 4.5: cells with ids, code without outputs")
  func format() throws {
    let text = try JSONText.of(notebook())
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["nbformat"] as? Int == 4 && object["nbformat_minor"] as? Int == 5)
    #expect(Set(object.keys) == ["cells", "metadata", "nbformat", "nbformat_minor"])
    let cells = try #require(object["cells"] as? [[String: Any]])
    for cell in cells {
      let id = try #require(cell["id"] as? String)
      #expect(id.wholeMatch(of: /[a-zA-Z0-9-]{1,64}/) != nil)
      let isCode = cell["cell_type"] as? String == "code"
      let keys: Set = ["cell_type", "id", "metadata", "source"]
      #expect(Set(cell.keys) == (isCode ? keys.union(["execution_count", "outputs"]) : keys))
      #expect(!isCode || cell["execution_count"] is NSNull)
    }
    #expect(Set(cells.compactMap { $0["id"] as? String }).count == cells.count)
  }

  @Test("equal runs give equal bytes")
  func determinism() throws {
    #expect(try JSONText.of(notebook(["fairness"])) == JSONText.of(notebook(["fairness"])))
  }

  @Test(
    "a part is there only where its table is",
    arguments: [
      ("demand", "demand"), ("promotion_effects", "incrementality"), ("fairness", "fairness"),
      ("welfare", "welfare"), ("learning_regret", "learning"),
    ])
  func parts(table: String, cell: String) {
    #expect(!notebook().cells.contains { $0.id == cell })
    #expect(notebook([table]).cells.contains { $0.id == cell })
  }

  @Test("what the scenario says is text in Markdown, and never code")
  func escaping() throws {
    let document = notebook {
      $0.header.scenario = "a*b_ <script>$x$\n# b"
      $0.header.summary = "[link](javascript:1) `code` & \"quotes\" '''"
    }
    let title = try #require(document.cells.first)
    #expect(title.source.hasPrefix(##"# a\*b\_ &lt;script&gt;\$x\$ \# b"##))
    #expect(title.source.contains(#"\[link\]\(javascript:1\) \`code\` &amp; "quotes" '''"#))
    #expect(document.cells.dropFirst() == notebook().cells.dropFirst())
  }

  @Test("the ranking is asserted to equal the raw seasons before any chart is drawn")
  func assertions() throws {
    let cells = notebook().cells
    let assertion = try #require(cells.firstIndex { $0.id == "ranking" })
    #expect(cells[assertion].source.contains("np.testing.assert_allclose(\n    ours, theirs"))
    let chart = try #require(cells.firstIndex { $0.source.contains("show(\"") })
    #expect(assertion < chart)
  }
}
