import Foundation
import Testing

/// `marketeer sweep` as a user calls it.
@Suite struct SweepCommandTests {
  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write(TeaMarket.scenario(unitCost: "1.50"), to: TeaMarket.fileName)
    return folder
  }

  @Test("the answer, the winners and where to read on are printed, and the run is registered")
  func answer() throws {
    let folder = try folder()
    let outcome = try Program.run(
      ["sweep", "tea.yaml", "--vary", "products.tea.unit_cost=0.50,1.50"], in: folder)
    #expect(outcome.code == 0)
    #expect(
      outcome.output == """
        The winner changes from dearer to list where products.tea.unit_cost is below about 1.00 (list at 0.50, dearer at 1.50).
        Of 2 points, list wins 1 (1 by more than chance) and dearer wins 1 (1 by more than chance).
        The lead of dearer over the best other strategy depends on products.tea.unit_cost: -400 EUR at 0.50, 400 EUR at 1.50.

        Winners by mean contribution in EUR; ~ where the lead may be chance
        products.tea.unit_cost  winner  second  lead  95 % interval
        0.50                    list    dearer   400     400 to 400
        1.50                    dearer  list     400     400 to 400

        """)
    let lines = outcome.messages.split(separator: "\n")
    #expect(
      lines.first == "sweep   2 points x 2 strategies x 2 replications = 8 seasons")
    #expect(lines.last?.hasSuffix("/sweep.csv") == true)
    #expect(
      try Program.run(["runs", "list"], in: folder).output.contains(
        "The winner changes from dearer to list"))
    #expect(try folder.files(below: "results/tea").keys.contains { $0.hasSuffix("report.html") })
  }

  @Test("each format is alone on standard output")
  func formats() throws {
    let folder = try folder()
    for (format, start) in [
      ("json", "{\n"), ("csv", "point,design,products.tea.unit_cost,strategy,"),
      ("md", "The winner changes from `dearer`"),
    ] {
      let outcome = try Program.run(
        [
          "sweep", "tea.yaml", "--vary", "products.tea.unit_cost=0.50,1.50", "--quiet", "--format",
          format,
        ], in: folder)
      #expect(outcome.code == 0 && outcome.messages.isEmpty)
      #expect(outcome.output.hasPrefix(start))
    }
  }

  @Test(
    "mistakes are told with exit code 64 where the command is wrong, 2 where the scenario is",
    arguments: [
      (
        ["--vary", "products.tea.unit_cost=2..1"], 64,
        "tea.yaml: error: the range of 'products.tea.unit_cost' begins at 2, which is not below its "
          + "end 1\nhint: write the lower bound first\n"
      ),
      (
        ["--vary", "products.1.unit_cost=1,2", "--vary", "products.tea.unit_cost=1,2"], 64,
        "tea.yaml: error: 'products.1.unit_cost' and 'products.tea.unit_cost' are the same key, "
          + "varied twice\nhint: remove one of the two\n"
      ),
      (
        ["--vary", "products.tea.unit_cst=1,2"], 2,
        "--vary:1:1: error: unknown key 'unit_cst' in the product\nhint: did you mean 'unit_cost'?\n"
      ),
      (
        ["--vary", "products.tea.unit_cost=1,x"], 2,
        "tea.yaml: error: point 2 of 2 (products.tea.unit_cost=x) is no valid scenario\n"
          + "--vary:1:24: error: 'unit_cost' must be an amount such as 5.49, at least 0, with or "
          + "without '+- half-width', found 'x'\n"
      ),
    ] as [([String], Int32, String)])
  func mistakes(arguments: [String], code: Int32, text: String) throws {
    let folder = try folder()
    let outcome = try Program.run(["sweep", "tea.yaml"] + arguments, in: folder)
    #expect(outcome == Program.Outcome(code: code, output: "", messages: text))
  }

  @Test("a sweep of nothing and a number of points that makes no sense are wrong usage")
  func usage() throws {
    let folder = try folder()
    let nothing = try Program.run(["sweep", "tea.yaml"], in: folder)
    #expect(nothing.code == 64)
    #expect(
      nothing.messages.hasPrefix(
        "Error: nothing is varied; add --vary key=a,b,c or --vary key=low..high, such as --vary "
          + "consumers.traffic=0.8..1.2\n"))
    let points = try Program.run(
      ["sweep", "tea.yaml", "--vary", "products.tea.unit_cost=1..2", "--points", "1"], in: folder)
    #expect(points.code == 64)
    #expect(
      points.messages.hasPrefix(
        "Error: --points is 1, but must be at least 2 and at most 1000\n"))
  }
}
