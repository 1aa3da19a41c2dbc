/// The frame of every report: one HTML file that needs no network and no script.
struct HTMLPage {
  /// The version of the tool.
  var toolVersion: String
  /// The run's id.
  var runID: String
  /// What browsers show as the page's name.
  var title: String
  /// Rules beyond those that all reports have, a line each.
  var styles: [Markup] = []
  /// The scenario's name.
  var heading: String
  /// What stands below it, in one paragraph.
  var lead: Markup
  /// The answer and the sections.
  var body: Markup

  /// The whole file; equal parts give equal bytes.
  var text: String {
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="marketeer \(toolVersion)">
      <title>\(title)</title>
      <style>
      \(ReportStyle.css)
      \(styles.map { "\($0)\n" as Markup })</style>
      </head>
      <body>
      <header><h1>\(heading)</h1>
      <p class="lead">\(lead)</p></header>
      <main>
      \(body)</main>
      <footer>Made by marketeer \(toolVersion), run <code>\(runID)</code>. \
      The market and its consumers are simulated.</footer>
      </body>
      </html>

      """
    return page.text
  }
}
