import Foundation
import Testing

/// A company's files to a scenario, its check and its backtest, as a user types it.
@Suite("import and backtest") struct ImportTests {
  private static let sample = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scenarios")

  /// A folder with the sample company's files in `teashop-files`.
  private static func folder() throws -> Folder {
    let folder = try Folder()
    try FileManager.default.copyItem(
      at: sample.appending(path: "teashop-files"), to: folder.url.appending(path: "teashop-files"))
    return folder
  }

  private static let importing = [
    "import", "teashop-files", "--to", "teashop.yaml", "--population", "1500",
  ]

  @Test("the sample's import is valid and has the committed bytes, but for its folder")
  func committed() throws {
    let folder = try Self.folder()
    let outcome = try Program.run(Self.importing, in: folder)
    #expect(outcome.code == 0 && outcome.output.isEmpty, "\(outcome.messages)")
    #expect(outcome.messages.contains("tea: teashop.yaml, tables in teashop/\n"))
    let validation = try Program.run(["validate", "teashop.yaml"], in: folder)
    #expect(validation.code == 0 && validation.messages.isEmpty, "\(validation.messages)")
    for name in ["teashop.yaml", "teashop/actuals.csv", "teashop/price_calendar.csv"] {
      let committed = try String(
        contentsOf: Self.sample.appending(path: name), encoding: .utf8)
      #expect(
        try folder.text(name)
          == committed.replacing("scenarios/teashop-files", with: "teashop-files")
      )
    }
  }

  @Test("a backtest prints its methods and writes every forecast")
  func backtest() throws {
    let folder = try Self.folder()
    _ = try Program.run(Self.importing, in: folder)
    // A logit is quick; it has one elasticity only.
    let lines = try folder.text("teashop.yaml").replacing(
      "model: transformer", with: "model: logit"
    )
    .split(separator: "\n").filter { !$0.hasPrefix("      promotion: ") }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "logit.yaml")
    let outcome = try Program.run(
      [
        "backtest", "logit.yaml", "--holdout", "2 weeks", "--to", "forecasts.csv", "--set",
        "experiment.replications=2",
      ], in: folder)
    #expect(outcome.code == 0, "\(outcome.messages)")
    for method in ["simulation", "regression", "naive", "seasonal naive"] {
      #expect(outcome.output.contains("\n\(method) "), "\(outcome.output)")
    }
    let rows = try folder.text("forecasts.csv").split(separator: "\n")
    #expect(rows.first == "sku,week,actual,method,forecast,low,high")
    #expect((rows.count - 1) % 4 == 0 && (4 * 14...4 * 16).contains(rows.count - 1))
  }

  @Test("a mistake in a file is shown with file, line and column")
  func mistake() throws {
    let folder = try Self.folder()
    let sales = try folder.text("teashop-files/sales.csv")
    var lines = sales.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines[4] = lines[4].replacing("assam-100", with: "asam-100")
    try folder.write(lines.joined(separator: "\n"), to: "teashop-files/sales.csv")
    let outcome = try Program.run(Self.importing, in: folder)
    #expect(outcome.code != 0)
    #expect(
      outcome.messages.contains(
        "teashop-files/sales.csv:5:1: error: sku 'asam-100' is not in the product list\n"
          + "hint: did you mean 'assam-100'?\n"), "\(outcome.messages)")
    #expect(throws: (any Error).self) { try folder.text("teashop.yaml") }
  }

  @Test("an unknown category is refused with the known ones")
  func category() throws {
    let outcome = try Program.run(
      Self.importing + ["--categories", "tee"], in: Self.folder())
    #expect(
      outcome
        == Program.Outcome(
          code: 64, output: "",
          messages: """
            error: no category with sales is called 'tee'
            hint: the categories are tea

            """))
  }

  @Test("a holdout that is no number of weeks is refused", arguments: ["0", "8 days", "two weeks"])
  func holdout(_ text: String) throws {
    let outcome = try Program.run(["backtest", "teashop.yaml", "--holdout", text], in: Folder())
    #expect(outcome.code == 64)
    #expect(
      outcome.messages.contains(
        "--holdout is '\(text)', but must be 1 to 104 weeks, such as \"8 weeks\""),
      "\(outcome.messages)")
  }
}
