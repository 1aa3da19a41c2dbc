import ResultsStore

extension HTMLReport {
  /// How the best was picked after the ranking.
  static func selection(_ context: ReportContext) -> Section? {
    guard let selection = context.summary.selection else { return nil }
    return Section(
      id: "selection", title: "Selection of the best",
      body: """
        <p class="lead">\(lead(selection)) The replications of the ranking are its first stage; \
        \(selection.seasons) seasons came on top.</p>
        \(table(selection, context))
        """)
  }

  private static func lead(_ selection: SelectionSummary) -> Markup {
    selection.method == "kn"
      ? """
      Strategies were simulated on, with the same random numbers, and dropped as soon as chance could \
      no longer explain how far they lay behind (Kim and Nelson 2001).
      """
      : """
      Further seasons went where they tell most about which strategy is the best (optimal computing \
      budget allocation, Chen and others 2000).
      """
  }

  private static func table(
    _ selection: SelectionSummary, _ context: ReportContext
  ) -> Markup {
    HTMLTable(
      "Replications and mean objective over them",
      columns: [.text("Strategy"), .number("Replications"), .number("Mean"), .text("At the end")],
      rows: selection.rows.map { row in
        let isPicked = row.strategy == selection.picked
        let end: Markup =
          isPicked
          ? "picked" : !row.isInPlay ? "dropped" : selection.method == "kn" ? "in play" : ""
        return (
          isPicked ? "winner" : "",
          [
            "\(row.strategy)", "\(row.replications)",
            "\(context.format.decimal(row.mean, decimals: 0))", end,
          ]
        )
      }
    ).markup
  }
}
