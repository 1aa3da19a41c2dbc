public import ResultsStore

/// How the probability of buying an offer depends on price, flags and history, as one SVG picture: a
/// row of charts per category.
public enum PurchaseReasonsPlot {
  /// Returns the picture, a file of its own; equal reasons give equal bytes.
  public static func svg(_ reasons: [ComparisonSummary.PurchaseReasons]) -> String {
    let rows = reasons.map { ($0.category, charts($0)) }
    let columns = Double(rows.map(\.1.count).max() ?? 0)
    let rowHeight = CurveChart.height + 30
    let (width, height) = (columns * CurveChart.width, rowHeight * Double(rows.count) + 10)
    let pieces = rows.enumerated().map { row, part -> Markup in
      let top = rowHeight * Double(row)
      let drawings = part.1.enumerated().map { column, chart -> Markup in
        """
        <g transform="translate(\(CurveChart.width * Double(column)) \(top + 26))">\
        <text class="tick" x="52" y="10">\(chart.title)</text>\(chart.drawing)</g>\n
        """
      }
      return """
        <text class="title" x="12" y="\(top + 18)">\(part.0): probability of buying an own offer</text>
        \(drawings)
        """
    }
    let picture: Markup = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)">
      <style>\(style)</style>
      <rect width="100%" height="100%" fill="#ffffff"/>
      \(pieces)</svg>

      """
    return picture.text
  }

  /// The report's colours for light pages, without variables, which few programs but browsers read.
  static let style: Markup = """
    text { font-family: sans-serif; font-size: 11px; fill: #55606d; } \
    .title { font-size: 14px; fill: #1a2027; } \
    .tick.y { text-anchor: end; } .tick.x { text-anchor: middle; } \
    .grid { stroke: #dde2e8; } .line { fill: none; stroke-width: 2; } \
    .line.winner { stroke: #0068a8; } \
    .line.baseline { stroke: #68727e; stroke-width: 4.5; stroke-opacity: 0.55; }
    """

  /// Prices, flags and history; charts without lines are left out.
  static func charts(_ reasons: ComparisonSummary.PurchaseReasons) -> [CurveChart] {
    let prices = [(0.7, "0.7"), (0.85, "0.85"), (1, "list"), (1.15, "1.15"), (1.3, "1.3")]
    let all = [
      chart(
        reasons, "Price over list", [(.lastingPrice, "lasting"), (.oneWeekPrice, "one week")],
        labels: prices),
      chart(
        reasons, "Flags", [(.display, "display"), (.mailer, "mailer")],
        labels: [(0, "without"), (1, "with")]),
      chart(
        reasons, "Past purchases that the network sees one by one",
        [(.history, "newest purchases")], labels: [(0, "0"), (4, "4"), (8, "8"), (16, "16")]),
    ]
    return all.filter { !$0.lines.isEmpty }
  }

  private static func chart(
    _ reasons: ComparisonSummary.PurchaseReasons, _ title: String,
    _ variables: [(ComparisonSummary.PurchaseReasons.Variable, String)],
    labels: [(Double, String)]
  ) -> CurveChart {
    let roles = ["winner", "baseline"]
    let lines = zip(variables, roles).compactMap { variable, role -> CurveChart.Line? in
      guard let curve = reasons.curves.first(where: { $0.variable == variable.0 }),
        !curve.values.isEmpty
      else { return nil }
      let points = zip(curve.values, curve.probabilities).map { (x: $0, y: $1) }
      return CurveChart.Line(role: role, name: variable.1, points: points)
    }
    let last = lines.flatMap { $0.points.map(\.x) }.max() ?? 0
    return CurveChart(
      title: title, lines: lines,
      labels: labels.filter { $0.0 <= last }.map { (x: $0.0, text: $0.1) })
  }
}
