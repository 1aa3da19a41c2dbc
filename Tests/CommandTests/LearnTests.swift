import Testing

/// A run's forecast held against sales that are its own plan.
@Suite struct LearnTests {
  private static let run = "results/shelf/latest"

  /// Compares the shelf's strategies, and writes the plan's first four weeks as if they had been sold.
  private static func folder() throws -> Folder {
    let folder = try Shelf.folder()
    let outcome = try Program.run(Shelf.compare(), in: folder)
    #expect(outcome.code == 0)
    let plan = try folder.text(run + "/plan/weekly_plan.csv").split(separator: "\n").dropFirst()
    let rows = plan.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .filter { ["1", "2", "3", "4"].contains($0[1]) }
      .map { "\($0[0]),\($0[2]),\($0[6]),\($0[3])" }
    let lines = ["sku,week,units,price"] + rows
    try folder.write(lines.joined(separator: "\n") + "\n", to: "sold.csv")
    return folder
  }

  private static let mistakes = [
    (
      ["--strategy", "hillo"], 64 as Int32,
      "error: the run has no strategy 'hillo'\nhint: did you mean 'hilo'?\n"
    ),
    (
      ["--to", "learned.yaml"], 2,
      """
      error: 'shelf' states its utilities, so there are no calibration targets to write
      hint: leave out --to, or write intent: {calibrate: ...}

      """
    ),
    (
      ["--strategy", "today"], 2,
      """
      error: no product-week can be compared: 8 had other prices than planned, 0 were not in stock \
      all week
      hint: name the strategy that was followed with --strategy, or replay the prices in a scenario

      """
    ),
  ]

  @Test("sales as planned lie in the forecast's intervals; mistakes are explained")
  func learn() throws {
    let folder = try Self.folder()
    let arguments = ["learn", Self.run, "sold.csv"]
    let outcome = try Program.run(arguments, in: folder)
    #expect(outcome.code == 0)
    let notes = outcome.messages.split(separator: "\n")
    #expect(notes.count == 2 && notes.allSatisfy { $0.hasPrefix("sold.csv:2: note: ") })
    #expect(outcome.output.contains("In the 80 % interval: 100.0 % of 8 sku-weeks."))
    #expect(outcome.output.contains("Left out: 8 without sales in the file."))
    let csv = try Program.run(arguments + ["--format", "csv"], in: folder).output
    #expect(csv.split(separator: "\n").count == 9 && csv.hasPrefix("sku,week,status,planned_price"))
    let json = try Program.run(arguments + ["--format", "json"], in: folder).output
    #expect(json.contains("\"compared\" : 8"))
    for (options, code, message) in Self.mistakes {
      let outcome = try Program.run(arguments + options, in: folder)
      #expect(outcome.code == code && outcome.output.isEmpty)
      #expect(outcome.messages.hasSuffix(message), "\(outcome.messages)")
    }
  }
}
