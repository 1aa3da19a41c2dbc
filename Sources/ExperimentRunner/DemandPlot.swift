import Foundation
import Reports

/// Demand curves as one SVG picture: a row per product, units to the left and profit to the right.
public struct DemandPlot: Sendable {
  private let analysis: DemandAnalysis

  /// Draws an analysis.
  public init(_ analysis: DemandAnalysis) {
    self.analysis = analysis
  }

  private static let panel = (width: 340.0, height: 200.0)
  private static let margin = (left: 60.0, top: 46.0, gap: 70.0, right: 20.0)
  private static let colours: [DemandAnalysis.Expectation: String] = [
    .adapted: "#1f5fa8", .frozen: "#c2571a",
  ]

  /// The picture, a file of its own.
  public func svg() -> String {
    let groups = groups()
    let width = Self.margin.left * 2 + Self.panel.width * 2 + Self.margin.right + 10
    let height = Self.margin.top + Double(groups.count) * (Self.panel.height + Self.margin.gap)
    var parts = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.number(width)) \
      \(Self.number(height))" font-family="sans-serif" font-size="11">
      <rect width="100%" height="100%" fill="white"/>
      <text x="12" y="20" font-size="14">\(Self.escape(analysis.scenario)): demand at prices of \
      \(Self.escape(analysis.firm)), per 1,000 occasions</text>
      """
    ]
    for (row, group) in groups.enumerated() {
      let top = Self.margin.top + Double(row) * (Self.panel.height + Self.margin.gap)
      parts.append(panel(group, "units", left: Self.margin.left, top: top) { $0.units })
      let right = Self.margin.left * 2 + Self.panel.width
      parts.append(
        panel(group, "profit, \(analysis.currency)", left: right, top: top) { $0.profit })
    }
    return parts.joined(separator: "\n") + "\n</svg>\n"
  }

  private func groups() -> [[DemandAnalysis.Curve]] {
    var groups: [[DemandAnalysis.Curve]] = []
    for curve in analysis.curves {
      if let last = groups.last?.first, last.product == curve.product,
        last.category == curve.category
      {
        groups[groups.count - 1].append(curve)
      } else {
        groups.append([curve])
      }
    }
    return groups
  }

  private func panel(
    _ curves: [DemandAnalysis.Curve], _ title: String, left: Double, top: Double,
    _ value: (DemandAnalysis.Point) -> Double
  ) -> String {
    let values = curves.flatMap { $0.points.map(value) }
    let frame = Frame(left: left, top: top, scale: ChartScale(spanning: values + [0], ticks: 4))
    let heading =
      "<text x=\"\(Self.number(left))\" y=\"\(Self.number(top + 12))\">"
      + "\(Self.escape(curves[0].category)) \(Self.escape(curves[0].product)): "
      + "\(Self.escape(title)) over price / list</text>"
    let lines = curves.enumerated().flatMap { Self.course($1, number: $0, in: frame, value) }
    return ([heading] + Self.axes(frame) + lines).joined(separator: "\n")
  }

  /// Where a panel's values lie in the picture.
  private struct Frame {
    let left: Double
    let top: Double
    /// The vertical axis.
    let scale: ChartScale

    func x(_ factor: Double) -> Double { left + (factor - 0.7) / 0.8 * DemandPlot.panel.width }

    func y(_ value: Double) -> Double {
      top + 34 + (1 - scale.share(value)) * DemandPlot.panel.height
    }
  }

  private static func axes(_ frame: Frame) -> [String] {
    let scale = frame.scale
    let columns = [0.7, 0.9, 1, 1.2, 1.5].flatMap { tick in
      [
        line(frame.x(tick), frame.y(scale.low), frame.x(tick), frame.y(scale.high), "#dddddd"),
        label(frame.x(tick), frame.y(scale.low) + 14, DemandAnalysis.text(tick, 1), "middle"),
      ]
    }
    let rows = scale.ticks.flatMap { level in
      [
        line(frame.x(0.7), frame.y(level), frame.x(1.5), frame.y(level), "#dddddd"),
        label(frame.left - 6, frame.y(level) + 4, scale.text(ofTick: level), "end"),
      ]
    }
    return columns + rows
  }

  /// A curve and its name, which stands between the heading and the panel.
  private static func course(
    _ curve: DemandAnalysis.Curve, number: Int, in frame: Frame,
    _ value: (DemandAnalysis.Point) -> Double
  ) -> [String] {
    let colour = colours[curve.expectation] ?? "black"
    let points = curve.points.map {
      "\(self.number(frame.x($0.factor))),\(self.number(frame.y(value($0))))"
    }
    return [
      "<polyline fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\" points=\""
        + points.joined(separator: " ") + "\"/>",
      "<text x=\"\(self.number(frame.left + 120 * Double(number)))\" "
        + "y=\"\(self.number(frame.top + 27))\" "
        + "fill=\"\(colour)\">\(curve.expectation.title)</text>",
    ]
  }

  private static func line(
    _ fromX: Double, _ fromY: Double, _ toX: Double, _ toY: Double, _ colour: String
  ) -> String {
    "<line x1=\"\(number(fromX))\" y1=\"\(number(fromY))\" x2=\"\(number(toX))\" "
      + "y2=\"\(number(toY))\" stroke=\"\(colour)\"/>"
  }

  private static func label(_ x: Double, _ y: Double, _ text: String, _ anchor: String) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\">\(text)</text>"
  }

  private static func number(_ value: Double) -> String { DemandAnalysis.text(value, 1) }

  private static func escape(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;")
  }
}
