/// A brief as one HTML file: no network, no script, print rules for A4; every text is escaped.
public enum BriefHTML {
  /// Returns the page.
  public static func text(_ brief: PromotionBrief) -> String {
    let document = BriefDocument(brief)
    let banners = document.banners.map { "<p class=\"stop\">\(escaped($0))</p>\n" }.joined()
    let sections = document.sections.map(section).joined()
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(escaped(document.title))</title>
      <style>
      \(style)</style>
      </head>
      <body>
      <header><h1>\(escaped(document.title))</h1><p>\(escaped(document.subtitle))</p></header>
      \(banners)\(sections)</body>
      </html>

      """
  }

  private static func section(_ section: BriefDocument.Section) -> String {
    let blocks = section.blocks.map(block).joined()
    return """
      <section id="part-\(section.number)">
      <h2>\(section.number). \(escaped(section.title))</h2>
      \(blocks)</section>

      """
  }

  private static func block(_ block: BriefDocument.Block) -> String {
    switch block {
    case .paragraph(let text): "<p>\(words(text))</p>\n"
    case .banner(let text): "<p class=\"note\">\(words(text))</p>\n"
    case .heading(let text): "<h3>\(escaped(text))</h3>\n"
    case .list(let items):
      items.isEmpty
        ? "" : "<ul>\n" + items.map { "<li>\(words($0))</li>\n" }.joined() + "</ul>\n"
    case .facts(let pairs):
      "<dl>\n"
        + pairs.map { "<dt>\(escaped($0.name))</dt><dd>\(words($0.value))</dd>\n" }.joined()
        + "</dl>\n"
    case .table(let header, let rows, let firstNumber):
      rows.isEmpty ? "" : table(header, rows, firstNumber: firstNumber)
    }
  }

  private static func table(
    _ header: [String], _ rows: [[String]], firstNumber: Int
  ) -> String {
    func kind(_ column: Int) -> String { column < firstNumber ? "" : " class=\"number\"" }
    let head = header.enumerated().map {
      "<th scope=\"col\"\(kind($0.offset))>\(escaped($0.element))</th>"
    }.joined()
    let body = rows.map { row in
      "<tr>"
        + row.enumerated().map { "<td\(kind($0.offset))>\(words($0.element))</td>" }.joined()
        + "</tr>\n"
    }.joined()
    return """
      <div class="table" role="region" tabindex="0" aria-label="\(escaped(header.first ?? "table"))">\
      <table><thead><tr>\(head)</tr></thead>
      <tbody>
      \(body)</tbody></table></div>

      """
  }

  /// Running text, in which words between backticks become code.
  private static func words(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    guard parts.count % 2 == 1 else { return escaped(text) }
    return parts.enumerated().map { place, part in
      place % 2 == 1 ? "<code>\(escaped(part))</code>" : escaped(part)
    }.joined()
  }

  /// Returns the text with everything that HTML reads as markup escaped.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default:
        let isControl = scalar.properties.generalCategory == .control
        result.unicodeScalars.append(isControl && scalar != "\n" ? " " : scalar)
      }
    }
    return result
  }

  private static let style = """
    :root { color-scheme: light; --ink: #1c2024; --soft: #5b6470; --line: #d8dde3; --band: #f4f6f8; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 4rem; color: var(--ink);
      background: #fff; font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif;
      overflow-wrap: anywhere; }
    h1 { font-size: 1.7rem; margin: 0; line-height: 1.2; }
    header p { margin: .25rem 0 1rem; color: var(--soft); }
    h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; padding-bottom: .25rem;
      border-bottom: 2px solid var(--ink); }
    h3 { font-size: 1rem; margin: 1.25rem 0 .35rem; }
    p, ul, dl { margin: .5rem 0; }
    ul { padding-left: 1.2rem; }
    dl { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: .2rem 1rem; }
    dt { color: var(--soft); }
    dd { margin: 0; }
    .stop, .note { padding: .6rem .8rem; border-left: 4px solid #b3261e; background: #fdf1f0;
      font-weight: 600; }
    .note { border-color: #8a6d1a; background: #fdf8e7; font-weight: 400; }
    .table { overflow-x: auto; margin: .5rem 0; }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; overflow-wrap: normal; }
    th, td { text-align: left; vertical-align: top; padding: .35rem .5rem;
      border-bottom: 1px solid var(--line); }
    th { background: var(--band); font-weight: 600; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    td.number { white-space: nowrap; }
    code { font-size: .9em; background: var(--band); padding: 0 .2em; }
    @media (max-width: 40rem) {
      dl { grid-template-columns: 1fr; gap: 0; }
      dd { margin-bottom: .4rem; }
    }
    @page { size: A4; margin: 16mm 14mm; }
    @media print {
      body { max-width: none; padding: 0; font-size: 9.5pt; }
      h2, h3 { break-after: avoid; }
      tr, dl, .stop, .note { break-inside: avoid; }
      thead { display: table-header-group; }
      .table { overflow: visible; }
      table { font-size: 8pt; overflow-wrap: break-word; }
      td.number { white-space: normal; }
      th, td { padding: .2rem .3rem; }
    }

    """
}
