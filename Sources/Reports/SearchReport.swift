public import ResultsStore

/// The report of a search: one HTML file that needs no network and no script.
public enum SearchReport {
  /// Returns the whole file; equal summaries give equal bytes.
  public static func render(_ summary: SearchSummary) -> String {
    let page = SearchPage(summary)
    return HTMLPage(
      toolVersion: summary.toolVersion, runID: summary.runID,
      title: "\(summary.scenario): the best \(summary.strategy)", styles: [SearchChart.css],
      heading: summary.scenario,
      lead: "A search for the best parameters of <code>\(summary.strategy)</code>.",
      body: "\(page.answer)\n\(page.sections.map(\.markup))"
    ).text
  }
}
