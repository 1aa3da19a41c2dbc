public import ResultsStore

/// The report of a sweep: one HTML file that needs no network and no script.
public enum SweepReport {
  /// Returns the whole file; equal summaries give equal bytes.
  public static func render(_ summary: SweepSummary) -> String {
    let page = SweepPage(summary)
    let markup: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="marketeer \(summary.toolVersion)">
      <title>\(summary.scenario): where the winner changes</title>
      <style>
      \(ReportStyle.css)
      \(SweepColours.css)
      \(SweepLineChart.css)
      </style>
      </head>
      <body>
      <header><h1>\(summary.scenario)</h1>
      <p class="lead">A sweep of \(page.keys): \(summary.points.count) points, every strategy on \
      \(summary.replications) replications at each.</p></header>
      <main>
      \(page.answer)
      \(page.sections.map(\.markup))</main>
      <footer>Made by marketeer \(summary.toolVersion), run <code>\(summary.runID)</code>. \
      The market and its consumers are simulated.</footer>
      </body>
      </html>

      """
    return markup.text
  }
}
