/// What Q-learning firms do once they have settled, as an SVG picture: prices after a deviation, and
/// how long their cycles are.
public enum CollusionPlot {
  /// Returns the picture, a file of its own; equal numbers give equal bytes.
  ///
  /// - Parameters:
  ///   - deviator: Relative change of the deviator's price by period, from the deviation on.
  ///   - others: The same of all others' prices.
  ///   - cycleShares: Share of sessions by length of the cycle, from length 1.
  /// - Returns: The file's text.
  public static func svg(
    deviator: [Double], others: [Double], cycleShares: [Double]
  ) -> String {
    let charts = charts(deviator: deviator, others: others, cycleShares: cycleShares)
    let pieces = charts.enumerated().map { column, chart -> Markup in
      """
      <g transform="translate(\(CurveChart.width * Double(column)) 26)">\
      <text class="title" x="12" y="0">\(chart.title)</text>\(chart.drawing)</g>\n
      """
    }
    let picture: Markup = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \
      \(CurveChart.width * Double(charts.count)) \(CurveChart.height + 34)">
      <style>\(PurchaseReasonsPlot.style)</style>
      <rect width="100%" height="100%" fill="#ffffff"/>
      \(pieces)</svg>

      """
    return picture.text
  }

  /// The two charts; the first one only where somebody could deviate.
  static func charts(
    deviator: [Double], others: [Double], cycleShares: [Double]
  ) -> [CurveChart] {
    (deviator.isEmpty ? [] : [response(deviator, others)]) + [cycles(cycleShares)]
  }

  private static func response(_ deviator: [Double], _ others: [Double]) -> CurveChart {
    CurveChart(
      title: "Prices after a deviation, by period",
      lines: [
        CurveChart.Line(role: "baseline", name: "others", points: points(others, from: 0)),
        CurveChart.Line(role: "winner", name: "deviator", points: points(deviator, from: 0)),
      ],
      labels: stride(from: 0, to: deviator.count, by: 2).map { (Double($0), "\($0)") })
  }

  private static func cycles(_ shares: [Double]) -> CurveChart {
    CurveChart(
      title: "Share of sessions by length of the cycle",
      lines: [CurveChart.Line(role: "winner", name: "sessions", points: points(shares, from: 1))],
      labels: shares.indices.map { (Double($0 + 1), "\($0 + 1)") })
  }

  private static func points(_ values: [Double], from first: Int) -> [(x: Double, y: Double)] {
    values.enumerated().map { (x: Double(first + $0), y: $1) }
  }
}
