public import ResultsStore

/// The report of a sweep: one HTML file that needs no network and no script.
public enum SweepReport {
  /// Returns the whole file; equal summaries give equal bytes.
  public static func render(_ summary: SweepSummary) -> String {
    let page = SweepPage(summary)
    return HTMLPage(
      toolVersion: summary.toolVersion, runID: summary.runID,
      title: "\(summary.scenario): where the winner changes",
      styles: [SweepColours.css, SweepLineChart.css], heading: summary.scenario,
      lead: """
        A sweep of \(page.keys): \(summary.points.count) points, every strategy on \
        \(summary.replications) replications at each.
        """,
      body: "\(page.answer)\n\(page.sections.map(\.markup))"
    ).text
  }
}
